package dev.assay.server.iso18013;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.jose.Base64Url;
import dev.assay.server.iso18013.MdocApiAnswer.Offer;
import dev.assay.server.openid4vp.WalletResponse;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MdocApiAnswerTest {

  private static final byte[] SOME = {1, 2, 3};

  @Test
  void aSealedResponseIsReadAndStaysSealed() {
    String response = encoded(List.of("dcapi", Map.of("enc", SOME, "cipherText", SOME)));
    Checks checks = new Checks();
    assertThat(MdocApiAnswer.read(Map.of("response", response), Offer.MADE, checks))
        .contains(new WalletResponse.Returned(response));
    assertThat(checks.report().permitsAcceptance()).isTrue();
  }

  @Test
  @Violates("iso18013-7.api.asked")
  void nothingIsReadThatWasNotAskedFor() {
    String response = encoded(List.of("dcapi", Map.of("enc", SOME, "cipherText", SOME)));
    assertRefused(MdocApiRule.ASKED, Offer.NOT_MADE, Map.of("response", response));
  }

  @Test
  @Violates("iso18013-7.api.size")
  void whatIsLongerThanAnyResponseIsNotRead() {
    assertRefused(MdocApiRule.SIZE, Offer.MADE, Map.of("response", "A".repeat((1 << 20) + 1)));
  }

  @Test
  @Violates("iso18013-7.api.response")
  void whatIsNotSealedIsNoResponse() {
    List<Object> wrong =
        List.of(
            Map.of("version", "1.0", "status", 0),
            List.of("dcapi"),
            List.of("dcapi", SOME),
            List.of("dcapi", Map.of("enc", SOME)),
            List.of("dcapi", Map.of("enc", SOME, "cipherText", "text")),
            List.of("DCAPI", Map.of("enc", SOME, "cipherText", SOME)),
            List.of("dcapi", Map.of("enc", SOME, "cipherText", SOME), 1));
    for (Object one : wrong) {
      assertRefused(MdocApiRule.RESPONSE, Offer.MADE, Map.of("response", encoded(one)));
    }
    for (Object one : List.of("", "====", "gg", "\ud800", 1L, List.of(), Map.of())) {
      assertRefused(MdocApiRule.RESPONSE, Offer.MADE, Map.of("response", one));
    }
    assertRefused(MdocApiRule.RESPONSE, Offer.MADE, Map.of("vp_token", Map.of()));
    assertRefused(MdocApiRule.RESPONSE, Offer.MADE, Map.of());
  }

  private static String encoded(Object item) {
    return Base64Url.encode(TestCbor.encode(item));
  }

  private static void assertRefused(MdocApiRule rule, Offer offer, Map<String, Object> data) {
    Checks checks = new Checks();
    Optional<WalletResponse> read = MdocApiAnswer.read(data, offer, checks);
    assertThat(read).isEmpty();
    assertThat(checks.report().with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(rule);
  }
}
