package dev.assay;

import dev.assay.bundle.BundleFreshness;
import dev.assay.check.Report;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Document;
import dev.assay.rules.RuleFindings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found out, whatever its verdict. Together with the request and the documents
 * it is enough to replay the decision.
 *
 * @param format the format that the input was read as, absent if none recognised it
 * @param type the type that the input claims to be of
 * @param verifiedAt the instant of the decision
 * @param issuer the listed issuer whose signature holds, absent as long as that is not known
 * @param holder what was found out about the holder
 * @param status what was found out about the status
 * @param documents the documents that the decision used
 * @param rules what came of the business rules, absent if none were asked for, or it did not come
 *     to that
 * @param report one row a rule
 * @param freshness how old the bundle is that the decision was made from; absent if it was made
 *     from none
 */
public record Facts(
    Optional<String> format,
    Optional<String> type,
    Instant verifiedAt,
    Optional<TrustedIssuer> issuer,
    HolderProof holder,
    StatusOutcome status,
    List<Document> documents,
    Optional<RuleFindings> rules,
    Report report,
    Optional<BundleFreshness> freshness) {

  public Facts {
    documents = List.copyOf(documents);
  }

  /** Of a decision from no bundle, and under no business rules. */
  public Facts(
      Optional<String> format,
      Optional<String> type,
      Instant verifiedAt,
      Optional<TrustedIssuer> issuer,
      HolderProof holder,
      StatusOutcome status,
      List<Document> documents,
      Report report) {
    this(
        format,
        type,
        verifiedAt,
        issuer,
        holder,
        status,
        documents,
        Optional.empty(),
        report,
        Optional.empty());
  }
}
