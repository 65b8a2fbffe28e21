package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Verdict;
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
import dev.assay.status.RevocationRule;
import dev.assay.testkit.Vectors;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Revocation lists that others publish for tests. Good, revoked and unknown are accepted, rejected
 * and undetermined here.
 */
class RevocationVectorsTest {

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

  private final CertificateRevocation revocation =
      new CertificateRevocation(Crypto.select(), Limits.DEFAULT);
  private final Exceptions exceptions = Exceptions.read("ocsp-crl");

  @TestFactory
  List<DynamicTest> everyListGetsTheAnswerThatItsPublisherExpects() {
    JsonNode vectors = vectors();
    Instant at = Instant.parse(vectors.path("verify_time_iso").asText());
    return Vectors.list(vectors.path("cases")).stream()
        .map(one -> DynamicTest.dynamicTest(one.path("name").asText(), () -> check(one, at)))
        .toList();
  }

  @Test
  void noExceptionIsKeptForAListThatIsNotThere() {
    assertThat(exceptions.ids())
        .isSubsetOf(
            Vectors.list(vectors().path("cases")).stream()
                .map(one -> one.path("name").asText())
                .collect(Collectors.toSet()));
  }

  private void check(JsonNode one, Instant at) throws CertificateFault {
    X509Certificate issuer = certificate(one, "ca_certificate");
    X509Certificate certificate = certificate(one, "certificate");
    Document list =
        Document.of(
            CertificateRevocation.suppliedBy(issuer),
            "application/pkix-crl",
            Base64.getDecoder().decode(one.path("crl").asText()),
            at);
    Checks checks = new Checks();
    Report report =
        checks.run(
            () ->
                revocation.check(
                    List.of(certificate, issuer),
                    TERMS,
                    RevocationUse.REQUIRED,
                    at,
                    new Evidence(Documents.of(List.of(list))),
                    checks));
    Verdict expected =
        switch (one.path("expected").asText()) {
          case "GOOD" -> Verdict.ACCEPTED;
          case "REVOKED" -> Verdict.REJECTED;
          default -> Verdict.UNDETERMINED;
        };
    assertThat(verdict(report))
        .as(() -> report.with(Outcome.UNDETERMINED).toString())
        .isEqualTo(exceptions.verdictOf(one.path("name").asText(), expected));
  }

  private static Verdict verdict(Report report) {
    if (!report.with(Outcome.FAILED).isEmpty()) {
      return Verdict.REJECTED;
    }
    return report.outcomeOf(RevocationRule.NOT_REVOKED) == Outcome.PASSED
        ? Verdict.ACCEPTED
        : Verdict.UNDETERMINED;
  }

  private static X509Certificate certificate(JsonNode one, String name) throws CertificateFault {
    return CertificateReader.der(Base64.getDecoder().decode(one.path(name).asText()));
  }

  private static JsonNode vectors() {
    Path folder = Vectors.folder("ocsp-crl");
    return Vectors.json(folder.resolve("crl-boringssl.json"));
  }
}
