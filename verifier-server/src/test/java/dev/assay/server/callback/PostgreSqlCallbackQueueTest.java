package dev.assay.server.callback;

import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract over a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgreSqlCallbackQueueTest implements CallbackQueueContract {

  private Optional<TestPostgres> server = Optional.empty();
  private Optional<CallbackBench> bench = Optional.empty();

  @BeforeAll
  void start() throws IOException, InterruptedException {
    server = Optional.of(TestPostgres.start());
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    if (server.isPresent()) {
      server.get().stop();
    }
  }

  @Override
  @AfterEach
  public void closeAll() {
    CallbackQueueContract.super.closeAll();
    bench = Optional.empty();
  }

  @Override
  public CallbackBench bench() {
    if (bench.isEmpty()) {
      bench = Optional.of(new CallbackBench(database()));
    }
    return bench.get();
  }

  @Override
  public Database database() {
    return new Database.PostgreSql(server.orElseThrow().uri());
  }

  @Override
  public Path folder() {
    return server.orElseThrow().data();
  }

  @Override
  public void flush() {
    server.orElseThrow().restart();
  }
}
