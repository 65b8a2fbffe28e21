package dev.assay.server.http;

import static dev.assay.server.http.BrowserHolder.sealed;
import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.RETURN_URL;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.assay.cbor.ByteString;
import dev.assay.credential.Exchange;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestWallet;
import java.net.http.HttpRequest;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets that a browser calls for our page, as far as the page's script has a part in it. */
class BrowserWalletTest {

  private static final String ORIGIN = "https://verify.example";

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
  @CsvSource({"direct_post,dc_api", "direct_post.jwt,dc_api.jwt"})
  void aPermitIsHandedOverToTheBrowserThatBegan(String mode, String expected) throws Exception {
    Begun begun = council.begun(with(sameDevice("permit"), "responseMode", mode));
    String cookie = cookie(begun);
    Map<String, Object> request = signed(begun, cookie);
    assertThat(request)
        .containsEntry("response_mode", expected)
        .containsEntry("expected_origins", List.of(ORIGIN))
        .doesNotContainKeys("state", "response_uri");
    assertThat(council.view(begun.id())).containsEntry("state", "requested");

    HttpResponse<String> answered =
        answer(begun, cookie, sealed(request, "permit", permit(request, "origin:" + ORIGIN)));
    String next = String.valueOf(Api.json(answered).get("next"));
    assertThat(next).startsWith(RETURN_URL + "?response_code=");

    assertThat(council.view(begun.id())).doesNotContainKey("result");
    String code = next.substring(next.indexOf('=') + 1);
    assertThat(council.look(begun.id(), Optional.of(code)).body())
        .contains("\"result\":{\"verdict\":\"accepted\"", "Fernhollow")
        .doesNotContain("Canary");
  }

  @Test
  void aLicenceIsHandedOver() throws Exception {
    Begun begun = council.begun(crossDevice("licence"));
    Map<String, Object> request = unsigned(begun, "");
    JWK key = JWK.parse(TestHolder.encryptionKey(request).orElseThrow());
    Exchange exchange =
        new Exchange.DigitalCredentialsApi(
            ORIGIN,
            String.valueOf(request.get("nonce")),
            Optional.of(ByteString.of(key.computeThumbprint().decode())));
    String licence =
        TestMdoc.response(
            setting.licence().signedFor(SessionTranscript.of(exchange).toByteArray()));
    assertThat(Api.json(answer(begun, "", sealed(request, "licence", licence)))).isEmpty();
    assertThat(council.look(begun.id(), Optional.empty()).body())
        .contains("\"result\":{\"verdict\":\"accepted\"", "\"age_over_18\":true")
        .doesNotContain("Canary");
  }

  /** OpenID4VP 1.0, A.4: also of a signed request the audience is the origin. */
  @ParameterizedTest
  @CsvSource({
    "x509_san_dns:verify.example",
    "origin:https://verify.example/",
    "origin:https://a.example"
  })
  void aProofForAnotherAudienceIsRejected(String audience) throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = cookie(begun);
    Map<String, Object> request = signed(begun, cookie);
    answer(begun, cookie, sealed(request, "permit", permit(request, audience)));
    assertThat(council.look(begun.id(), Optional.empty()).body())
        .contains("\"result\":{\"verdict\":\"rejected\"", "binding.audience_mismatch");
  }

  @Test
  void anAnswerForTheBrowserIsNoneForTheResponseUri() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer(
        "permit", holder.present(setting, setting.permit()).audience("origin:" + ORIGIN).compact());
    assertThat(council.look(begun.id(), Optional.empty()).body())
        .contains("\"result\":{\"verdict\":\"rejected\"", "binding.audience_mismatch");
  }

  @Test
  void anotherBrowserGetsNothingAndAnswersNothing() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = cookie(begun);
    assertThat(post(begun, "/browser-requests", "", "{}").statusCode()).isEqualTo(403);
    Map<String, Object> request = signed(begun, cookie);
    Map<String, Object> data = sealed(request, "permit", permit(request, "origin:" + ORIGIN));
    assertThat(answer(begun, "", data).statusCode()).isEqualTo(403);
    assertThat(council.view(begun.id())).containsEntry("state", "requested");
    assertThat(answer(begun, cookie, data).statusCode()).isEqualTo(200);
    assertThat(answer(begun, cookie, data).statusCode()).isEqualTo(403);
  }

  @Test
  void aWalletMaySayNo() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = cookie(begun);
    signed(begun, cookie);
    answer(begun, cookie, Map.of("error", "access_denied"));
    assertThat(council.view(begun.id())).containsEntry("state", "refused");
  }

  @Test
  void whatIsNoJsonChangesNothing() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = cookie(begun);
    signed(begun, cookie);
    assertThat(post(begun, "/browser-answers", cookie, "[").statusCode()).isEqualTo(400);
    HttpResponse<String> form =
        api.send(
            api.at(begun.page() + "/browser-answers")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("error=access_denied")));
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(council.view(begun.id())).containsEntry("state", "requested");
  }

  private String permit(Map<String, Object> request, String audience) {
    return new TestWallet(setting.device)
        .present(setting.permit())
        .nonce(String.valueOf(request.get("nonce")))
        .audience(audience)
        .compact();
  }

  private String cookie(Begun begun) throws Exception {
    return PresentationSetting.visit(api, begun);
  }

  private Map<String, Object> signed(Begun begun, String cookie) throws Exception {
    return TestHolder.payload(
        String.valueOf(data(begun, cookie, "openid4vp-v1-signed").get("request")));
  }

  private Map<String, Object> unsigned(Begun begun, String cookie) throws Exception {
    return data(begun, cookie, "openid4vp-v1-unsigned");
  }

  private Map<String, Object> data(Begun begun, String cookie, String protocol) throws Exception {
    OurPage page = new OurPage(api, begun, cookie);
    assertThat(page.requests())
        .extracting(one -> one.get("protocol"))
        .startsWith("openid4vp-v1-signed", "openid4vp-v1-unsigned");
    return page.data(protocol);
  }

  private HttpResponse<String> answer(Begun begun, String cookie, Map<String, Object> data)
      throws Exception {
    return new OurPage(api, begun, cookie).answer(data);
  }

  private HttpResponse<String> post(Begun begun, String path, String cookie, String json)
      throws Exception {
    return new OurPage(api, begun, cookie).post(path, json);
  }
}
