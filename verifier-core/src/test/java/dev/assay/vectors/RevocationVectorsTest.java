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
import dev.assay.status.OcspRule;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Revocation lists and answers of responders that others publish for tests. Good, revoked and
 * unknown are accepted, rejected and undetermined here.
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
    JsonNode vectors = vectors("crl-boringssl.json");
    Instant at = Instant.parse(vectors.path("verify_time_iso").asText());
    return Vectors.list(vectors.path("cases")).stream()
        .map(one -> DynamicTest.dynamicTest(one.path("name").asText(), () -> check(one, at)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyAnswerGetsTheVerdictThatItsPublisherExpects() {
    JsonNode vectors = vectors("ocsp-boringssl.json");
    Instant at = Instant.parse(vectors.path("verify_time_iso").asText());
    return Vectors.list(vectors.path("cases")).stream()
        .map(one -> DynamicTest.dynamicTest(one.path("name").asText(), () -> checkOcsp(one, at)))
        .toList();
  }

  @Test
  void noExceptionIsKeptForAListThatIsNotThere() {
    assertThat(exceptions.ids())
        .isSubsetOf(
            Stream.of("crl-boringssl.json", "ocsp-boringssl.json")
                .flatMap(file -> Vectors.list(vectors(file).path("cases")).stream())
                .map(one -> one.path("name").asText())
                .collect(Collectors.toSet()));
  }

  private void checkOcsp(JsonNode one, Instant at) throws CertificateFault {
    X509Certificate certificate = certificate(one, "certificate");
    Document answer =
        Document.of(
            CertificateRevocation.answerAbout(certificate),
            "application/ocsp-response",
            Base64.getDecoder().decode(one.path("ocsp_response").asText()),
            at);
    check(
        one.path("name").asText(),
        one.path("expected_revocation_status").asText(),
        List.of(certificate, certificate(one, "ca_certificate")),
        answer,
        at);
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
    check(
        one.path("name").asText(),
        one.path("expected").asText(),
        List.of(certificate, issuer),
        list,
        at);
  }

  private void check(
      String name, String status, List<X509Certificate> path, Document document, Instant at) {
    Checks checks = new Checks();
    Report report =
        checks.run(
            () ->
                revocation.check(
                    path,
                    TERMS,
                    RevocationUse.REQUIRED,
                    at,
                    new Evidence(Documents.of(List.of(document))),
                    checks));
    Verdict expected =
        switch (status) {
          case "GOOD" -> Verdict.ACCEPTED;
          case "REVOKED" -> Verdict.REJECTED;
          default -> Verdict.UNDETERMINED;
        };
    assertThat(verdict(report))
        .as(() -> report.with(Outcome.UNDETERMINED).toString())
        .isEqualTo(exceptions.verdictOf(name, expected));
  }

  private static Verdict verdict(Report report) {
    if (!report.with(Outcome.FAILED).isEmpty()) {
      return Verdict.REJECTED;
    }
    return report.outcomeOf(RevocationRule.NOT_REVOKED) == Outcome.PASSED
            || report.outcomeOf(OcspRule.NOT_REVOKED) == Outcome.PASSED
        ? Verdict.ACCEPTED
        : Verdict.UNDETERMINED;
  }

  private static X509Certificate certificate(JsonNode one, String name) throws CertificateFault {
    return CertificateReader.der(Base64.getDecoder().decode(one.path(name).asText()));
  }

  private static JsonNode vectors(String file) {
    Path folder = Vectors.folder("ocsp-crl");
    return Vectors.json(folder.resolve(file));
  }
}
