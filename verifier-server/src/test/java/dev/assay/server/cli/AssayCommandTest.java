package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.CredentialVerifier;
import dev.assay.server.cli.Shell.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssayCommandTest {

  @Test
  void saysItsVersionItsCryptographyAndTheVersionsOfTheSpecifications() {
    Run run = new Shell().run("--version");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("assay ")
        .contains("Cryptography: ")
        .contains("  SD-JWT VC draft-18 (2026-08-03)");
  }

  @Test
  void withoutACommandItExplainsAndIsWrongUsage() {
    Run run = new Shell().run();

    assertThat(run.exit()).isEqualTo(64);
    assertThat(run.err()).contains("verify", "batch", "serve", "trust-list", "bundle", "rules");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "batch", "serve", "trust-list", "bundle", "rules"})
  void everyCommandExplainsItself(String command) {
    Run run = new Shell().run(command, "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Usage: assay " + command);
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void listsEveryRule() {
    String text = new Shell().run("rules").out();

    assertThat(CredentialVerifier.rules())
        .allSatisfy(rule -> assertThat(text).contains(rule.code()));
    assertThat(new Shell().run("rules", "--output", "json").out()).startsWith("{\n  \"rules\": [");
  }

  @Test
  void aFaultOfOurOwnShowsWhereAndNotWhat() {
    Shell shell = new Shell().input("x");
    Run run =
        shell
            .network(
                new Network(
                    request -> {
                      throw new IllegalStateException("secret");
                    },
                    request -> {
                      throw new IllegalStateException("secret");
                    },
                    () -> {
                      throw new IllegalStateException("secret");
                    }))
            .run("verify");

    assertThat(run.exit()).isEqualTo(70);
    assertThat(run.err()).contains("IllegalStateException").doesNotContain("secret");
  }
}
