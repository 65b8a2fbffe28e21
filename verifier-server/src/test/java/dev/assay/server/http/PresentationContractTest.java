package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LIBRARY_KEY;
import static dev.assay.server.http.PresentationSetting.RETURN_URL;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestTrust;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What services and wallets get is what the contract says that they get. */
class PresentationContractTest {

  private static final Contract CONTRACT = Contract.read();

  private static final String ALL = "/v1/presentation-requests";
  private static final String ONE = ALL + "/{id}";
  private static final String EVENTS = ONE + "/events";
  private static final String CALLBACK = ONE + "/callback";
  private static final String REQUEST = "/openid4vp/requests/{handle}";
  private static final String RESPONSE = "/openid4vp/responses/{handle}";

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);
  private PresentationSetting setting;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    setting = new PresentationSetting(folder);
    api = Api.start(setting.config(), now::get);
    council = new Caller(api, COUNCIL_KEY);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'template':'permit','flow':'cross-device'}",
        "{'template':'permit','flow':'cross-device','returnUrl':'" + RETURN_URL + "'}",
        "{'template':'permit','returnUrl':'" + RETURN_URL + "'}",
        "{'template':'permit','flow':'same-device','returnUrl':'" + RETURN_URL + "'}",
        "{'template':'permit','flow':'cross-device','language':'cy'}",
        "{'template':'permit','flow':'cross-device','responseMode':'direct_post'}",
        "{'template':'permit','flow':'cross-device','responseMode':'direct_post.jwt'}",
        "{'template':'permit','flow':'cross-device','profile':'openid4vp-1.0'}",
        "{'template':'permit','flow':'cross-device','transactionData':[{'type':'t',"
            + "'credential_ids':['permit'],'terms':1}]}",
        "{'dcqlQuery':{'credentials':[{'id':'a','format':'dc+sd-jwt','meta':{'vct_values':['t']}}]},"
            + "'flow':'cross-device'}"
      })
  void bothTake(String question) throws Exception {
    String json = question.replace('\'', '"');
    HttpResponse<String> response = begin(json);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    CONTRACT.hold("POST", ALL, response);
    assertThat(CONTRACT.fits("PresentationQuestion", new JsonObject(json))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'template':'permit'}",
        "{'template':'permit','flow':'same-device'}",
        "{'flow':'cross-device'}",
        "{'template':1,'flow':'cross-device'}",
        "{'template':'permit','dcqlQuery':{},'flow':'cross-device'}",
        "{'template':'permit','flow':'other'}",
        "{'template':'permit','flow':'cross-device','extra':1}",
        "{'template':'permit','flow':'cross-device','language':'de'}",
        "{'template':'permit','flow':'cross-device','responseMode':'dc_api'}",
        "{'template':'permit','flow':'cross-device','profile':'haip'}",
        "{'template':'permit','flow':'cross-device','returnUrl':1}",
        "{'template':'permit','flow':'cross-device','transactionData':{}}",
        "{'template':'permit','flow':'cross-device','transactionData':[1]}",
        "{'template':'permit','flow':'cross-device','transactionData':[{'type':'t'}]}",
        "{'template':'permit','flow':'cross-device','transactionData':[{'type':'t',"
            + "'credential_ids':[]}]}",
        "{'template':'permit','flow':'cross-device','transactionData':[{'type':'t',"
            + "'credential_ids':['permit','other']}]}",
        "{'dcqlQuery':[],'flow':'cross-device'}"
      })
  void bothRefuse(String question) throws Exception {
    String json = question.replace('\'', '"');
    HttpResponse<String> response = begin(json);
    assertProblem("request.bad-value", "POST", ALL, response);
    assertThat(CONTRACT.fits("PresentationQuestion", new JsonObject(json))).isFalse();
  }

  @Test
  void whatCannotBeAskedIsRefusedAsTheContractSays() throws Exception {
    assertProblem("request.not-json", "POST", ALL, begin("{\"a\":1,\"a\":2}"));
    assertProblem("request.not-json", "POST", ALL, begin(" ".repeat(65 << 10)));
    assertProblem("request.too-large", "POST", ALL, begin(" ".repeat(129 << 10)));
    assertProblem(
        "query.invalid",
        "POST",
        ALL,
        begin("{\"dcqlQuery\":{\"credentials\":[]},\"flow\":\"cross-device\"}"));
    assertProblem(
        "request.not-haip",
        "POST",
        ALL,
        council.begin(with(crossDevice("permit"), "profile", "haip-1.0")));
    assertProblem(
        "request.media-type",
        "POST",
        ALL,
        api.send(keyed(ALL).header("Content-Type", "text/plain").POST(BodyPublishers.noBody())));
    Caller nobody = new Caller(api, "no-key");
    assertProblem("request.unauthorized", "POST", ALL, nobody.begin(crossDevice("permit")));
    assertProblem("request.method", "POST", ALL, api.send(keyed(ALL)));
  }

  @Test
  void everyStateIsShownAsTheContractSays() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    assertThat(shown(begun)).isEqualTo("created");
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertThat(shown(begun)).isEqualTo("requested");
    HttpResponse<String> answered =
        holder.answer("permit", holder.present(setting, setting.permit()).compact());
    CONTRACT.hold("POST", RESPONSE, answered);
    assertThat(shown(begun)).isEqualTo("decided");
    CONTRACT.hold("DELETE", ONE, council.end(begun.id()));
    assertThat(shown(begun)).isEqualTo("delivered");
    CONTRACT.hold("DELETE", ONE, council.end(begun.id()));

    Begun cancelled = council.begun(crossDevice("permit"));
    CONTRACT.hold("DELETE", ONE, council.end(cancelled.id()));
    assertThat(shown(cancelled)).isEqualTo("cancelled");

    Begun refused = council.begun(crossDevice("permit"));
    TestHolder.follow(api, refused.walletLink()).refuse("access_denied");
    assertThat(shown(refused)).isEqualTo("refused");

    Begun expired = council.begun(crossDevice("permit"));
    now.set(TestClock.NOW.plus(Duration.ofMinutes(5)));
    assertThat(shown(expired)).isEqualTo("expired");
  }

  @Test
  void everyVerdictIsShownAsTheContractSays() throws Exception {
    Begun garbled = council.begun(with(crossDevice("permit"), "responseMode", "direct_post"));
    TestHolder holder = TestHolder.follow(api, garbled.walletLink());
    CONTRACT.hold("POST", RESPONSE, holder.post(Map.of("vp_token", "{", "state", "x")));
    assertThat(look(garbled, Optional.empty())).contains("\"rejected\"", "\"credentials\":{}");

    Begun licence = council.begun(crossDevice("licence"));
    TestHolder driver = TestHolder.follow(api, licence.walletLink());
    driver.answer("licence", driver.present(setting.licence()));
    assertThat(look(licence, Optional.empty())).contains("\"accepted\"", "\"age_over_18\":true");

    Begun other = council.begun(crossDevice("permit"));
    TestHolder replaying = TestHolder.follow(api, other.walletLink());
    replaying.answer(
        "permit",
        replaying.present(setting, setting.permit()).nonce("another-nonce-of-22-chars").compact());
    assertThat(look(other, Optional.empty())).contains("binding.nonce_mismatch");
  }

  @Test
  void onTheSameDeviceAnAcceptedResultAwaitsTheReturn() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    String cookie = PresentationSetting.visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    HttpResponse<String> answered =
        holder.answer("permit", holder.present(setting, setting.permit()).compact());
    CONTRACT.hold("POST", RESPONSE, answered);
    String back = TestHolder.path(new JsonObject(answered.body()).getString("redirect_uri", ""));
    assertThat(look(begun, Optional.empty())).contains("\"awaiting\":\"return\"");
    api.send(api.at(back).header("Cookie", cookie));
    assertThat(look(begun, Optional.of("another"))).contains("\"awaiting\":\"return\"");
    String code = back.substring(back.indexOf('=') + 1);
    assertThat(look(begun, Optional.of(code))).contains("\"claims\":{").doesNotContain("awaiting");
  }

  @Test
  void whatIsNotThereIsAProblemOfTheContract() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    Caller library = new Caller(api, LIBRARY_KEY);
    assertProblem("request.not-found", "GET", ONE, library.look(begun.id(), Optional.empty()));
    assertProblem("request.not-found", "DELETE", ONE, library.end(begun.id()));
    assertProblem("request.not-found", "GET", EVENTS, api.send(keyed(ALL + "/x/events")));
    Caller nobody = new Caller(api, "no-key");
    assertProblem("request.unauthorized", "GET", ONE, nobody.look(begun.id(), Optional.empty()));
    assertProblem("request.unauthorized", "DELETE", ONE, nobody.end(begun.id()));
    String callback = ALL + "/" + begun.id() + "/callback";
    assertProblem(
        "request.not-found",
        "POST",
        CALLBACK,
        api.send(keyed(callback).POST(BodyPublishers.noBody())));
    assertProblem(
        "request.unauthorized",
        "POST",
        CALLBACK,
        api.send(api.at(callback).POST(BodyPublishers.noBody())));
    assertProblem("request.method", "POST", CALLBACK, api.send(keyed(callback)));
    assertProblem("request.unauthorized", "GET", EVENTS, api.get(ALL + "/x/events"));
    assertProblem(
        "request.method", "GET", ONE, api.send(keyed(ALL + "/x").POST(BodyPublishers.noBody())));
    assertProblem("request.method", "GET", EVENTS, api.send(keyed(ALL + "/x/events").DELETE()));
  }

  @Test
  void eventsAreWhatTheContractSays() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    council.end(begun.id());
    HttpResponse<String> events = api.send(keyed(ALL + "/" + begun.id() + "/events"));
    CONTRACT.hold("GET", EVENTS, events);
    List<String> data = events.body().lines().filter(line -> line.startsWith("data: ")).toList();
    assertThat(data)
        .hasSize(1)
        .allSatisfy(
            line ->
                assertThat(CONTRACT.fits("StateEvent", new JsonObject(line.substring(6))))
                    .isTrue());
    assertThat(events.body()).contains("event: state\n");
  }

  @Test
  void walletsGetWhatTheContractSays() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    String link = begun.walletLink();
    CONTRACT.hold("GET", REQUEST, TestHolder.fetch(api, link, Optional.empty()));
    CONTRACT.hold(
        "POST", REQUEST, TestHolder.fetch(api, link, Optional.of(Map.of("wallet_nonce", "n"))));
    assertProblem(
        "request.invalid",
        "POST",
        REQUEST,
        TestHolder.fetch(api, link, Optional.of(Map.of("wallet_nonce", ""))));
    assertProblem(
        "request.too-large",
        "POST",
        REQUEST,
        form("/openid4vp/requests/another", "a".repeat(129 << 10)));
    assertProblem(
        "request.unknown-or-expired", "GET", REQUEST, api.get("/openid4vp/requests/another"));
    assertProblem(
        "request.method", "GET", REQUEST, api.send(api.at("/openid4vp/requests/another").DELETE()));

    TestHolder holder = TestHolder.follow(api, link);
    String address = TestHolder.path(holder.text("response_uri"));
    assertProblem("request.unknown-or-expired", "POST", RESPONSE, form(address + "x", "state=1"));
    assertProblem("request.not-a-form", "POST", RESPONSE, form(address, "state=%zz"));
    assertProblem("request.method", "POST", RESPONSE, api.get(address));
    assertProblem(
        "request.media-type",
        "POST",
        RESPONSE,
        api.send(
            api.at(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))));
  }

  @Test
  void aServerThatAsksNobodyHasNoSuchRoutes() throws Exception {
    try (Api other = Api.start(Api.trusting(folder, TestTrust.list("test")))) {
      Caller caller = new Caller(other, COUNCIL_KEY);
      assertProblem("request.not-found", "POST", ALL, caller.begin(crossDevice("permit")));
      assertProblem("request.not-found", "GET", ONE, caller.look("x", Optional.empty()));
      assertProblem("request.not-found", "DELETE", ONE, caller.end("x"));
      assertProblem("request.not-found", "GET", EVENTS, other.get(ALL + "/x/events"));
      assertProblem("request.not-found", "GET", REQUEST, other.get("/openid4vp/requests/x"));
      assertProblem(
          "request.not-found",
          "POST",
          RESPONSE,
          other.send(other.at("/openid4vp/responses/x").POST(BodyPublishers.noBody())));
      assertThat(other.get("/present/x").statusCode()).isEqualTo(404);
    }
  }

  private String shown(Begun begun) throws Exception {
    return new JsonObject(look(begun, Optional.empty())).getString("state", "");
  }

  private String look(Begun begun, Optional<String> code) throws Exception {
    HttpResponse<String> response = council.look(begun.id(), code);
    CONTRACT.hold("GET", ONE, response);
    return response.body();
  }

  private HttpResponse<String> begin(String json) throws Exception {
    return api.send(
        keyed(ALL).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> form(String path, String body) throws Exception {
    return api.send(
        api.at(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder keyed(String path) {
    return api.at(path).header("Authorization", "Bearer " + COUNCIL_KEY);
  }

  private static void assertProblem(
      String code, String method, String path, HttpResponse<String> response) {
    assertThat(response.body()).contains("\"type\":\"urn:assay:problem:" + code + "\"");
    CONTRACT.hold(method, path, response);
  }
}
