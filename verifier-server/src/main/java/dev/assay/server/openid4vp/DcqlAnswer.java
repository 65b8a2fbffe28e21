package dev.assay.server.openid4vp;

import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.Report;
import dev.assay.server.openid4vp.PresentationFinding.Matched;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer is worth for the query that it was given to: OpenID4VP 1.0, 8.6. Only {@link
 * Satisfied} gives access to claims.
 *
 * <p>A presentation that was rejected, or that is not what was asked for, is discarded, and the
 * rest decides; but an answer of which any presentation was made for another transaction, verifier
 * or exchange is rejected whole (14.2.2). Whom to trust was decided before, by the trust list, and
 * not by what the query says of trusted authorities.
 */
public sealed interface DcqlAnswer {

  /** One row for each rule of {@link DcqlRule} that binds an answer as a whole. */
  Report report();

  /** What each presentation is worth, by the ids that were asked for and answered. */
  Map<String, List<PresentationFinding>> findings();

  /** The answer in one word. */
  Verdict verdict();

  /**
   * Everything that is needed is there.
   *
   * @param credentials by the ids that were asked for, in their order: claims that were asked for,
   *     and nothing else; at least one
   */
  record Satisfied(
      Report report,
      Map<String, List<PresentationFinding>> findings,
      Map<String, List<Matched>> credentials)
      implements DcqlAnswer {

    public Satisfied {
      findings = copy(findings);
      credentials = copy(credentials);
    }

    @Override
    public Verdict verdict() {
      return Verdict.ACCEPTED;
    }

    /** Does not show the claims. */
    @Override
    public String toString() {
      return "Satisfied" + credentials.keySet();
    }
  }

  /** Something is wrong, or missing. */
  record Unsatisfied(Report report, Map<String, List<PresentationFinding>> findings)
      implements DcqlAnswer {

    public Unsatisfied {
      findings = copy(findings);
    }

    @Override
    public Verdict verdict() {
      return Verdict.REJECTED;
    }
  }

  /** Nothing is wrong, but a credential that is needed could be neither accepted nor rejected. */
  record Undetermined(Report report, Map<String, List<PresentationFinding>> findings)
      implements DcqlAnswer {

    public Undetermined {
      findings = copy(findings);
    }

    @Override
    public Verdict verdict() {
      return Verdict.UNDETERMINED;
    }
  }

  /**
   * Holds an answer against its query.
   *
   * @param given by the keys of {@code vp_token}: what became of each presentation under it, in
   *     their order
   */
  static DcqlAnswer check(DcqlQuery query, Map<String, List<VerificationResult>> given) {
    return check(query, given, Holders.REPORT);
  }

  /** The same for a service that may demand that the credentials are one person's. */
  static DcqlAnswer check(
      DcqlQuery query, Map<String, List<VerificationResult>> given, Holders holders) {
    return new AnswerCheck(query, given, holders).run();
  }

  private static <T> Map<String, List<T>> copy(Map<String, List<T>> lists) {
    Map<String, List<T>> copy = new LinkedHashMap<>();
    lists.forEach((id, list) -> copy.put(id, List.copyOf(list)));
    return Collections.unmodifiableMap(copy);
  }
}
