package dev.assay.server.picture;

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
import dev.assay.testkit.ShcVectors;
import dev.assay.trust.TrustLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** SMART Health Cards as pictures of other people's making, from the picture to the verdict. */
class CardPicturesTest {

  /** Cases that are about the picture itself, or about what is no card, with the verdict here. */
  private static final Map<String, Verdict> OTHERWISE =
      Map.of(
          // Deprecated parts are read unless the trust list forbids them.
          "26 Cards: unnecessary QR chunks", Verdict.ACCEPTED,
          // How densely a code is printed changes nothing about what it says.
          "51 Cards: invalid QR version", Verdict.ACCEPTED);

  /** A code of so few pixels a module that our reader of pictures finds none. */
  private static final String TOO_SMALL = "15 Cards: valid 00 QR code: requires scaling 23";

  private static final Set<String> FORMS =
      Set.of("smart-health-card.jws", "smart-health-card.kid", "smart-health-card.numeric");

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final RequestReader reader = new RequestReader(verifier.formatIds());

  @TestFactory
  List<DynamicTest> everyPictureGetsItsVerdict() {
    return ShcVectors.pictures().stream()
        .filter(one -> !one.id().equals(TOO_SMALL))
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one)))
        .toList();
  }

  private void check(ShcVectors.Case one) throws IOException, PictureException, RequestFault {
    List<byte[]> pictures = new ArrayList<>();
    for (Path file : one.pictures()) {
      pictures.add(Files.readAllBytes(file));
    }
    VerificationResult result = verify(one.requestWith(CodePictures.read(pictures)));
    List<String> failed =
        result.facts().report().with(Outcome.FAILED).stream()
            .map(CheckResult::rule)
            .map(rule -> rule.code())
            .toList();
    Verdict published = one.isGood() ? Verdict.ACCEPTED : Verdict.REJECTED;
    Verdict expected = OTHERWISE.getOrDefault(one.id(), published);
    assertThat(result.verdict()).as(failed::toString).isEqualTo(expected);
    if (expected == Verdict.REJECTED) {
      assertThat(failed).isSubsetOf(FORMS).isNotEmpty();
    }
  }

  private VerificationResult verify(Map<String, Object> request) throws RequestFault {
    byte[] json = JSONObjectUtils.toJSONString(request).getBytes(StandardCharsets.UTF_8);
    RequestEnvelope envelope = reader.read(json, Instant.EPOCH);
    TrustLists trust = envelope.trust(TrustLists.none(), verifier.crypto());
    return verifier.verify(envelope.request(), envelope.at(), trust, envelope.ownDocuments());
  }
}
