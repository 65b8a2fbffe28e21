package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.RETURN_URL;
import static dev.assay.server.http.PresentationSetting.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.wallet.HeldCredentials;
import dev.assay.server.wallet.NodeWallet;
import dev.assay.server.wallet.Wallet.Reply;
import dev.assay.testkit.TestClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole transactions with a wallet that others wrote. */
class NodeWalletFlowTest {

  private static final Map<String, Object> PERMIT =
      query("dc+sd-jwt", Map.of("vct_values", List.of(HeldCredentials.PERMIT)), List.of("zone"));
  private static final Map<String, Object> LICENCE =
      query(
          "mso_mdoc",
          Map.of("doctype_value", HeldCredentials.LICENCE),
          List.of(HeldCredentials.NAMESPACE, "family_name"));

  @TempDir private Path folder;

  private PresentationSetting setting;

  @BeforeEach
  void prepare() throws Exception {
    NodeWallet.assumeInstalled();
    setting = new PresentationSetting(folder).onLoopback();
  }

  @ParameterizedTest
  @CsvSource({
    "permit, direct_post, X509_SAN_DNS",
    "permit, direct_post.jwt, X509_HASH",
    "licence, direct_post, X509_HASH",
    "licence, direct_post.jwt, X509_SAN_DNS"
  })
  void presentsADocument(String document, String mode, Client client) throws Exception {
    setting.client = client;
    try (Api api = Api.start(setting.config(HeldCredentials.trustList()))) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Map<String, Object> query = document.equals("permit") ? PERMIT : LICENCE;
      Begun begun =
          council.begun(Map.of("dcqlQuery", query, "flow", "cross-device", "responseMode", mode));
      assertThat(wallet(HeldCredentials.good()).present(begun.walletLink()))
          .isEqualTo(new Reply.Taken(Optional.empty()));
      assertThat(council.look(begun.id(), Optional.empty()).body())
          .contains("\"result\":{\"verdict\":\"accepted\"");
    }
  }

  @Test
  void comesBackToTheBrowserThatBegan() throws Exception {
    try (Api api = Api.start(setting.config(HeldCredentials.trustList()))) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(Map.of("dcqlQuery", PERMIT, "returnUrl", RETURN_URL));
      String cookie = visit(api, begun);
      Reply.Taken taken = (Reply.Taken) wallet(HeldCredentials.good()).present(begun.walletLink());
      URI back = taken.redirect().orElseThrow();
      HttpResponse<String> returned =
          api.send(api.at(TestHolder.path(back)).header("Cookie", cookie));
      String next = returned.headers().firstValue("Location").orElse("");
      assertThat(next).startsWith(RETURN_URL + "?response_code=");
      String code = next.substring(next.indexOf('=') + 1);
      assertThat(council.look(begun.id(), Optional.of(code)).body())
          .contains("\"result\":{\"verdict\":\"accepted\"");
    }
  }

  @Test
  void presentsWhatItStoleInVain() throws Exception {
    try (Api api = Api.start(setting.config(HeldCredentials.trustList()))) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(Map.of("dcqlQuery", PERMIT, "flow", "cross-device"));
      wallet(HeldCredentials.good().stolen()).present(begun.walletLink());
      Map<String, Object> view = council.view(begun.id());
      assertThat(view.toString()).contains("result={verdict=rejected").contains("binding.");
    }
  }

  private static Map<String, Object> query(
      String format, Map<String, Object> meta, List<Object> path) {
    Map<String, Object> credential =
        Map.of("id", "it", "format", format, "meta", meta, "claims", List.of(Map.of("path", path)));
    return Map.of("credentials", List.of(credential));
  }

  private static NodeWallet wallet(HeldCredentials held) {
    return new NodeWallet(held, PresentationSetting.READER_ROOT, TestClock.NOW);
  }
}
