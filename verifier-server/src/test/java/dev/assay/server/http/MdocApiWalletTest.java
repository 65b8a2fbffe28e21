package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LICENCE;
import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.server.http.PresentationSetting.RETURN_URL;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wallets of ISO/IEC 18013-7, Annex C, that a browser calls for our page. */
class MdocApiWalletTest {

  private static final String ORIGIN = MdocApiHolder.ORIGIN;
  private static final String OTHER_TYPE = "org.example.library-card";

  @TempDir private Path folder;

  private PresentationSetting setting;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    setting = new PresentationSetting(folder);
    api = Api.start(setting.config());
    council = new Caller(api, COUNCIL_KEY);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct_post", "direct_post.jwt"})
  void aLicenceIsHandedOverToTheBrowserThatBegan(String mode) throws Exception {
    Begun begun = council.begun(with(sameDevice("licence"), "responseMode", mode));
    OurPage page = OurPage.opened(api, begun);
    HttpResponse<String> answered = page.answerSealed(called(page).signed(setting.licence()));
    String next = String.valueOf(Api.json(answered).get("next"));
    assertThat(next).startsWith(RETURN_URL + "?response_code=");

    assertThat(council.view(begun.id())).doesNotContainKey("result");
    String code = next.substring(next.indexOf('=') + 1);
    assertThat(council.look(begun.id(), Optional.of(code)).body())
        .contains("\"result\":{\"verdict\":\"accepted\"", "\"age_over_18\":true")
        .doesNotContain("Canary");
  }

  @Test
  void aDeviceMayMakeACodeInsteadOfASignature() throws Exception {
    OurPage page = asked();
    page.answerSealed(called(page).coded(setting.licence(), setting.device));
    assertThat(result(page)).contains("\"result\":{\"verdict\":\"accepted\"");
  }

  @Test
  void theFormerNameOfTheProtocolIsTaken() throws Exception {
    OurPage page = asked();
    String sealed = called(page).signed(setting.licence());
    page.post("/browser-answers/org.iso.mdoc", Json.write(Map.of("response", sealed)));
    assertThat(result(page)).contains("\"result\":{\"verdict\":\"accepted\"");
  }

  @Test
  void theRequestHasTheElementsOfTheQueryAndSaysWhichAreKept() throws Exception {
    Map<String, Object> kept =
        Map.of("path", List.of(NAME_SPACE, "family_name"), "intent_to_retain", true);
    Map<String, Object> looked = Map.of("path", List.of(NAME_SPACE, "age_over_18"));
    OurPage page = new OurPage(api, council.begun(query(List.of(kept, looked))), "");
    MdocApiHolder holder = called(page);
    assertThat(holder.itemsRequests())
        .containsExactly(
            Map.of(
                "docType",
                LICENCE,
                "nameSpaces",
                Map.of(NAME_SPACE, Map.of("family_name", true, "age_over_18", false))));
    Map<?, ?> request =
        (Map<?, ?>) MdocApiHolder.decoded(MdocApiHolder.member(holder.data(), "deviceRequest"));
    assertThat(MdocApiHolder.member(request, "version")).isEqualTo("1.0");
  }

  @Test
  void eachRequestHasItsOwnKeyAndNonce() throws Exception {
    assertThat(called(asked()).data().get("encryptionInfo"))
        .isNotEqualTo(called(asked()).data().get("encryptionInfo"));
  }

  @Test
  void whatCannotBeSaidToADeviceIsNeitherOfferedNorTaken() throws Exception {
    MdocApiHolder elsewhere = called(asked());
    OurPage page = new OurPage(api, council.begun(crossDevice("permit")), "");
    assertThat(page.data("org-iso-mdoc")).isEmpty();
    page.answerSealed(elsewhere.signed(setting.licence()));
    assertRejectedFor(page, "iso18013-7.api.asked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://verify.example/",
        "origin:https://verify.example"
      })
  void aDeviceThatSignedForAnotherOriginIsRejected(String origin) throws Exception {
    OurPage page = asked();
    MdocApiHolder holder = called(page);
    String response = TestMdoc.response(setting.licence().signedFor(holder.transcript(origin)));
    page.answerSealed(holder.sealed(response, holder.transcript(ORIGIN)));
    assertRejectedFor(page, "mdoc.device-auth.signature");
  }

  @Test
  void aResponseThatWasSealedForAnotherOriginDoesNotOpen() throws Exception {
    OurPage page = asked();
    MdocApiHolder holder = called(page);
    byte[] other = holder.transcript("https://evil.example");
    page.answerSealed(holder.sealed(TestMdoc.response(setting.licence().signedFor(other)), other));
    assertRejectedFor(page, "mdoc.response.decrypt");
  }

  @Test
  void aDeviceThatSignedForAnotherNonceIsRejected() throws Exception {
    OurPage page = asked();
    MdocApiHolder holder = called(page);
    String other = String.valueOf(called(asked()).data().get("encryptionInfo"));
    byte[] replayed = holder.transcript(ORIGIN, other);
    String response = TestMdoc.response(setting.licence().signedFor(replayed));
    page.answerSealed(holder.sealed(response, holder.transcript(ORIGIN)));
    assertRejectedFor(page, "mdoc.device-auth.signature");
  }

  @Test
  void aResponseForAnotherKeyOrAnotherRequestDoesNotOpen() throws Exception {
    OurPage page = asked();
    TestAgreement other = TestAgreement.like(TestKey.es256("somebody"));
    page.answerSealed(called(page).sealingFor(other).signed(setting.licence()));
    assertRejectedFor(page, "mdoc.response.decrypt");

    OurPage second = asked();
    called(second);
    second.answerSealed(called(asked()).signed(setting.licence()));
    assertRejectedFor(second, "mdoc.response.decrypt");
  }

