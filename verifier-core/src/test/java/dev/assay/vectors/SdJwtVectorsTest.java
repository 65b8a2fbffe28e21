package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.testkit.SdJwtVectors;
import dev.assay.trust.TrustLists;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tokens that other people's software made, with what their publishers expect of them. */
class SdJwtVectorsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final RequestReader reader = new RequestReader(verifier.formatIds());
  private final Exceptions exceptions = Exceptions.read("sd-jwt");

  @TestFactory
  List<DynamicTest> everyTokenGetsTheVerdictThatItsPublisherExpects() {
    return cases().stream()
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one)))
        .toList();
  }

  @Test
  void noExceptionIsKeptForATokenThatIsNotThere() {
    assertThat(exceptions.ids())
        .isSubsetOf(cases().stream().map(SdJwtVectors.Case::id).collect(Collectors.toSet()));
  }

  private void check(SdJwtVectors.Case one) {
    VerificationResult result;
    try {
      result = verify(one);
    } catch (RequestFault unreadableAnchor) {
      // An anchor that cannot be read is a fault of the request, and trusts nobody.
      assertThat(exceptions.verdictOf(one.id(), Verdict.ACCEPTED)).isEqualTo(Verdict.REJECTED);
      return;
    }
    Verdict expected = one.accepted() ? Verdict.ACCEPTED : Verdict.REJECTED;
    assertThat(result.verdict())
        .as(() -> result.facts().report().with(Outcome.FAILED).toString())
        .isEqualTo(exceptions.verdictOf(one.id(), expected));
    if (result instanceof VerificationResult.Accepted accepted && one.claims().isPresent()) {
      assertThat(Plain.json(accepted.credential().claims().asMap()))
          .isEqualTo(Plain.json(one.claims().get()));
    }
  }

  private VerificationResult verify(SdJwtVectors.Case one) throws RequestFault {
    RequestEnvelope envelope = reader.read(one.line().getBytes(StandardCharsets.UTF_8), NOW);
    TrustLists trust = envelope.trust(TrustLists.none(), verifier.crypto());
    return verifier.verify(envelope.request(), envelope.at(), trust, envelope.ownDocuments());
  }

  private static List<SdJwtVectors.Case> cases() {
    Path folder = VectorsFolder.find().resolve("sd-jwt");
    assumeTrue(
        Files.isDirectory(folder),
        () -> "no third-party vectors at " + folder + "; set -Dvectors.dir");
    return SdJwtVectors.all(folder);
  }

  /** Both sides of a comparison, without the classes that a JSON library happens to use. */
  private static final class Plain {

    static Object json(Object value) {
      if (value instanceof Map<?, ?> map) {
        return map.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> json(entry.getValue())));
      }
      if (value instanceof List<?> list) {
        return list.stream().map(Plain::json).toList();
      }
      if (value instanceof Number number) {
        return new java.math.BigDecimal(number.toString()).stripTrailingZeros();
      }
      return value == null ? "null" : value instanceof Enum<?> ? "null" : value;
    }
  }
}
