package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.transaction.TestPostgres;
import dev.assay.testkit.TestWallet;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share a real PostgreSQL: it does not matter which one a call reaches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresentationServersTest {

  private Optional<TestPostgres> database = Optional.empty();
  private PresentationSetting setting;
  private Api one;
  private Api other;

  @BeforeAll
  void startDatabase() throws Exception {
    database = Optional.of(TestPostgres.start());
  }

  @AfterAll
  void stopDatabase() throws Exception {
    if (database.isPresent()) {
      database.get().stop();
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    setting = new PresentationSetting(folder).in(database.orElseThrow().uri());
    one = Api.start(setting.config());
    other = Api.start(setting.config());
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void eachStepMayReachAnotherServer() throws Exception {
    Begun begun = new Caller(one, COUNCIL_KEY).begun(sameDevice("permit"));
    String cookie = visit(one, begun);
    TestHolder holder = TestHolder.follow(other, begun.walletLink()).through(one);
    HttpResponse<String> answered =
        holder.answer("permit", holder.present(setting, setting.permit()).compact());
    String back = TestHolder.path(Api.json(answered).getOrDefault("redirect_uri", ""));

    Caller there = new Caller(other, COUNCIL_KEY);
    assertThat(there.view(begun.id()))
        .containsEntry("state", "decided")
        .doesNotContainKey("result");
    HttpResponse<String> returned = other.send(other.at(back).header("Cookie", cookie));
    assertThat(returned.statusCode()).isEqualTo(303);
    String code = back.substring(back.indexOf('=') + 1);
    for (Api each : List.of(one, other)) {
      assertThat(new Caller(each, COUNCIL_KEY).look(begun.id(), Optional.of(code)).body())
          .contains("\"verdict\":\"accepted\"", "Fernhollow");
    }
    assertThat(there.end(begun.id()).statusCode()).isEqualTo(204);
    assertThat(new Caller(one, COUNCIL_KEY).look(begun.id(), Optional.of(code)).body())
        .contains("\"state\":\"delivered\"")
        .doesNotContain("Fernhollow");
  }

  @Test
  void ofFiftyAnswersToBothServersExactlyOneWins() throws Exception {
    Begun begun =
        new Caller(one, COUNCIL_KEY)
            .begun(with(sameDevice("permit"), "responseMode", "direct_post"));
    visit(other, begun);
    TestHolder here = TestHolder.follow(one, begun.walletLink());
    TestHolder there = here.through(other);
    ExecutorService wallets = Executors.newFixedThreadPool(50);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      TestHolder holder = i % 2 == 0 ? here : there;
      TestWallet.Presented own =
          here.present(setting, setting.permit()).claim("jti", "answer " + i);
      answers.add(wallets.submit(() -> holder.answer("permit", own.compact())));
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
  void ofAYesAndANoAtOnceExactlyOneCounts() throws Exception {
    for (int round = 0; round < 5; round++) {
      Begun begun = new Caller(one, COUNCIL_KEY).begun(crossDevice("permit"));
      TestHolder holder = TestHolder.follow(one, begun.walletLink());
      String presentation = holder.present(setting, setting.permit()).compact();
      ExecutorService both = Executors.newFixedThreadPool(2);
      Future<HttpResponse<String>> yes = both.submit(() -> holder.answer("permit", presentation));
      Future<HttpResponse<String>> no =
          both.submit(() -> holder.through(other).refuse("access_denied"));
      assertThat(List.of(yes.get().statusCode(), no.get().statusCode())).containsOnly(200);
      both.shutdown();
      Map<String, Object> view = new Caller(one, COUNCIL_KEY).view(begun.id());
      assertThat(view).isEqualTo(new Caller(other, COUNCIL_KEY).view(begun.id()));
      assertThat(view.get("state")).isIn("decided", "refused");
    }
  }

  @Test
  void whoListensAtOneServerHearsWhatHappensAtTheOther() throws Exception {
    Begun begun = new Caller(one, COUNCIL_KEY).begun(crossDevice("permit"));
    try (TestEvents events =
        TestEvents.listen(
            one,
            one.at("/v1/presentation-requests/" + begun.id() + "/events")
                .header("Authorization", "Bearer " + COUNCIL_KEY))) {
      assertThat(events.next()).isEqualTo("created");
      TestHolder holder = TestHolder.follow(other, begun.walletLink());
      assertThat(events.next()).isEqualTo("requested");
      holder.answer("permit", holder.present(setting, setting.permit()).compact());
      assertThat(events.next()).isEqualTo("decided");
      assertThat(events.next()).isEqualTo(TestEvents.END);
    }
  }

  @Test
  void aServerThatIsToldToEndEnds() throws Exception {
    Api third = Api.start(setting.config());
    third.server().stop().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Without a word from the other server nobody would hear of it before the next look. */
  @Test
  void itIsHeardSoonerThanByLooking() throws Exception {
    Duration quickest = Duration.ofDays(1);
    for (int round = 0; round < 3; round++) {
      Begun begun = new Caller(one, COUNCIL_KEY).begun(crossDevice("permit"));
      try (TestEvents events = TestEvents.listen(one, one.at(begun.page() + "/events"))) {
        assertThat(events.next()).isEqualTo("created");
        TestHolder.follow(other, begun.walletLink());
        Instant fetched = Instant.now();
        assertThat(events.next()).isEqualTo("requested");
        Duration took = Duration.between(fetched, Instant.now());
        quickest = took.compareTo(quickest) < 0 ? took : quickest;
      }
    }
    assertThat(quickest).isLessThan(Duration.ofSeconds(1));
  }
}
