package dev.assay.server.http;

import static dev.assay.server.http.MultipazSetting.assertAccepted;
import static dev.assay.server.http.MultipazSetting.assertRejected;
import static dev.assay.server.http.MultipazSetting.changed;
import static dev.assay.server.http.MultipazSetting.council;
import static dev.assay.server.http.PresentationSetting.PUBLIC_URL;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.jose.Json;
import dev.assay.jose.JsonLimits;
import dev.assay.server.wallet.MultipazWallet;
import dev.assay.server.wallet.MultipazWallet.User;
import dev.assay.server.wallet.Wallet.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multipaz.crypto.SignatureVerificationException;

/** The wallet of Multipaz, which others wrote, called by a browser for our page. */
class MultipazBrowserTest {

  private static final String SIGNED = "openid4vp-v1-signed";
  private static final String OTHER_PAGE = "https://evil.example";
  private static final String ANNEX_C = "org-iso-mdoc";

  @TempDir private Path folder;

  private MultipazSetting multipaz;

  @BeforeEach
  void prepare() throws Exception {
    multipaz = MultipazSetting.in(folder);
  }

  /** Nobody signs what is unsigned: there the user alone decides. */
  @ParameterizedTest
  @CsvSource({
    "permit, direct_post, openid4vp-v1-signed, CAREFUL",
    "permit, direct_post.jwt, openid4vp-v1-signed, CAREFUL",
    "permit, direct_post, openid4vp-v1-unsigned, CARELESS",
    "permit, direct_post.jwt, openid4vp-v1-unsigned, CARELESS",
    "licence, direct_post, openid4vp-v1-signed, CAREFUL",
    "licence, direct_post.jwt, openid4vp-v1-signed, CAREFUL",
    "licence, direct_post, openid4vp-v1-unsigned, CARELESS",
    "licence, direct_post.jwt, openid4vp-v1-unsigned, CARELESS",
    "licence, direct_post.jwt, org-iso-mdoc, CAREFUL"
  })
  void presentsADocument(String document, String mode, String protocol, User user)
      throws Exception {
    try (Api api = multipaz.started()) {
      OurPage page = asking(api, document, mode);
      bring(page, protocol, called(user, protocol, page.data(protocol), PUBLIC_URL));
      assertAccepted(api, page.begun(), document);
    }
  }

  /** It leaves expected_origins alone (OpenID4VP.kt), but signs for the page that called it. */
  @ParameterizedTest
  @CsvSource({"permit, sd-jwt.kb.aud", "licence, mdoc.device-auth.signature"})
  void whatItSaidToAnotherPageIsRejected(String document, String rule) throws Exception {
    try (Api api = multipaz.started()) {
      OurPage page = asking(api, document, "direct_post.jwt");
      bring(page, SIGNED, called(User.CARELESS, SIGNED, page.data(SIGNED), OTHER_PAGE));
      assertRejected(api, page.begun(), rule);
    }
  }

  @Test
  void itAnswersNoRequestThatWasChanged() throws Exception {
    try (Api api = multipaz.started()) {
      String request =
          String.valueOf(asking(api, "permit", "direct_post").data(SIGNED).get("request"));
      Map<String, Object> data = Map.of("request", changed(request, "nonce", "another"));
      assertRefuses(SIGNED, data, PUBLIC_URL);
    }
  }

  /** The reader's signature is for one key, one nonce and one page. */
  @Test
  void itAnswersNoReaderWhoSignedForAnotherExchange() throws Exception {
    try (Api api = multipaz.started()) {
      Map<String, Object> one = asking(api, "licence", "direct_post").data(ANNEX_C);
      Map<String, Object> other = asking(api, "licence", "direct_post").data(ANNEX_C);
      Object info = other.getOrDefault("encryptionInfo", "");
      assertRefuses(ANNEX_C, with(one, "encryptionInfo", info), PUBLIC_URL);
      assertRefuses(ANNEX_C, one, OTHER_PAGE);
    }
  }

  private void assertRefuses(String protocol, Map<String, Object> data, String origin) {
    assertThatExceptionOfType(RequestRefused.class)
        .isThrownBy(() -> called(User.CARELESS, protocol, data, origin))
        .withCauseInstanceOf(SignatureVerificationException.class);
  }

  private static OurPage asking(Api api, String document, String mode) throws Exception {
    return new OurPage(
        api, council(api).begun(with(crossDevice(document), "responseMode", mode)), "");
  }

  private Map<String, Object> called(
      User user, String protocol, Map<String, Object> data, String origin) throws Exception {
    MultipazWallet wallet = multipaz.today().wallet(user);
    String given = wallet.called(protocol, Json.write(data), origin);
    return Json.readObject(given.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
  }

  private static void bring(OurPage page, String protocol, Map<String, Object> given)
      throws Exception {
    assertThat(given).containsEntry("protocol", protocol);
    String path = "/browser-answers" + (protocol.equals(ANNEX_C) ? "/" + ANNEX_C : "");
    String data = Json.write(given.getOrDefault("data", Map.of()));
    assertThat(page.post(path, data).statusCode()).isEqualTo(200);
  }
}
