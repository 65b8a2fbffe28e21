package dev.assay.server.http;

import dev.assay.server.transaction.TestPostgres;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same transactions, kept in a real PostgreSQL. */
class PresentationPostgreSqlTest extends PresentationTest {

  private static Optional<TestPostgres> database = Optional.empty();

  @BeforeAll
  static void startDatabase() throws Exception {
    database = Optional.of(TestPostgres.start());
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
