package dev.assay.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over H2 in a file. */
class EmbeddedTransactionStoreTest implements TransactionStoreContract {

  @TempDir Path folder;

  private final Bench bench = new Bench();

  @Override
  public Bench bench() {
    return bench;
  }

  @Override
  public Database database() {
    return new Database.Embedded(folder.resolve("new folder").resolve("assay"));
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** The engine ends with its last connection. */
  @Override
  public void restart() {}

  @Test
  void aPathCannotSetSettings() {
    assertThatThrownBy(() -> new Database.Embedded(Path.of("assay;INIT=RUNSCRIPT")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasAcknowledgedOutlastsAKilledProcess() throws IOException, InterruptedException {
    bench.close();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                ((Database.Embedded) database()).file().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        acknowledged.add(line);
        if (acknowledged.size() == 200) {
          // SIGKILL: nothing in the process runs any more. What it wrote until then is still read.
          child.toHandle().destroyForcibly();
        }
        line = lines.readLine();
      }
    }
    child.waitFor();
    acknowledged.removeIf(id -> id.length() < 43); // the line that was being written
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(199);
    TransactionStore store = bench.open(database(), TestTransactions.sealing());
    for (String id : acknowledged) {
      Transaction found = TestTransactions.await(store.find("shop", id)).orElseThrow();
      assertThat(found.state()).isEqualTo(new TransactionState.Requested());
    }
  }

  /** Another process, which writes until it is killed and prints what was acknowledged. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      Sealing sealing = new Sealing(TestTransactions.key("k1", 1), List.of(), new SecureRandom());
      TransactionStore store =
          TestTransactions.await(
              SqlTransactionStore.open(
                  Vertx.vertx(), new Database.Embedded(Path.of(arguments[0])), sealing));
      while (true) {
        Transaction created = TestTransactions.created();
        TestTransactions.await(store.add(created));
        Transaction requested = created.become(new TransactionState.Requested(), "{}");
        if (TestTransactions.await(store.replace(created, requested))) {
          System.out.println(created.id());
        }
      }
    }
  }
}
