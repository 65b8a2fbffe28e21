package dev.assay.vectors;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.credential.Limits;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.status.CertificateRevocation;
import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificatePaths;
import dev.assay.x509.CertificateProfile;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.ValidatedPath;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A path as a suite has it: validated as that of a credential's signer, held to RFC 5280 in full,
 * and every certificate of it looked up in the revocation lists that the suite supplies.
 *
 * @param chain DER, the signer's certificate first
 * @param anchors DER
 * @param lists revocation lists in DER
 * @param revocation whether they have to answer
 */
record PathTrial(
    List<byte[]> chain,
    List<byte[]> anchors,
    List<byte[]> lists,
    Instant at,
    RevocationUse revocation) {

  /** The suites have longer chains than the default takes. */
  private static final Limits LIMITS =
      new Limits(1 << 20, 512, 32, 12, 8, 16 << 20, Duration.ofSeconds(60));

  private static final Crypto CRYPTO = Crypto.select();
  private static final CertificatePaths PATHS = new CertificatePaths(CRYPTO, LIMITS);

  private static final ServiceTerms TERMS =
      new ServiceTerms(
          Set.of("*"),
          Set.of("*"),
          ServiceTerms.DEFAULT_ALGORITHMS,
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          TypeMetadataUse.IF_SUPPLIED);

  /** Why the path is not accepted; empty if it is. */
  String fault() {
    Set<AnchorCertificate> listed = new HashSet<>();
    for (byte[] anchor : anchors) {
      try {
        listed.add(new AnchorCertificate(CertificateReader.der(anchor)));
      } catch (CertificateFault e) {
        return "anchor: " + e.reason();
      }
    }
    List<String> texts =
        chain.stream().map(der -> Base64.getEncoder().encodeToString(der)).toList();
    Checks checks = new Checks();
    List<ValidatedPath> found = new ArrayList<>();
    Report report =
        checks.run(
            () ->
                found.add(
                    PATHS.validate(
                        texts, listed, at, CertificateProfile.CREDENTIAL_SIGNER, checks)));
    if (found.isEmpty()) {
      return first(report);
    }
    return found.get(0).conformanceFault().orElseGet(() -> revocationFault(found.get(0)));
  }

  /** An issuer may have several lists: each is tried for what it is worth. */
  private String revocationFault(ValidatedPath path) {
    List<X509Certificate> certificates = path.certificates();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      List<X509Certificate> pair = certificates.subList(i, i + 2);
      String fault = lists.isEmpty() ? answer(pair, List.of()) : "";
      for (byte[] list : lists) {
        fault = answer(pair, List.of(list));
        if (fault.isEmpty() || fault.contains("revocation.revoked")) {
          break;
        }
      }
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }

  private String answer(List<X509Certificate> pair, List<byte[]> supplied) {
    List<Document> documents =
        supplied.stream()
            .map(
                der ->
                    Document.of(
                        CertificateRevocation.suppliedBy(pair.get(1)),
                        "application/pkix-crl",
                        der,
                        at))
            .toList();
    Checks checks = new Checks();
    Report report =
        checks.run(
            () ->
                new CertificateRevocation(CRYPTO, LIMITS)
                    .check(
                        pair,
                        TERMS,
                        revocation,
                        at,
                        new Evidence(Documents.of(documents)),
                        checks));
    return report.permitsAcceptance() ? "" : first(report);
  }

  private static String first(Report report) {
    return report.results().stream()
        .filter(row -> row.outcome() == Outcome.FAILED || row.outcome() == Outcome.UNDETERMINED)
        .map(PathTrial::show)
        .findFirst()
        .orElse("not run");
  }

  private static String show(CheckResult row) {
    return row.rule().code() + ": " + row.detail();
  }
}
