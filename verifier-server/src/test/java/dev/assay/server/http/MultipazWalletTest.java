package dev.assay.server.http;

import static dev.assay.server.http.MultipazSetting.assertAccepted;
import static dev.assay.server.http.MultipazSetting.assertRejected;
import static dev.assay.server.http.MultipazSetting.changed;
import static dev.assay.server.http.MultipazSetting.council;
import static dev.assay.server.http.PresentationSetting.LICENCE_QUERY;
import static dev.assay.server.http.PresentationSetting.PERMIT_QUERY;
import static dev.assay.server.http.PresentationSetting.RETURN_URL;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.wallet.MultipazWallet;
import dev.assay.server.wallet.MultipazWallet.User;
import dev.assay.server.wallet.Wallet.Reply;
import dev.assay.server.wallet.Wallet.RequestRefused;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multipaz.crypto.SignatureVerificationException;
import org.multipaz.presentment.PresentmentCanceledException;
import org.multipaz.presentment.PresentmentCannotSatisfyRequestException;

/** Whole transactions with the wallet of Multipaz, which others wrote. */
class MultipazWalletTest {

  @ParameterizedTest
  @CsvSource({
    "permit, X509_SAN_DNS",
    "permit, X509_HASH",
    "licence, X509_SAN_DNS",
    "licence, X509_HASH"
  })
  @Retention(RetentionPolicy.RUNTIME)
  private @interface EachDocumentForEachClient {}

  @TempDir private Path folder;

  private MultipazSetting multipaz;
  private PresentationSetting setting;
  private MultipazWallet wallet;

  @BeforeEach
  void prepare() throws Exception {
    multipaz = MultipazSetting.in(folder);
    setting = multipaz.setting().onLoopback();
    wallet = multipaz.today().wallet(User.CAREFUL);
  }

  @EachDocumentForEachClient
  void presentsADocumentEncrypted(String document, Client client) throws Exception {
    setting.client = client;
    try (Api api = multipaz.started()) {
      Begun begun = begun(api, document, "direct_post.jwt");
      assertThat(wallet.present(begun.walletLink())).isEqualTo(new Reply.Taken(Optional.empty()));
      assertAccepted(api, begun, document);
    }
  }

  @EachDocumentForEachClient
  void presentsADocumentAsItIs(String document, Client client) throws Exception {
    setting.client = client;
    try (Api api = multipaz.started()) {
      Begun begun = begun(api, document, "direct_post");
      String request = request(api, begun);
      post(api, request, wallet.answer(request));
      assertAccepted(api, begun, document);
    }
  }

  @Test
  void presentsBothDocumentsInOneAnswer() throws Exception {
    List<Object> credentials = new ArrayList<>();
    for (Map<String, Object> query : List.of(PERMIT_QUERY, LICENCE_QUERY)) {
      credentials.addAll((List<?>) query.getOrDefault("credentials", List.of()));
    }
    try (Api api = multipaz.started()) {
      Begun begun =
          council(api)
              .begun(
                  Map.of("dcqlQuery", Map.of("credentials", credentials), "flow", "cross-device"));
      wallet.present(begun.walletLink());
      assertAccepted(api, begun, "permit", "licence");
    }
  }

  @Test
  void comesBackToTheBrowserThatBegan() throws Exception {
    try (Api api = multipaz.started()) {
      Begun begun = council(api).begun(sameDevice("licence"));
      String cookie = visit(api, begun);
      Reply.Taken taken = (Reply.Taken) wallet.present(begun.walletLink());
      String back = TestHolder.path(taken.redirect().orElseThrow());
      HttpResponse<String> returned = api.send(api.at(back).header("Cookie", cookie));
      String next = returned.headers().firstValue("Location").orElse("");
      assertThat(next).startsWith(RETURN_URL + "?response_code=");
      String code = next.substring(next.indexOf('=') + 1);
      assertThat(council(api).look(begun.id(), Optional.of(code)).body())
          .contains("\"result\":{\"verdict\":\"accepted\"", "\"age_over_18\":true")
          .doesNotContain("Canary");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"permit", "licence"})
  void whatItSaidToOneRequestIsNoAnswerToAnother(String document) throws Exception {
    try (Api api = multipaz.started()) {
      Map<String, String> said = wallet.answer(request(api, begun(api, document, "direct_post")));
      Begun other = begun(api, document, "direct_post");
      String request = request(api, other);
      String state = String.valueOf(TestHolder.payload(request).get("state"));
      post(api, request, Map.of("vp_token", said.getOrDefault("vp_token", ""), "state", state));
      assertRejected(
          api, other, document.equals("permit") ? "sd-jwt.kb.nonce" : "mdoc.device-auth.signature");
    }
  }

  @Test
  void itAnswersNoVerifierThatItDoesNotTrust() throws Exception {
    MultipazWallet other = multipaz.today().wallet(multipaz.today().otherRoot(), User.CAREFUL);
    try (Api api = multipaz.started()) {
      Begun begun = begun(api, "permit", "direct_post.jwt");
      assertThatExceptionOfType(RequestRefused.class)
          .isThrownBy(() -> other.present(begun.walletLink()))
          .withCauseInstanceOf(PresentmentCanceledException.class);
      assertThat(council(api).view(begun.id())).containsEntry("state", "requested");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "response_uri", "client_id", "state"})
  void itAnswersNoRequestThatWasChanged(String parameter) throws Exception {
    try (Api api = multipaz.started()) {
      String request = request(api, begun(api, "permit", "direct_post"));
      String changed = changed(request, parameter, "https://evil.example");
      assertThatExceptionOfType(RequestRefused.class)
          .isThrownBy(() -> wallet.answer(changed))
          .withCauseInstanceOf(SignatureVerificationException.class);
    }
  }

  @Test
  void itHasNothingForAQueryThatItsDocumentsDoNotSatisfy() throws Exception {
    MultipazWallet empty = new MultipazWallet(multipaz.today().readerRoot(), User.CAREFUL);
    try (Api api = multipaz.started()) {
      Begun begun = begun(api, "permit", "direct_post.jwt");
      assertThatExceptionOfType(RequestRefused.class)
          .isThrownBy(() -> empty.present(begun.walletLink()))
          .withCauseInstanceOf(PresentmentCannotSatisfyRequestException.class);
    }
  }

  /** What it sends for direct_post is no answer of OpenID4VP 1.0, 8.2. */
  @Test
  void theUnsecuredTokenThatItSendsInsteadOfAFormIsRejected() throws Exception {
    try (Api api = multipaz.started()) {
      Begun begun = begun(api, "permit", "direct_post");
      wallet.present(begun.walletLink());
      assertRejected(api, begun, "openid4vp.response.encrypted");
    }
  }

  private static Begun begun(Api api, String document, String mode) throws Exception {
    return council(api).begun(with(crossDevice(document), "responseMode", mode));
  }

  private static String request(Api api, Begun begun) throws Exception {
    return TestHolder.fetch(api, begun.walletLink(), Optional.empty()).body();
  }

  private static void post(Api api, String request, Map<String, String> form) throws Exception {
    TestHolder holder = TestHolder.of(api, TestHolder.payload(request));
    assertThat(holder.post(form).statusCode()).isEqualTo(200);
  }
}
