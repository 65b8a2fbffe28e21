package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.server.transaction.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What whole runs leave behind in the files of a PostgreSQL and in the logs on both sides: nothing
 * that names a person or opens a door. The log ahead has each row as it once was, also of what has
 * long been deleted.
 */
class DatabaseTraceTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Stage.class)
  void neitherAFileNorALogOfTheDatabaseHasAClaimOrAHandleOrAKey(Stage stage) throws Exception {
    TestPostgres database = TestPostgres.start();
    try {
      List<String> secrets = run(stage, database.uri());
      assertThat(secrets).hasSizeGreaterThan(40);
      // Everything is in the files after an orderly end.
      database.restart();
      List<Path> files = files(database.data());
      assertThat(files.toString()).contains("/base/", "/pg_wal/");
      assertThat(files.stream().anyMatch(file -> text(file).contains("assay_transaction")))
          .isTrue();
      for (Path file : files) {
        assertNone(secrets, file);
      }
      assertNone(secrets, database.log());
    } finally {
      database.stop();
    }
  }

  private List<String> run(Stage stage, String uri) throws Exception {
    Path log = folder.resolve("log");
    Path told = folder.resolve("told");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug",
                "-cp",
                System.getProperty("java.class.path"),
                PresentationTraceTest.Runs.class.getName(),
                folder.toString(),
                told.toString(),
                stage.name(),
                uri)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(server.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(server.exitValue()).as(text(log)).isZero();
    List<String> secrets = Files.readAllLines(told);
    assertNone(secrets, log);
    return secrets;
  }

  private static List<Path> files(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void assertNone(List<String> secrets, Path file) {
    String text = text(file);
    for (String secret : secrets) {
      assertThat(text.contains(secret)).as("a secret stands in %s", file.getFileName()).isFalse();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
