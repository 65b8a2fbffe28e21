package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LIBRARY_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told to whoever listens for the state of a request. */
class PresentationEventsTest {

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

  @Test
  void eachStateIsToldOnceInItsOrderUntilTheLast() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    try (TestEvents service = TestEvents.listen(api, events(begun.id(), COUNCIL_KEY));
        TestEvents page = TestEvents.listen(api, api.at(begun.page() + "/events"))) {
      assertThat(service.statusCode()).isEqualTo(200);
      assertThat(service.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(service.header("Cache-Control")).contains("no-store");
      assertThat(service.next()).isEqualTo("created");
      assertThat(page.next()).isEqualTo("created");

      TestHolder.follow(api, begun.walletLink());
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      assertThat(service.next()).isEqualTo("requested");
      assertThat(page.next()).isEqualTo("requested");

      holder.answer("permit", holder.present(setting, setting.permit()).compact());
      for (TestEvents each : List.of(service, page)) {
        assertThat(each.next()).isEqualTo("decided");
        assertThat(each.next()).isEqualTo(TestEvents.END);
      }
    }
    awaitListeners(0);
  }

  @Test
  void aBrowserThatComesIsNoNewState() throws Exception {
    Begun begun = council.begun(sameDevice("permit"));
    try (TestEvents events = TestEvents.listen(api, events(begun.id(), COUNCIL_KEY))) {
      assertThat(events.next()).isEqualTo("created");
      visit(api, begun);
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      assertThat(events.next()).isEqualTo("requested");
      holder.refuse("access_denied");
      assertThat(events.next()).isEqualTo("refused");
      assertThat(events.next()).isEqualTo(TestEvents.END);
    }
  }

  @Test
  void whoComesLateHearsTheStateThatIs() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    try (TestEvents late = TestEvents.listen(api, events(begun.id(), COUNCIL_KEY))) {
      assertThat(late.next()).isEqualTo("requested");
    }
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    assertHeard(begun, "decided");
    council.end(begun.id());
    assertHeard(begun, "delivered");
  }

  @Test
  void anEndIsToldToo() throws Exception {
    Begun cancelled = council.begun(crossDevice("permit"));
    Begun expired = council.begun(crossDevice("permit"));
    try (TestEvents first = TestEvents.listen(api, events(cancelled.id(), COUNCIL_KEY));
        TestEvents second = TestEvents.listen(api, events(expired.id(), COUNCIL_KEY))) {
      assertThat(first.next()).isEqualTo("created");
      assertThat(second.next()).isEqualTo("created");
      council.end(cancelled.id());
      assertThat(first.next()).isEqualTo("cancelled");
      assertThat(first.next()).isEqualTo(TestEvents.END);
      now.set(TestClock.NOW.plus(Duration.ofMinutes(5)));
      assertThat(second.next()).isEqualTo("expired");
      assertThat(second.next()).isEqualTo(TestEvents.END);
    }
  }

  @Test
  void onlyTheServiceListens() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    assertRefused(api.at("/v1/presentation-requests/" + begun.id() + "/events"), 401);
    assertRefused(events(begun.id(), "no-key"), 401);
    assertRefused(events(begun.id(), LIBRARY_KEY), 404);
    assertRefused(events(begun.id() + "x", COUNCIL_KEY), 404);
    assertRefused(api.at("/present/" + begun.id() + "/events"), 404);
    assertRefused(events(begun.id(), COUNCIL_KEY).POST(HttpRequest.BodyPublishers.noBody()), 405);
    awaitListeners(0);
  }

  @Test
  void whoGoesAwayLeavesNothing() throws Exception {
    List<TestEvents> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Begun begun = council.begun(crossDevice("permit"));
      for (HttpRequest.Builder request :
          List.of(events(begun.id(), COUNCIL_KEY), api.at(begun.page() + "/events"))) {
        TestEvents events = TestEvents.listen(api, request);
        assertThat(events.next()).isEqualTo("created");
        all.add(events);
      }
    }
    awaitListeners(10);
    for (TestEvents events : all) {
      events.close();
    }
    awaitListeners(0);
  }

  @Test
  void nobodyTakesAllPlacesWithOneRequest() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    List<TestEvents> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      TestEvents events = TestEvents.listen(api, api.at(begun.page() + "/events"));
      assertThat(events.next()).isEqualTo("created");
      all.add(events);
    }
    assertRefused(api.at(begun.page() + "/events"), 503);
    assertHeard(begun, "created");
    Begun other = council.begun(crossDevice("permit"));
    assertHeard(other, "created");
    for (TestEvents events : all) {
      events.close();
    }
    awaitListeners(0);
    try (TestEvents again = TestEvents.listen(api, api.at(begun.page() + "/events"))) {
      assertThat(again.next()).isEqualTo("created");
    }
  }

  private void assertHeard(Begun begun, String state) throws Exception {
    try (TestEvents events = TestEvents.listen(api, events(begun.id(), COUNCIL_KEY))) {
      assertThat(events.next()).isEqualTo(state);
    }
  }

  private void assertRefused(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = api.send(request);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private HttpRequest.Builder events(String id, String key) {
    return api.at("/v1/presentation-requests/" + id + "/events")
        .header("Authorization", "Bearer " + key);
  }

  /** Waits until so many listen, as the server itself counts. */
  private void awaitListeners(int number) throws IOException, InterruptedException {
    String line = "assay_events_open " + number + ".0\n";
    Instant end = Instant.now().plusSeconds(30);
    String metrics = api.get("/metrics").body();
    while (!metrics.contains(line) && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
      metrics = api.get("/metrics").body();
    }
    assertThat(metrics).contains(line);
  }
}
