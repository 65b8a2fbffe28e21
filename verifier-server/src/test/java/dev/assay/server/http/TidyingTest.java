package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Others have most of the time, until what is over has lain for long enough. */
class TidyingTest {

  private static final long BEGUN = 7_193;

  private static long rest(int begunSecondsAgo, int tookMillis) {
    long now = BEGUN + Duration.ofSeconds(begunSecondsAgo).toNanos();
    return Tidying.rest(BEGUN, now - Duration.ofMillis(tookMillis).toNanos(), now);
  }

  @Test
  void restsTwiceAsLongAsAPartTook() {
    assertThat(rest(1, 10)).isEqualTo(20);
    assertThat(rest(4, 250)).isEqualTo(500);
    assertThat(rest(1, 0)).isEqualTo(1);
  }

  @Test
  void neverRestsLongerThanWhileThereIsNothingToDo() {
    assertThat(rest(4, 3_000)).isEqualTo(5_000);
  }

  @Test
  void hardlyRestsOnceThatHasTakenLong() {
    assertThat(rest(5, 10)).isEqualTo(1);
    assertThat(rest(60, 3_000)).isEqualTo(1);
  }
}
