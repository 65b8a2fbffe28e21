package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.cli.Shell.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {

  private final List<Server.Settings> served = new ArrayList<>();

  @Test
  void leavesOpenWhatIsNotSaid() {
    assertThat(new Shell().server(served::add).run("serve").exit()).isZero();
    assertThat(served)
        .containsExactly(
            new Server.Settings(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of()));
  }

  @Test
  void passesOnWhatIsSaid() {
    new Shell()
        .server(served::add)
        .run(
            "serve",
            "--config",
            "assay.json",
            "--host",
            "0.0.0.0",
            "--port",
            "0",
            "--trust-list",
            "a.json",
            "--trust-list",
            "b.json",
            "--trust-list-signer",
            "k.jwk");

    assertThat(served)
        .containsExactly(
            new Server.Settings(
                Optional.of(Path.of("assay.json")),
                Optional.of("0.0.0.0"),
                Optional.of(0),
                List.of("a.json", "b.json"),
                List.of("k.jwk")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http"})
  void refusesWhatIsNoPort(String port) {
    assertThat(new Shell().server(served::add).run("serve", "--port=" + port).exit()).isEqualTo(64);
    assertThat(served).isEmpty();
  }

  @Test
  void aServerThatCannotStartSaysWhy() {
    Run run =
        new Shell()
            .server(
                settings -> {
                  throw new CommandFault(ExitCode.INPUT, "port 80 is taken");
                })
            .run("serve");

    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err()).isEqualTo("assay: port 80 is taken\n");
  }
}
