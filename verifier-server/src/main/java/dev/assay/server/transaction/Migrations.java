package dev.assay.server.transaction;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Makes the tables, and brings older ones to where this server wants them, before anything is read.
 * Several servers may start at once: one migrates, and the others wait for it.
 */
final class Migrations {

  private static final String HISTORY = "assay_migration";

  private Migrations() {}

  static void run(Database database) throws StoreFault {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database.source())
          .locations("classpath:db/migration")
          .table(HISTORY)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreFault(
          StoreFault.Kind.MIGRATION, "the tables cannot be brought to this version", e);
    }
  }
}
