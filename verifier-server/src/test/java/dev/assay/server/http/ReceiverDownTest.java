package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.callback.CallbackWitness;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Publisher;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.transaction.TestPostgres;
import dev.assay.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The receiver of callbacks is down for minutes, while two servers on one PostgreSQL end requests
 * in every way. Ten minutes pass on a clock that is moved; {@code -Dreceiver.minutes=10} for real
 * ones.
 */
class ReceiverDownTest {

  private static final int REAL_MINUTES = Integer.getInteger("receiver.minutes", 0);

  /** Twice as long as a wallet has to answer, so that requests expire meanwhile. */
  private static final int MINUTES = Math.max(10, REAL_MINUTES);

  /** Real time that a condition may take on a machine which has other things to do. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);
  private final long started = System.nanoTime();
  private Optional<TestPostgres> database = Optional.empty();
  private CallbackWitness witness;
  private PresentationSetting setting;
  private Api one;
  private Api other;

  private Instant now() {
    return TestClock.NOW.plusNanos(System.nanoTime() - started).plus(moved.get());
  }

  @BeforeEach
  void start() throws Exception {
    database = Optional.of(TestPostgres.start());
    witness = new CallbackWitness(FreePort.find(), this::now);
    setting = new PresentationSetting(folder).in(database.get().uri());
    setting.callback = Optional.of(witness.config(folder));
    ServerConfig config = setting.config();
    ServerConfig calling = config.with(config.work(), witness.fetch(folder));
    one = Api.start(calling, this::now);
    other = Api.start(calling, this::now);
  }

  @AfterEach
  void stop() throws Exception {
    if (database.isPresent()) {
      one.close();
      other.close();
      witness.close();
      database.get().stop();
    }
  }

  @Test
  void everythingArrivesOnceTheReceiverIsBackAndNothingWasSaidTwiceInOtherWords() throws Exception {
    Map<String, String> ended = new LinkedHashMap<>();
    for (int round = 0; round < 3; round++) {
      end(ended, round % 2 == 0 ? one : other);
    }
    // Answers with a fault for a while, and for a while with nothing at all.
    try (Publisher broken = witness.listen(503)) {
      pass(MINUTES / 2, () -> events(0).size() == ended.size());
      assertThat(broken.requests()).isGreaterThan(ended.size());
      assertThat(events(0)).containsExactlyInAnyOrderEntriesOf(ended);
    }
    pass(MINUTES - MINUTES / 2, () -> true);

    int before = witness.believed().size();
    try (Publisher up = witness.listen(204)) {
      pass(MINUTES, () -> events(before).size() == ended.size());
      assertThat(events(before)).containsExactlyInAnyOrderEntriesOf(ended);
      int taken = up.requests();
      pass(MINUTES, () -> true);
      assertThat(up.requests()).isEqualTo(taken);
    }
    assertThat(witness.doubted()).isEmpty();
    // Each attempt for a request says the same, under the same id.
    assertThat(witness.believed().stream().distinct()).hasSize(ended.size());
    assertThat(witness.believed().toString()).doesNotContain("accepted", "Fernhollow", "Canary");
  }

  /** What was believed after so many, by the request. */
  private Map<String, String> events(int before) {
    return witness.believed().stream()
        .skip(before)
        .collect(
            Collectors.toMap(
                call -> String.valueOf(call.get("request")),
                call -> String.valueOf(call.get("event")),
                (first, second) -> first));
  }

  /** One in every way; the last one by doing nothing. */
  private void end(Map<String, String> ended, Api server) throws Exception {
    Caller council = new Caller(server, COUNCIL_KEY);
    Begun decided = council.begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(server, decided.walletLink());
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    ended.put(decided.id(), "decided");
    Begun refused = council.begun(crossDevice("permit"));
    TestHolder.follow(server, refused.walletLink()).refuse("access_denied");
    ended.put(refused.id(), "refused");
    Begun cancelled = council.begun(crossDevice("permit"));
    council.end(cancelled.id());
    ended.put(cancelled.id(), "cancelled");
    ended.put(council.begun(crossDevice("permit")).id(), "expired");
  }

  /** Lets minutes pass, and waits for what has to be true then. */
  private void pass(int minutes, BooleanSupplier condition) throws InterruptedException {
    for (int minute = 0; minute < minutes; minute++) {
      if (REAL_MINUTES > 0) {
        Thread.sleep(Duration.ofMinutes(1).toMillis());
      } else {
        moved.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
        // The servers look each second.
        Thread.sleep(1_100);
      }
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is over").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
