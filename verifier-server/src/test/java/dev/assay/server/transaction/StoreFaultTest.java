package dev.assay.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a log says of the store is enough to look further, and nothing that was stored. */
class StoreFaultTest {

  @Test
  void namesWhatTheDatabaseCallsItAndNotWhatItSays() {
    SQLException cause =
        new SQLException(
            "INSERT ... VALUES ('Rowan')", "HY000", 50000, new OutOfMemoryError("Rowan"));

    assertThat(new StoreFault(StoreFault.Kind.UNAVAILABLE, "not done", cause).forLog())
        .isEqualTo("store.unavailable < SQLException HY000 50000 < OutOfMemoryError");
  }

  @Test
  void aFaultOfItsOwnHasItsCodeAlone() {
    assertThat(new StoreFault(StoreFault.Kind.KEY_UNKNOWN, "no such key").forLog())
        .isEqualTo("store.key_unknown");
  }

  @Test
  void ofALongChainOfCausesTheFirstAreEnough() {
    Throwable cause = new IllegalStateException();
    for (int i = 0; i < 100; i++) {
      cause = new IllegalStateException(cause);
    }

    assertThat(new StoreFault(StoreFault.Kind.UNAVAILABLE, "not done", cause).forLog())
        .isEqualTo("store.unavailable" + " < IllegalStateException".repeat(4));
  }
}
