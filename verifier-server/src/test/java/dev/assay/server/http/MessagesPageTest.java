package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message of a run, for the developer of a test service and nobody else. */
class MessagesPageTest {

  @TempDir private Path folder;

  private PresentationSetting setting;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    setting = new PresentationSetting(folder);
    setting.stage = Stage.TEST;
    api = Api.start(setting.config());
    council = new Caller(api, COUNCIL_KEY);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private HttpResponse<String> messages(Begun begun, String cookie)
      throws IOException, InterruptedException {
    return api.send(api.at(begun.page() + "/messages").header("Cookie", cookie));
  }

  private String seen(Begun begun, String cookie) throws IOException, InterruptedException {
    HttpResponse<String> response = messages(begun, cookie);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body().replace("&quot;", "\"");
  }

  private static List<String> titles(String page) {
    return Pattern.compile("<h2[^>]*>([^<]*)</h2>")
        .matcher(page)
        .results()
        .map(match -> match.group(1).replace("&#39;", "'"))
        .toList();
  }

  @Test
  void aRunIsToldInOrderOnceTheBrowserThatBeganIsBack() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = visit(api, begun);
    TestHolder.fetch(
        api, begun.walletLink(), Optional.of(Map.of("wallet_nonce", "nonce-of-the-wallet")));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertHidden(begun, cookie, holder);

    String presentation = holder.present(setting, setting.permit()).compact();
    String back =
        TestHolder.path(
            Api.json(holder.answer("permit", presentation)).getOrDefault("redirect_uri", ""));
    String code = back.substring(back.indexOf('=') + 1);
    // A wallet has answered, and nobody knows whose.
    assertHidden(begun, cookie, holder);
    api.send(api.at(back).header("Cookie", cookie));

    String page = seen(begun, cookie);
    assertThat(titles(page))
        .containsExactly(
            "1. Service to server: it begins a request",
            "2. Wallet to server: it fetches the request",
            "3. Server to wallet: the signed request",
            "4. Wallet to server: it fetches the request",
            "5. Server to wallet: the signed request",
            "6. Wallet to server: its answer, as it came",
            "7. In the server: the answer, opened",
            "8. Server to wallet or browser: where it goes on",
            "9. Server to service: the result that it fetches",
            "Every check of the report");
    assertThat(page)
        .contains("\"template\":\"permit\"", "\"method\": \"POST\"", "nonce-of-the-wallet")
        .contains("\"typ\": \"oauth-authz-req+jwt\"", holder.text("nonce"))
        .contains("\"response\": [", presentation, "response_code=not-shown-here")
        .contains("\"verdict\": \"accepted\"", "sd-jwt.kb.nonce")
        .doesNotContain(code, begun.id());
    assertThat(council.look(begun.id(), Optional.of(code)).body())
        .contains("\"verdict\":\"accepted\"");
  }

  /** Neither what answers the request nor what the service fetches the result by. */
  private void assertHidden(Begun begun, String cookie, TestHolder holder) throws Exception {
    String page = seen(begun, cookie);
    assertThat(titles(page)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(page)
        .contains("What was in the messages is shown once")
        .doesNotContain("<pre", holder.text("nonce"), holder.text("state"), begun.id())
        .doesNotContain(begun.walletLink().substring(begun.walletLink().length() - 43));
  }

  @Test
  void aRejectedRunSaysWhichChecksFailed() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer("permit", holder.present(setting, setting.permit()).nonce("another").compact());
    assertThat(seen(begun, ""))
        .contains("\"verdict\": \"rejected\"", "assay-outcome--failed\">failed")
        .contains("\"method\": \"GET\"");
  }

  /** Whoever began may have sent the link to somebody else, whose wallet knows only our name. */
  @Test
  void aRejectedAnswerOfTheSameDeviceIsShownToNobody() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    String presentation = holder.present(setting, setting.permit()).nonce("another").compact();
    holder.answer("permit", presentation);
    assertThat(seen(begun, cookie))
        .contains("\"verdict\": \"rejected\"", "assay-outcome--failed\">failed")
        .doesNotContain(presentation, "Fernhollow\"", "Canary");
  }

  @Test
  void aWalletThatRefusesIsToldToo() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder.follow(api, begun.walletLink()).refuse("access_denied");
    assertThat(seen(begun, "")).contains("\"error\": \"access_denied\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/messages"})
  void ofALiveServiceNobodySeesAnything(String path) throws Exception {
    setting.stage = Stage.LIVE;
    try (Api live = Api.start(setting.at(folder.resolve("live")).config())) {
      Caller caller = new Caller(live, COUNCIL_KEY);
      Begun begun = caller.begun(crossDevice("permit"));
      TestHolder holder = TestHolder.follow(live, begun.walletLink());
      holder.answer("permit", holder.present(setting, setting.permit()).compact());
      HttpResponse<String> page = live.get(begun.page() + path);
      assertThat(page.statusCode()).isEqualTo(path.isEmpty() ? 200 : 404);
      assertThat(page.body()).doesNotContain("Test service", "/messages", "Fernhollow\"");
    }
  }

  /** What was begun while it was a test service is nobody's business once it is live. */
  @Test
  void aServiceThatGoesLiveTakesItsMessagesWithIt() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder.follow(api, begun.walletLink()).refuse("access_denied");
    assertThat(messages(begun, "").statusCode()).isEqualTo(200);
    api.close();
    setting.stage = Stage.LIVE;
    api = Api.start(setting.config());
    assertThat(messages(begun, "").statusCode()).isEqualTo(404);
  }

  /** What was begun while it was live has claims of somebody who is not invented. */
  @Test
  void whatBeganWhileTheServiceWasLiveIsShownToNobody() throws Exception {
    api.close();
    setting.stage = Stage.LIVE;
    api = Api.start(setting.config());
    council = new Caller(api, COUNCIL_KEY);
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    api.close();
    setting.stage = Stage.TEST;
    api = Api.start(setting.config());
    HttpResponse<String> page = messages(begun, "");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).doesNotContain("Fernhollow\"");
  }

  @Test
  void anotherBrowserSeesNothing() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    visit(api, begun);
    assertThat(messages(begun, "").statusCode()).isEqualTo(403);
    assertThat(api.get("/present/nothing/messages").statusCode()).isEqualTo(404);
  }

  @Test
  void theMessagesAreGoneWithTheTransaction() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    assertThat(seen(begun, "")).contains("Fernhollow");
    council.end(begun.id());
    assertThat(seen(begun, "")).contains("Nothing is left to see").doesNotContain("<pre");
  }

  @Test
  void whoFetchesForEverAndAnswersAtLengthDoesNotFillTheStore() throws Exception {
    Begun begun = council.begun(with(crossDevice("permit"), "responseMode", "direct_post"));
    for (int i = 0; i < 20; i++) {
      assertThat(TestHolder.fetch(api, begun.walletLink(), Optional.empty()).statusCode())
          .isEqualTo(200);
    }
    assertThat(titles(seen(begun, ""))).hasSizeBetween(12, 14);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.post(
        Map.of(
            "vp_token",
            "{\"permit\":[\"" + "x".repeat(1 << 20) + "\"]}",
            "state",
            holder.text("state")));
    String page = seen(begun, "");
    assertThat(page).contains("[…]", "\"verdict\": \"rejected\"").hasSizeLessThan(600_000);
  }
}
