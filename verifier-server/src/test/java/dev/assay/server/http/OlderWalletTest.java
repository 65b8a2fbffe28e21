package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LICENCE;
import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.server.config.PresentationConfig.OlderWallets;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wallets of ISO/IEC 18013-7, Annex B: draft 18 of OpenID4VP, with Presentation Exchange. */
class OlderWalletTest {

  @TempDir private Path folder;

  private PresentationSetting setting;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    setting = new PresentationSetting(folder);
    api =
        Api.start(
            setting.config().with(setting.presentations().with(OlderWallets.ACCEPT_ISO_18013_7)));
    council = new Caller(api, COUNCIL_KEY);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct_post", "direct_post.jwt"})
  void aLicenceIsHandedOver(String mode) throws Exception {
    Begun begun = council.begun(with(crossDevice("licence"), "responseMode", mode));
    OlderHolder holder = follow(begun);
    assertThat(council.view(begun.id())).containsEntry("state", "requested");
    assertThat(holder.post(holder.signed(setting.licence())).body()).isEqualTo("{}");
    assertThat(result(begun))
        .contains("\"result\":{\"verdict\":\"accepted\"", "\"age_over_18\":true")
        .doesNotContain("Canary");
  }

  @Test
  void aDeviceMayMakeACodeInsteadOfASignature() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    holder.post(holder.coded(setting.licence(), setting.device));
    assertThat(result(begun)).contains("\"result\":{\"verdict\":\"accepted\"");
  }

  @Test
  void onTheSameDeviceTheBrowserThatBeganIsBroughtBack() throws Exception {
    Begun begun = council.begun(sameDevice("licence"));
    assertThat(TestHolder.fetch(api, link(begun), Optional.empty()).statusCode()).isEqualTo(404);
    PresentationSetting.visit(api, begun);
    OlderHolder holder = follow(begun);
    assertThat(holder.post(holder.signed(setting.licence())).body())
        .contains("redirect_uri", "response_code=");
    assertThat(council.view(begun.id())).doesNotContainKey("result");
  }

  @Test
  void theRequestIsOfDraft18() throws Exception {
    Begun begun = asked();
    assertThat(link(begun))
        .startsWith("mdoc-openid4vp://?client_id=verify.example&request_uri=")
        .doesNotContain("request_uri_method");
    Map<String, Object> request = follow(begun).request();
    assertThat(request)
        .containsEntry("client_id", "verify.example")
        .containsEntry("client_id_scheme", "x509_san_dns")
        .containsEntry("response_mode", "direct_post.jwt")
        .containsEntry("response_type", "vp_token")
        .doesNotContainKey("dcql_query");
    assertThat(Json.write(request.getOrDefault("presentation_definition", "")))
        .contains(
            "\"id\":\"" + LICENCE + "\"",
            "\"limit_disclosure\":\"required\"",
            "\"path\":[\"$['" + NAME_SPACE + "']['age_over_18']\"],\"intent_to_retain\":false");
    assertThat(Json.write(request.getOrDefault("client_metadata", "")))
        .contains(
            "\"authorization_encrypted_response_alg\":\"ECDH-ES\"",
            "\"authorization_encrypted_response_enc\":\"A256GCM\"");
  }

  @Test
  void everybodyGetsWhatTheContractSays() throws Exception {
    Contract contract = Contract.read();
    HttpResponse<String> response = council.begin(crossDevice("licence"));
    contract.hold("POST", "/v1/presentation-requests", response);
    Begun begun = new Begun(Api.json(response));
    contract.hold(
        "GET",
        "/openid4vp/requests/{handle}/iso18013-7",
        TestHolder.fetch(api, link(begun), Optional.empty()));
    OlderHolder holder = follow(begun);
    contract.hold(
        "POST",
        "/openid4vp/responses/{handle}/iso18013-7",
        holder.post(holder.signed(setting.licence())));
  }

  @Test
  void thePageHasALinkForThem() throws Exception {
    Begun begun = asked();
    assertThat(api.get(begun.page()).body())
        .contains(link(begun).replace("&", "&amp;"), "Open an older wallet app instead");
    assertThat(api.get(council.begun(crossDevice("permit")).page()).body())
        .doesNotContain("mdoc-openid4vp");
  }

  @Test
  void whatCannotBeSaidToThemIsNotOffered() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    assertThat(begun.json()).doesNotContainKey("olderWalletLink");
    String path =
        TestHolder.path(TestHolder.parameters(begun.walletLink()).getOrDefault("request_uri", ""));
    assertThat(api.get(path + "/iso18013-7").statusCode()).isEqualTo(404);
    assertThat(council.view(begun.id())).containsEntry("state", "created");
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    posted(holder, Map.of("error", "access_denied"));
    assertRejectedFor(begun, "iso18013-7.post.asked");
  }

  @Test
  void unlessTheyAreTurnedOnNothingIsThere() throws Exception {
    try (Api without = Api.start(setting.in("h2:" + folder.resolve("other")).config())) {
      Begun begun = new Caller(without, COUNCIL_KEY).begun(crossDevice("licence"));
      assertThat(begun.json()).doesNotContainKey("olderWalletLink");
      String path =
          TestHolder.path(
              TestHolder.parameters(begun.walletLink()).getOrDefault("request_uri", ""));
      assertThat(without.get(path + "/iso18013-7").statusCode()).isEqualTo(404);
      TestHolder holder = TestHolder.follow(without, begun.walletLink());
      assertThat(posted(holder.through(without), Map.of("error", "no")).statusCode())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "client_id,x509_san_dns:verify.example",
    "response_uri,https://evil.example/response",
    "nonce,another-nonce-of-16-bytes",
    "mdoc_nonce,another-nonce-of-16-bytes"
  })
  void aDeviceThatSignedForSomethingElseIsRejected(String name, String value) throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    byte[] other = holder.transcript(request -> with(request, name, value));
    holder.post(TestMdoc.response(setting.licence().signedFor(other)));
    assertRejectedFor(begun, "mdoc.device-auth.signature");
  }

  @Test
  void anAnswerForAnnexBIsNoneForOpenId4Vp() throws Exception {
    Begun begun = asked();
    OlderHolder older = follow(begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer("licence", older.signed(setting.licence()));
    assertRejectedFor(begun, "mdoc.device-auth.signature");

    Begun second = asked();
    OlderHolder other = follow(second);
    String jwe =
        other.encryption().encrypt(Json.write(other.answer(other.signed(setting.licence()))));
    TestHolder.follow(api, second.walletLink()).post(Map.of("response", jwe));
    assertRejectedFor(second, "openid4vp.response.jwe.kid");
  }

  @Test
  void anAnswerForOpenId4VpIsNoneForAnnexB() throws Exception {
    Begun begun = asked();
    String presentation = TestHolder.follow(api, begun.walletLink()).present(setting.licence());
    OlderHolder older = follow(begun);
    older.post(presentation);
    assertRejectedFor(begun, "mdoc.device-auth.signature");

    Begun second = asked();
    TestHolder holder = TestHolder.follow(api, second.walletLink());
    Map<String, Object> answer =
        Map.of(
            "vp_token",
            Map.of("licence", List.of(holder.present(setting.licence()))),
            "state",
            holder.text("state"));
    String jwe =
        TestEncryption.to(holder.encryptionKey().orElseThrow()).encrypt(Json.write(answer));
    posted(holder, Map.of("response", jwe));
    assertRejectedFor(second, "openid4vp.response.jwe.kid");
  }

  @Test
  void whicheverAnswersFirstWins() throws Exception {
    Begun begun = asked();
    OlderHolder older = follow(begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    older.post(older.signed(setting.licence()));
    String first = result(begun);
    assertThat(holder.refuse("access_denied").body()).isEqualTo("{}");
    assertThat(older.holder().refuse("access_denied").body()).isEqualTo("{}");
    assertThat(result(begun)).isEqualTo(first).contains("accepted");
  }

  @Test
  void aWalletMaySayNo() throws Exception {
    Begun begun = asked();
    follow(begun).holder().refuse("access_denied");
    assertThat(council.view(begun.id())).containsEntry("state", "refused");
  }

  @Test
  void whatIsEncryptedForAnotherKeyDoesNotOpen() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    Map<String, Object> other = new LinkedHashMap<>(TestKey.es256("somebody").publicJwk());
    other.put("kid", holder.key().getOrDefault("kid", ""));
    holder.post(
        TestEncryption.to(other).parties(OlderHolder.WALLET_NONCE, holder.holder().text("nonce")),
        holder.answer(holder.signed(setting.licence())));
    assertRejectedFor(begun, "openid4vp.response.jwe.opens");
  }

  @Test
  void whatIsNotEncryptedIsRefused() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    holder
        .holder()
        .post(
            Map.of(
                "vp_token",
                holder.signed(setting.licence()),
                "presentation_submission",
                Json.write(holder.submission(LICENCE, "$")),
                "state",
                holder.holder().text("state")));
    assertRejectedFor(begun, "openid4vp.response.encrypted");
  }

  @ParameterizedTest
  @CsvSource({
    "short,nonce,iso18013-7.post.wallet-nonce",
    "1234567890abcdefgh,other,iso18013-7.post.nonce"
  })
  void theNoncesOfTheEncryptionAreThoseOfTheExchange(String apu, String apv, String rule)
      throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    String nonce = apv.equals("nonce") ? holder.holder().text("nonce") : apv;
    holder.post(
        TestEncryption.to(holder.key()).parties(apu, nonce),
        holder.answer(holder.signed(setting.licence())));
    assertRejectedFor(begun, rule);
  }

  @Test
  void anAnswerWithAnotherStateIsRefused() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    holder.post(
        holder.encryption(), with(holder.answer(holder.signed(setting.licence())), "state", "x"));
    assertRejectedFor(begun, "openid4vp.response.state");
  }

  @Test
  void aSubmissionForSomethingElseIsRefused() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    Map<String, Object> answer = holder.answer(holder.signed(setting.licence()));
    holder.post(
        holder.encryption(),
        with(answer, "presentation_submission", holder.submission("org.example.other", "$")));
    assertRejectedFor(begun, "iso18013-7.post.submission");
  }

  @Test
  void aLicenceWithoutTheElementIsNotWhatWasAskedFor() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    TestMdoc licence =
        TestMdoc.of(LICENCE, setting.signer, setting.device)
            .element(NAME_SPACE, "family_name", "Canary");
    holder.post(holder.signed(licence));
    assertRejectedFor(begun, "dcql.answer.complete");
  }

  @Test
  void aDocumentThatNobodyAskedForSpoilsTheAnswer() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    TestMdoc other =
        TestMdoc.of("org.example.other", setting.signer, setting.device)
            .element("org.example", "number", "Canary");
    holder.post(
        TestMdoc.response(
            List.of(
                setting.licence().signedFor(holder.transcript()),
                other.signedFor(holder.transcript()))));
    assertRejectedFor(begun, "dcql.answer.asked");
  }

  @ParameterizedTest
  @CsvSource({"_____w,mdoc.cbor", "====,mdoc.base64url", "oA,mdoc.response"})
  void whatIsNoDeviceResponseIsRejected(String vpToken, String rule) throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    holder.post(vpToken);
    assertRejectedFor(begun, rule);
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    Begun begun = asked();
    OlderHolder holder = follow(begun);
    String large = "A".repeat(2 << 20);
    assertThat(holder.holder().post(Map.of("response", large)).statusCode()).isEqualTo(413);
    holder.post("A".repeat((1 << 20) + 1));
    assertRejectedFor(begun, "mdoc.size");
  }

  private Begun asked() throws Exception {
    return council.begun(crossDevice("licence"));
  }

  private static String link(Begun begun) {
    return String.valueOf(begun.json().get("olderWalletLink"));
  }

  private OlderHolder follow(Begun begun) throws Exception {
    return OlderHolder.follow(api, link(begun));
  }

  /** Posts to where older wallets do, whatever the holder was asked in. */
  private static HttpResponse<String> posted(TestHolder holder, Map<String, String> form)
      throws Exception {
    return holder.older().post(form);
  }

  private String result(Begun begun) throws Exception {
    return council.look(begun.id(), Optional.empty()).body();
  }

  /** The result is a no, and this rule is among those that failed. */
  private void assertRejectedFor(Begun begun, String rule) throws Exception {
    assertThat(result(begun))
        .contains("\"result\":{\"verdict\":\"rejected\"")
        .containsPattern("\"" + rule.replace(".", "\\.") + "\",[^}]*\"failed\"")
        .doesNotContain("Canary");
  }
}
