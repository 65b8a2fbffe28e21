package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LIBRARY_KEY;
import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.server.http.PresentationSetting.RETURN_URL;
import static dev.assay.server.http.PresentationSetting.credential;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.JsonException;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestClock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole transactions over real HTTP, from the question of a service to the result that it gets. */
class PresentationTest {

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);
  private final InstantSource clock = now::get;
  private PresentationSetting setting;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    setting = kept(new PresentationSetting(folder));
    api = Api.start(setting.config(), clock);
    council = new Caller(api, COUNCIL_KEY);
  }

  /** Where transactions are kept: in a file. */
  PresentationSetting kept(PresentationSetting usual) {
    return usual;
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({"direct_post", "direct_post.jwt"})
  void aPermitIsAskedForOnAnotherDeviceAndOnlyWhatWasAskedForIsHandedOver(String mode)
      throws Exception {
    Begun begun = council.begun(with(crossDevice("permit"), "responseMode", mode));
    assertThat(council.view(begun.id())).containsEntry("state", "created");

    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertThat(holder.text("response_mode")).isEqualTo(mode);
    assertThat(council.view(begun.id())).containsEntry("state", "requested");

    HttpResponse<String> answered =
        holder.answer("permit", holder.present(setting, setting.permit()).compact());
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(Api.json(answered)).isEmpty();

    Map<String, Object> view = council.view(begun.id());
    assertThat(view).containsEntry("state", "decided");
    assertThat(at(view, "result", "verdict")).isEqualTo("accepted");
    assertThat(at(view, "result", "credentials", "permit", 0, "claims"))
        .isEqualTo(Map.of("zone", "B", "address", Map.of("town", "Fernhollow")));
    assertThat(view.toString()).doesNotContain("Canary");

    assertThat(council.end(begun.id()).statusCode()).isEqualTo(204);
    assertThat(council.view(begun.id())).containsEntry("state", "delivered").hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"direct_post", "direct_post.jwt"})
  void aLicenceIsAskedForOnAnotherDevice(String mode) throws Exception {
    Begun begun = council.begun(with(crossDevice("licence"), "responseMode", mode));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer("licence", holder.present(setting.licence()));
    Map<String, Object> view = council.view(begun.id());
    assertThat(at(view, "result", "verdict")).isEqualTo("accepted");
    assertThat(at(view, "result", "credentials", "licence", 0, "claims"))
        .isEqualTo(Map.of(NAME_SPACE, Map.of("age_over_18", true)));
    assertThat(view.toString()).doesNotContain("Canary");
  }

  @Test
  void onTheSameDeviceAYesIsForTheBrowserThatBegan() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = visit(api, begun);
    String back = redirect(permitted(TestHolder.follow(api, begun.walletLink())));
    String code = back.substring(back.indexOf("response_code=") + "response_code=".length());

    assertHeld(begun, code);
    assertThat(api.get(back).statusCode()).isEqualTo(403);
    assertThat(back(back, cookie.replaceAll(".$", "_")).statusCode()).isEqualTo(403);
    assertThat(back(back + "x", cookie).statusCode()).isEqualTo(403);
    assertHeld(begun, code);

    for (int again = 0; again < 2; again++) {
      HttpResponse<String> returned = back(back, cookie);
      assertThat(returned.statusCode()).isEqualTo(303);
      assertThat(returned.headers().firstValue("Location"))
          .contains(RETURN_URL + "?response_code=" + code);
    }
    assertThat(council.view(begun.id())).doesNotContainKey("result");
    assertThat(Api.json(council.look(begun.id(), Optional.of(code + "x"))))
        .doesNotContainKey("result");
    Map<String, Object> view = Api.json(council.look(begun.id(), Optional.of(code)));
    assertThat(at(view, "result", "verdict")).isEqualTo("accepted");
  }

  private void assertHeld(Begun begun, String code) throws Exception {
    assertThat(council.view(begun.id()))
        .containsEntry("state", "decided")
        .containsEntry("awaiting", "return")
        .doesNotContainKey("result");
    assertThat(Api.json(council.look(begun.id(), Optional.of(code)))).doesNotContainKey("result");
  }

  private HttpResponse<String> back(String path, String cookie) throws Exception {
    return api.send(api.at(path).header("Cookie", cookie));
  }

  @Test
  void noWalletIsAskedBeforeABrowserHasBegun() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    assertThat(TestHolder.fetch(api, begun.walletLink(), Optional.empty()).statusCode())
        .isEqualTo(404);
    assertThat(council.view(begun.id())).containsEntry("state", "created");
    visit(api, begun);
    assertThat(TestHolder.fetch(api, begun.walletLink(), Optional.empty()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoOnlyLooksIsNotBoundAndASecondBrowserSeesNothing() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    HttpResponse<String> preview = api.get(begun.page());
    assertThat(preview.statusCode()).isEqualTo(303);
    assertThat(preview.body()).isEmpty();
    assertThat(api.get(begun.page() + "?greeted=1").statusCode()).isEqualTo(400);
    String cookie = visit(api, begun);
    assertThat(back(begun.page(), cookie).body()).contains("openid4vp:");
    HttpResponse<String> second = api.get(begun.page());
    assertThat(second.statusCode()).isEqualTo(403);
    assertThat(second.body()).doesNotContain("openid4vp:", "permit");
    assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void theCookieIsTakenFromNoOtherHost() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    assertThat(api.get(begun.page()).headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("__Host-assay-")
        .contains("Path=/;", "Secure", "HTTPOnly", "SameSite=Lax")
        .doesNotContain("Domain", begun.page().substring("/present/".length()));
  }

  @Test
  void thatNothingGenuineCameIsHeardAtOnce() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    HttpResponse<String> answered =
        holder.answer(
            "permit",
            holder.present(setting, setting.permit()).nonce("another-nonce-of-22-chars").compact());
    assertThat(answered.statusCode()).isEqualTo(200);
    Map<String, Object> view = council.view(begun.id());
    assertThat(at(view, "result", "verdict")).isEqualTo("rejected");
    assertThat(view.toString()).contains("binding.nonce_mismatch").doesNotContain("Canary");
  }

  /** Else a caller could ask a stranger's wallet whether a claim has some value. */
  @Test
  void whatIsWrongWithAGenuineDocumentIsForTheBrowserThatBegan() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    String back =
        redirect(
            holder.answer(
                "permit", holder.present(setting, setting.permit().withhold("zone")).compact()));
    assertThat(council.view(begun.id())).containsEntry("awaiting", "return");
    assertThat(back(back, cookie).statusCode()).isEqualTo(303);
    String code = back.substring(back.indexOf('=') + 1);
    Map<String, Object> view = Api.json(council.look(begun.id(), Optional.of(code)));
    assertThat(at(view, "result", "verdict")).isEqualTo("rejected");
  }

  @Test
  void whoseReplyWasLostGetsItAgain() throws Exception {
    Begun begun = council.begun(with(sameDevice("permit"), "responseMode", "direct_post"));
    visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    String presentation = holder.present(setting, setting.permit()).compact();
    String first = redirect(holder.answer("permit", presentation));
    assertThat(first).isNotEmpty();
    assertThat(redirect(holder.answer("permit", presentation))).isEqualTo(first);
    assertThat(Api.json(permitted(holder))).isEmpty();
  }

  @Test
  void aWalletMaySayNo() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertThat(holder.refuse("access_denied").statusCode()).isEqualTo(200);
    Map<String, Object> view = council.view(begun.id());
    assertThat(view).containsEntry("state", "refused");
    assertThat(at(view, "result", "error")).isEqualTo("access_denied");
  }

  @Test
  void ofFiftyAnswersAtOnceExactlyOneWins() throws Exception {
    Begun begun = council.begun(with(sameDevice("permit"), "responseMode", "direct_post"));
    visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    ExecutorService wallets = Executors.newFixedThreadPool(50);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(wallets.submit(() -> permitted(holder)));
    }
    int winners = 0;
    for (Future<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isEqualTo(200);
      winners += Api.json(answer.get()).isEmpty() ? 0 : 1;
    }
    wallets.shutdown();
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void aRequestIsFetchedAsOftenAsAWalletNeedsIt() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder.follow(api, begun.walletLink());
    assertThat(permitted(TestHolder.follow(api, begun.walletLink())).statusCode()).isEqualTo(200);
    assertThat(at(council.view(begun.id()), "result", "verdict")).isEqualTo("accepted");
    assertThat(TestHolder.fetch(api, begun.walletLink(), Optional.empty()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theNonceOfAWalletComesBackSigned() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    HttpResponse<String> fetched =
        TestHolder.fetch(
            api,
            begun.walletLink(),
            Optional.of(Map.of("wallet_nonce", "n~1", "wallet_metadata", "{}", "other", "x")));
    assertThat(fetched.headers().firstValue("Content-Type"))
        .contains("application/oauth-authz-req+jwt");
    assertThat(TestHolder.payload(fetched.body())).containsEntry("wallet_nonce", "n~1");
    HttpResponse<String> odd =
        TestHolder.fetch(api, begun.walletLink(), Optional.of(Map.of("wallet_nonce", "")));
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(odd.body()).contains("openid4vp.");
  }

  @Test
  void noServiceSeesWhatBelongsToAnother() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    Caller library = new Caller(api, LIBRARY_KEY);
    assertThat(library.look(begun.id(), Optional.empty()).statusCode()).isEqualTo(404);
    assertThat(library.end(begun.id()).statusCode()).isEqualTo(404);
    Caller nobody = new Caller(api, "no-key");
    assertThat(nobody.look(begun.id(), Optional.empty()).statusCode()).isEqualTo(401);
    assertThat(nobody.begin(crossDevice("permit")).statusCode()).isEqualTo(401);
    assertThat(council.view(begun.id())).containsEntry("state", "created");
  }

  @Test
  void aServiceAsksOnlyAsItMay() throws Exception {
    Caller library = new Caller(api, LIBRARY_KEY);
    assertRefused(library.begin(crossDevice("permit")), "/flow");
    assertRefused(
        library.begin(
            Map.of("dcqlQuery", PresentationSetting.PERMIT_QUERY, "returnUrl", RETURN_URL)),
        "/dcqlQuery");
    assertRefused(library.begin(Map.of("template", "permit")), "/returnUrl");
    assertRefused(
        library.begin(Map.of("template", "permit", "returnUrl", RETURN_URL + "/x")), "/returnUrl");
    assertRefused(library.begin(sameDevice("pension")), "/template");
    assertRefused(library.begin(with(sameDevice("permit"), "extra", 1L)), "/extra");
    assertRefused(library.begin(with(sameDevice("permit"), "language", "de")), "/language");
    assertRefused(
        library.begin(with(sameDevice("permit"), "responseMode", "dc_api")), "/responseMode");
    assertRefused(
        council.begin(
            Map.of("dcqlQuery", Map.of("credentials", List.of()), "flow", "cross-device")),
        "/dcqlQuery/credentials");
  }

  /** No answer without the agreement may look like one with it. */
  @Test
  void whatIsToBeAgreedToHangsOnACredentialThatEveryAnswerHas() throws Exception {
    Map<String, Object> agreed =
        Map.of("type", "urn:example:payment:1", "credential_ids", List.of("permit"));
    Map<String, Object> permit = credential(PresentationSetting.PERMIT_QUERY);
    Map<String, Object> other = with(permit, "id", "other");
    Map<String, Object> unbound = with(permit, "require_cryptographic_holder_binding", false);
    for (Map<String, Object> query :
        List.<Map<String, Object>>of(
            Map.of("credentials", List.of(unbound)),
            Map.of("credentials", List.of(other)),
            Map.of(
                "credentials",
                List.of(permit, other),
                "credential_sets",
                List.of(Map.of("options", List.of(List.of("permit"), List.of("other"))))),
            Map.of(
                "credentials",
                List.of(permit, other),
                "credential_sets",
                List.of(
                    Map.of("options", List.of(List.of("other"))),
                    Map.of("options", List.of(List.of("permit")), "required", false))))) {
      assertRefused(
          council.begin(
              Map.of(
                  "dcqlQuery", query, "flow", "cross-device", "transactionData", List.of(agreed))),
          "/transactionData/0/credential_ids");
    }
    assertThat(
            council
                .begin(with(crossDevice("permit"), "transactionData", List.of(agreed)))
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void anAnswerOfTooManyPresentationsIsNotEvenVerified() throws Exception {
    Begun begun = council.begun(with(crossDevice("permit"), "responseMode", "direct_post"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer(Map.of("x", Collections.nCopies(33, "a")), form -> form);
    Map<String, Object> view = council.view(begun.id());
    assertThat(at(view, "result", "verdict")).isEqualTo("rejected");
    assertThat(at(view, "result", "credentials")).isEqualTo(Map.of());
  }

  @Test
  void anAddressThatIsNoneIsRefusedAndNotRepeated() throws Exception {
    for (String path :
        List.of("/present/a%0d%0aX-Evil:1/cancel", "/present/a%0d%0aX-Evil:1?lang=cy")) {
      HttpResponse<String> response =
          api.send(api.at(path).POST(HttpRequest.BodyPublishers.noBody()));
      assertThat(response.statusCode()).isBetween(300, 499);
      assertThat(response.headers().map()).doesNotContainKey("X-Evil");
    }
  }

  @Test
  void aRequestThatDoesNotConformToTheProfileIsRefusedWhenItIsMade() throws Exception {
    HttpResponse<String> refused =
        council.begin(with(crossDevice("permit"), "profile", "haip-1.0"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("request.not-haip", "openid4vp.haip.client");
  }

  @Test
  void whatIsNotAnsweredInTimeExpiresAndIsForgotten() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    now.set(TestClock.NOW.plus(Duration.ofMinutes(5)));
    assertThat(council.view(begun.id())).containsEntry("state", "expired");
    assertThat(TestHolder.fetch(api, begun.walletLink(), Optional.empty()).statusCode())
        .isEqualTo(404);
    assertThat(Api.json(permitted(holder))).isEmpty();
    assertThat(council.view(begun.id())).containsEntry("state", "expired");
    now.set(TestClock.NOW.plus(Duration.ofMinutes(15)));
    assertThat(council.look(begun.id(), Optional.empty()).statusCode()).isEqualTo(404);
    assertThat(api.get(begun.page()).statusCode()).isEqualTo(404);
  }

  @Test
  void aRunGoesOnWhereAnotherServerHasEnded() throws Exception {
    Begun begun = council.begun(crossDevice("licence"));
    restart();
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    restart();
    TestHolder again = TestHolder.follow(api, begun.walletLink());
    assertThat(again.text("nonce")).isEqualTo(holder.text("nonce"));
    again.answer("licence", again.present(setting.licence()));
    restart();
    assertThat(at(council.view(begun.id()), "result", "verdict")).isEqualTo("accepted");
  }

  @Test
  void theResidentMaySayNo() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = visit(api, begun);
    String cancel = begun.page() + "/cancel";
    api.send(api.at(cancel).POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(council.view(begun.id())).containsEntry("state", "created");
    HttpResponse<String> cancelled =
        api.send(api.at(cancel).header("Cookie", cookie).POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(cancelled.statusCode()).isEqualTo(303);
    assertThat(council.view(begun.id())).containsEntry("state", "cancelled");
    assertThat(api.get(begun.page()).body()).contains("Nothing was shared");
  }

  @Test
  void codesForAnotherDeviceAreDrawnOnlyThere() throws Exception {
    Begun cross = council.begun(crossDevice("permit"));
    assertThat(api.get(cross.page()).body()).contains("/code.svg");
    assertThat(api.get(cross.page() + "/code.svg").body()).startsWith("<svg");
    assertThat(api.get(cross.page() + "/code.png").headers().firstValue("Content-Type"))
        .contains("image/png");
    Begun same = council.begun(sameDevice("permit"));
    visit(api, same);
    assertThat(api.get(same.page() + "/code.svg").statusCode()).isEqualTo(404);
  }

  @Test
  void everyAddressOfATransactionIsAnother() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertThat(
            Set.of(
                begun.id(),
                last(begun.page()),
                last(TestHolder.parameters(begun.walletLink()).getOrDefault("request_uri", "")),
                last(holder.text("response_uri")),
                holder.text("state"),
                holder.text("nonce")))
        .hasSize(6)
        .allMatch(text -> text.length() == 43);
  }

  @Test
  void whatIsNoAnswerIsRefusedAndNothingChanges() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    String path = TestHolder.path(holder.text("response_uri"));
    assertThat(
            api.send(
                    api.at(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(415);
    assertThat(
            api.send(
                    api.at(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("state=%zz")))
                .statusCode())
        .isEqualTo(400);
    assertThat(api.get(path).statusCode()).isEqualTo(405);
    assertThat(
            api.send(
                    api.at(path + "x")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("state=1")))
                .statusCode())
        .isEqualTo(404);
    assertThat(council.view(begun.id())).containsEntry("state", "requested");
  }

  /** A good answer, another one each time. */
  private HttpResponse<String> permitted(TestHolder holder) throws Exception {
    return holder.answer(
        "permit",
        holder
            .present(setting, setting.permit())
            .claim("jti", UUID.randomUUID().toString())
            .compact());
  }

  private void restart() throws Exception {
    api.close();
    api = Api.start(setting.config(), clock);
    council = new Caller(api, COUNCIL_KEY);
  }

  private static void assertRefused(HttpResponse<String> response, String pointer)
      throws JsonException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(Api.json(response)).containsEntry("pointer", pointer);
  }

  private static String redirect(HttpResponse<String> answered) throws JsonException {
    return TestHolder.path(Api.json(answered).getOrDefault("redirect_uri", ""));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What stands at a path of names and indices. */
  private static Object at(Object json, Object... path) {
    Object at = json;
    for (Object step : path) {
      at =
          step instanceof Integer index
              ? ((List<?>) at).get(index)
              : ((Map<?, ?>) at).get(step.toString());
      assertThat(at).as(step.toString()).isNotNull();
    }
    return at;
  }
}
