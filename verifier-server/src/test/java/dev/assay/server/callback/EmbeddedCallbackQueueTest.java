package dev.assay.server.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.callback.CallbackBench.Server;
import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.TransactionState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over H2 in a file. */
class EmbeddedCallbackQueueTest implements CallbackQueueContract {

  @TempDir Path folder;

  private Optional<CallbackBench> bench = Optional.empty();

  @Override
  public CallbackBench bench() {
    if (bench.isEmpty()) {
      bench = Optional.of(new CallbackBench(database()));
    }
    return bench.get();
  }

  @Override
  public Database database() {
    return new Database.Embedded(folder.resolve("assay"));
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** The engine ends with its last connection. */
  @Override
  public void flush() {}

  @Test
  void noKillComesBetweenAChangeAndItsCallback() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ender.class.getName(),
                folder.resolve("assay").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long acknowledged = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      while (lines.readLine() != null) {
        acknowledged++;
        if (acknowledged == 100) {
          // SIGKILL: nothing in the process runs any more. What it wrote until then is still read.
          child.toHandle().destroyForcibly();
        }
      }
    }
    child.waitFor();
    Server server = bench().server();
    String changed = "transaction_id IN (SELECT id FROM assay_transaction WHERE state = 'decided')";
    long callbacks = server.count("1 = 1");
    assertThat(callbacks).isGreaterThanOrEqualTo(acknowledged - 1); // a line may be half written
    assertThat(server.count(changed)).isEqualTo(callbacks);
    assertThat(
            server.change(
                "DELETE FROM assay_transaction WHERE state = 'decided' AND id NOT IN"
                    + " (SELECT transaction_id FROM assay_callback)"))
        .isZero();
  }

  /** Another process, which ends transactions until it is killed, and says which. */
  static final class Ender {

    private Ender() {}

    public static void main(String[] arguments) {
      Server server = new CallbackBench(new Database.Embedded(Path.of(arguments[0]))).server();
      while (true) {
        System.out.println(server.end(new TransactionState.Decided()).version());
      }
    }
  }
}
