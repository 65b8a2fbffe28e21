package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.SlowLine;
import dev.assay.server.transaction.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose PostgreSQL answers late, or not at all for a while. */
class SlowDatabaseTest {

  /** More than there are connections, so that some wait for one. */
  private static final int CALLERS = 3 * Database.MAX_CONNECTIONS;

  /**
   * What a statement may take, once to wait for a connection and once for itself, and some more.
   */
  private static final Duration BOUND = Database.PATIENCE.multipliedBy(2).plusSeconds(10);

  @TempDir private Path folder;

  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private Optional<TestPostgres> database = Optional.empty();
  private PresentationSetting setting;
  private SlowLine line;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    database = Optional.of(TestPostgres.start());
    line = SlowLine.to(database.get().uri());
    setting = new PresentationSetting(folder).in(line.uri());
    api = Api.start(setting.config());
    council = new Caller(api, COUNCIL_KEY);
  }

  @AfterEach
  void stop() throws Exception {
    callers.shutdownNow();
    if (database.isPresent()) {
      line.close();
      api.close();
      database.get().stop();
    }
  }

  private <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
    List<Future<T>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      calls.add(callers.submit(call));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> one : calls) {
      results.add(one.get());
    }
    return results;
  }

  private String accepted() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    assertThat(holder.answer("permit", holder.present(setting, setting.permit()).compact()))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(200);
    return council.look(begun.id(), Optional.empty()).body();
  }

  @Test
  void whereEachStatementTakesLongManyRunsAtOnceComeToTheirEnd() throws Exception {
    line.delay(Duration.ofMillis(100));
    assertThat(atOnce(CALLERS, this::accepted))
        .hasSize(CALLERS)
        .allSatisfy(body -> assertThat(body).contains("\"result\":{\"verdict\":\"accepted\""));
  }

  @Test
  void whereNothingComesEveryCallerIsToldInTimeAndAfterwardsAllGoesOnAndNothingIsAcceptedTwice()
      throws Exception {
    Begun begun = council.begun(with(sameDevice("permit"), "responseMode", "direct_post"));
    visit(api, begun);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    String first = holder.present(setting, setting.permit()).compact();
    String second = holder.present(setting, setting.permit()).claim("jti", "2").compact();

    line.stall();
    long stalled = System.nanoTime();
    Future<List<HttpResponse<String>>> answers =
        Executors.newSingleThreadExecutor()
            .submit(() -> List.of(holder.answer("permit", first), holder.answer("permit", second)));
    List<HttpResponse<String>> told = atOnce(CALLERS, () -> council.begin(crossDevice("permit")));
    assertThat(Duration.ofNanos(System.nanoTime() - stalled)).isLessThan(BOUND);
    assertThat(told).allSatisfy(SlowDatabaseTest::assertTold);
    assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
    answers.get().forEach(SlowDatabaseTest::assertTold);

    line.flow();
    awaitGoingOn();
    assertThat(atOnce(CALLERS, this::accepted))
        .allSatisfy(body -> assertThat(body).contains("\"verdict\":\"accepted\""));
    Set<String> winners = new HashSet<>();
    for (String presentation : List.of(first, second, first, second)) {
      HttpResponse<String> answer = holder.answer("permit", presentation);
      assertThat(answer.statusCode()).isEqualTo(200);
      Object next = Api.json(answer).getOrDefault("redirect_uri", "");
      if (!next.equals("")) {
        winners.add(presentation + next);
      }
    }
    assertThat(winners).hasSize(1);
    assertThat(council.view(begun.id())).containsEntry("state", "decided");
  }

  private static void assertTold(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.body()).contains("server.store").doesNotContain("Exception", "127.0.0.1");
  }

  private void awaitGoingOn() throws Exception {
    long end = System.nanoTime() + BOUND.toNanos();
    while (council.begin(crossDevice("permit")).statusCode() != 201) {
      assertThat(System.nanoTime()).as("the server goes on in time").isLessThan(end);
      Thread.sleep(100);
    }
  }
}