  @Test
  void aResponseThatIsNotSealedIsRefusedThoughItsDeviceHasSigned() throws Exception {
    OurPage page = asked();
    byte[] transcript = called(page).transcript(ORIGIN);
    page.answerSealed(TestMdoc.response(setting.licence().signedFor(transcript)));
    assertRejectedFor(page, "iso18013-7.api.response");
  }

  @Test
  void theAnswerOfOneProtocolIsNoneOfTheOther() throws Exception {
    OurPage page = asked();
    page.answer(Map.of("response", called(page).signed(setting.licence())));
    assertRejectedFor(page, "openid4vp.response.jwe");

    OurPage other = asked();
    called(other);
    String vpToken = Json.write(Map.of("vp_token", Map.of("licence", List.of("oA"))));
    other.post("/browser-answers/org-iso-mdoc", vpToken);
    assertRejectedFor(other, "iso18013-7.api.response");
  }

  @Test
  void aDeviceThatSignedForOpenId4VpIsRejected() throws Exception {
    OurPage page = asked();
    MdocApiHolder holder = called(page);
    byte[] info = TestCbor.encode(List.of(ORIGIN, "nonce", TestCbor.nothing()));
    byte[] other =
        TestCbor.encode(
            List.of(
                TestCbor.nothing(), TestCbor.nothing(), List.of("OpenID4VPDCAPIHandover", info)));
    String response = TestMdoc.response(setting.licence().signedFor(other));
    page.answerSealed(holder.sealed(response, holder.transcript(ORIGIN)));
    assertRejectedFor(page, "mdoc.device-auth.signature");
  }

  @Test
  void onlyTheFirstAnswerCounts() throws Exception {
    OurPage page = asked();
    String sealed = called(page).signed(setting.licence());
    assertThat(page.answerSealed(sealed).statusCode()).isEqualTo(200);
    String first = result(page);
    assertThat(page.answerSealed(sealed).statusCode()).isEqualTo(403);
    assertThat(result(page)).isEqualTo(first);
  }

  @Test
  void anotherBrowserAnswersNothing() throws Exception {
    OurPage page = OurPage.opened(api, council.begun(sameDevice("licence")));
    String sealed = called(page).signed(setting.licence());
    OurPage stranger = new OurPage(api, page.begun(), "");
    assertThat(stranger.answerSealed(sealed).statusCode()).isEqualTo(403);
    assertThat(council.view(page.begun().id())).containsEntry("state", "requested");
  }

  @Test
  void aLicenceWithoutTheElementIsNotWhatWasAskedFor() throws Exception {
    OurPage page = asked();
    page.answerSealed(called(page).signed(licence().element(NAME_SPACE, "family_name", "Canary")));
    assertRejectedFor(page, "dcql.answer.complete");
  }

  @Test
  void aDocumentThatNobodyAskedForSpoilsTheAnswer() throws Exception {
    OurPage page = asked();
    MdocApiHolder holder = called(page);
    byte[] transcript = holder.transcript(ORIGIN);
    TestMdoc other = TestMdoc.of(OTHER_TYPE, setting.signer, setting.device);
    List<Map<Object, Object>> both =
        List.of(
            setting.licence().signedFor(transcript),
            other.element("org.example", "number", "Canary").signedFor(transcript));
    page.answerSealed(holder.sealed(TestMdoc.response(both), transcript));
    assertRejectedFor(page, "dcql.answer.asked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "oA", "gmVkY2FwaQ", "gmVkY2FwaaA", "////", "=", "gmVkY2FwafY"})
  void whatIsNoSealedResponseIsRefused(String response) throws Exception {
    OurPage page = asked();
    called(page);
    assertThat(page.answerSealed(response).statusCode()).isEqualTo(200);
    assertRejectedFor(page, "iso18013-7.api.response");
  }

  @Test
  void whatOpensAndIsNoCborIsRejected() throws Exception {
    OurPage page = asked();
    MdocApiHolder holder = called(page);
    page.answerSealed(holder.sealed("_____w", holder.transcript(ORIGIN)));
    assertRejectedFor(page, "mdoc.cbor");
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    OurPage page = asked();
    called(page);
    assertThat(page.answerSealed("A".repeat(2 << 20)).statusCode()).isEqualTo(413);
    assertThat(page.answerSealed("A".repeat((1 << 20) + 1)).statusCode()).isEqualTo(200);
    assertRejectedFor(page, "iso18013-7.api.size");
  }

  private OurPage asked() throws Exception {
    return new OurPage(api, council.begun(crossDevice("licence")), "");
  }

  private static MdocApiHolder called(OurPage page) throws Exception {
    return MdocApiHolder.called(page.data("org-iso-mdoc"));
  }

  private TestMdoc licence() {
    return TestMdoc.of(LICENCE, setting.signer, setting.device);
  }

  private static Map<String, Object> query(List<Map<String, Object>> claims) {
    Map<String, Object> credential =
        Map.of(
            "id",
            "licence",
            "format",
            "mso_mdoc",
            "meta",
            Map.of("doctype_value", LICENCE),
            "claims",
            claims);
    return Map.of("dcqlQuery", Map.of("credentials", List.of(credential)), "flow", "cross-device");
  }

  private String result(OurPage page) throws Exception {
    return council.look(page.begun().id(), Optional.empty()).body();
  }

  /** The result is a no, and this rule is among those that failed. */
  private void assertRejectedFor(OurPage page, String rule) throws Exception {
    assertThat(result(page))
        .contains("\"result\":{\"verdict\":\"rejected\"")
        .containsPattern("\"" + rule.replace(".", "\\.") + "\",[^}]*\"failed\"")
        .doesNotContain("Canary");
  }
}
