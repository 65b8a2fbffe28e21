package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.status.RevocationRule;
import dev.assay.testkit.VdsVectors;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seals that others made, with what their publisher expects of them, and why. */
class VdsVectorsTest {

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final RequestReader reader = new RequestReader(verifier.formatIds());

  @Test
  void everySealGetsWhatItsPublisherExpects() throws RequestFault {
    for (VdsVectors.Case one : VdsVectors.all()) {
      VerificationResult result = verify(one.request());
      assertThat(result.verdict().name().toLowerCase(Locale.ROOT))
          .as(() -> one.id() + ": " + result.facts().report().with(Outcome.FAILED))
          .isEqualTo(one.verdict());
      assertThat(result.facts().report().with(Outcome.FAILED))
          .extracting(CheckResult::rule)
          .extracting(rule -> rule.fault().code())
          .isEqualTo(one.fault().isEmpty() ? List.of() : List.of(one.fault()));
    }
  }

  @Test
  void theRealListOfTheAuthorityAnswers() throws RequestFault {
    Map<String, Object> request = VdsVectors.all().get(0).request();
    assertThat(revoked(request)).isEqualTo(Outcome.PASSED);
    request.put("at", "2021-12-01T00:00:00Z");
    VerificationResult late = verify(request);
    assertThat(late.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(late.facts().report().outcomeOf(RevocationRule.CURRENT))
        .isEqualTo(Outcome.UNDETERMINED);
    request.remove("documents");
    assertThat(revoked(request)).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(verify(request).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void recognisesTheRealSealAndNothingElse() throws RequestFault {
    for (VdsVectors.Case one : VdsVectors.all()) {
      Map<String, Object> request = one.request();
      request.remove("format");
      assertThat(verify(request).facts().format().isPresent())
          .isEqualTo(!one.fault().equals("input.malformed"));
    }
  }

  @Test
  void theCertificateCountsOnlyWithinItsTimes() throws RequestFault {
    Map<String, Object> request = VdsVectors.all().get(0).request();
    request.remove("documents");
    for (String at : List.of("2021-08-31T13:59:59Z", "2031-10-01T00:00:00Z")) {
      request.put("at", at);
      assertThat(verify(request).verdict()).isEqualTo(Verdict.REJECTED);
    }
  }

  private Outcome revoked(Map<String, Object> request) throws RequestFault {
    return verify(request).facts().report().outcomeOf(RevocationRule.NOT_REVOKED);
  }

  private VerificationResult verify(Map<String, Object> request) throws RequestFault {
    byte[] json = JSONObjectUtils.toJSONString(request).getBytes(StandardCharsets.UTF_8);
    RequestEnvelope envelope = reader.read(json, Instant.parse("2026-11-23T00:00:00Z"));
    TrustLists trust = envelope.trust(TrustLists.none(), verifier.crypto());
    return verifier.verify(envelope.request(), envelope.at(), trust, envelope.ownDocuments());
  }
}
