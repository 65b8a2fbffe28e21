package dev.assay.server.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.server.transaction.TestPostgres;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same transactions, kept in a real PostgreSQL. */
class PresentationPostgreSqlTest extends PresentationTest {

  private static Optional<TestPostgres> database = Optional.empty();

  @BeforeAll
  static void startDatabase() throws Exception {
    Optional<Path> programs = TestPostgres.programs();
    assumeTrue(programs.isPresent(), "no PostgreSQL is installed in /usr/lib/postgresql");
    database = Optional.of(TestPostgres.start(programs.get()));
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    if (database.isPresent()) {
      database.get().stop();
    }
  }

  @Override
  PresentationSetting kept(PresentationSetting usual) {
    return usual.in(database.orElseThrow().uri());
  }
}
