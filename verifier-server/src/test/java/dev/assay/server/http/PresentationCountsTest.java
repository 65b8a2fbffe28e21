package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LIBRARY_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How requests for credentials end, in the metrics. */
class PresentationCountsTest {

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

  private List<String> ends() throws Exception {
    return api.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("assay_presentations_ended_total{"))
        .toList();
  }

  private static String end(String service, String state, String verdict, String fault, int count) {
    return "assay_presentations_ended_total{fault=\"%s\",service=\"%s\",state=\"%s\",verdict=\"%s\"} %d.0"
        .formatted(fault, service, state, verdict, count);
  }

  private TestHolder follow(Begun begun) throws Exception {
    return TestHolder.follow(api, begun.walletLink());
  }

  @Test
  void eachEndIsCountedOnceByItsServiceStateAndFirstFault() throws Exception {
    for (int i = 0; i < 2; i++) {
      Begun begun = council.begun(crossDevice("permit"));
      TestHolder holder = follow(begun);
      String presentation = holder.present(setting, setting.permit()).compact();
      holder.answer("permit", presentation);
      holder.answer("permit", presentation);
      council.end(begun.id());
    }
    TestHolder strayed = follow(council.begun(crossDevice("permit")));
    strayed.answer(
        "permit",
        strayed.present(setting, setting.permit()).nonce("another-nonce-of-22-chars").compact());
    TestHolder incomplete = follow(council.begun(crossDevice("permit")));
    incomplete.answer(
        "permit", incomplete.present(setting, setting.permit().withhold("zone")).compact());
    follow(council.begun(crossDevice("permit"))).refuse("access_denied");
    follow(council.begun(crossDevice("permit"))).refuse("Canary-7193");
    Caller library = new Caller(api, LIBRARY_KEY);
    library.end(library.begun(sameDevice("permit")).id());

    assertThat(ends())
        .containsExactlyInAnyOrder(
            end("council", "decided", "accepted", "none", 2),
            end("council", "decided", "rejected", "binding.nonce_mismatch", 1),
            end("council", "decided", "rejected", "query.path_error", 1),
            end("council", "refused", "none", "access_denied", 1),
            end("council", "refused", "none", "other", 1),
            end("library", "cancelled", "none", "none", 1));
  }

  @Test
  void whatRunsOutOfTimeIsCountedToo() throws Exception {
    council.begun(crossDevice("permit"));
    assertThat(ends()).isEmpty();
    now.set(TestClock.NOW.plus(Duration.ofMinutes(6)));
    Instant patience = Instant.now().plusSeconds(60);
    while (ends().isEmpty() && Instant.now().isBefore(patience)) {
      Thread.onSpinWait();
    }
    assertThat(ends()).containsExactly(end("council", "expired", "none", "none", 1));
  }
}
