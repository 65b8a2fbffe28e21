package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.cli.Shell.Run;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle is held against before it decides: the clock, a memory, and the other options. */
class BundleOptionsTest {

  private static final Instant TOO_OLD = Shell.NOW.plus(Duration.ofDays(11));

  private final Issuer issuer = new Issuer();
  private final Issuer operator = new Issuer();

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    write("operator.jwk", operator.privateJwk());
    write("signer.jwk", operator.publicJwk());
    write("issuers.json", issuer.trustList());
    write("status.jwt", issuer.statusList(0b10));
    write("good.sd-jwt", issuer.credential(0));
    build("desk.bundle", "desk", 12);
  }

  @Test
  void anInstantOfTheRequestMakesNoBundleYounger() {
    Shell later = new Shell().clock(TOO_OLD);
    Run past = verify(later, "desk.bundle", "--at", Shell.NOW.toString());
    assertThat(past.exit()).isEqualTo(2);
    assertThat(past.out()).contains("desk #12, too-old", "bundle.fresh");
    Run accepted =
        verify(later, "desk.bundle", "--at", Shell.NOW.toString(), "--bundle-too-old", "accept");
    assertThat(accepted.exit()).isZero();
    Run refused =
        verify(later, "desk.bundle", "--at", Shell.NOW.toString(), "--bundle-too-old", "refuse");
    assertThat(refused.exit()).isEqualTo(65);
    assertThat(refused.err()).contains("bundle.current").hasLineCount(1);
  }

  @Test
  void anInstantOfALineMakesNoBundleYounger() {
    String line =
        "{\"credential\":\"" + issuer.credential(0) + "\",\"at\":\"" + Shell.NOW + "\"}\n";
    Run run =
        new Shell()
            .clock(TOO_OLD)
            .input(line)
            .run("batch", "--bundle", path("desk.bundle"), "--bundle-signer", path("signer.jwk"));
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"grade\":\"too-old\"", "\"verdict\":\"undetermined\"");
  }

  @Test
  void aDocumentOfALineReplacesNoneOfTheBundle() throws IOException {
    write("older.jwt", issuer.statusList(0));
    write("good.sd-jwt", issuer.credential(1));
    String older = Issuer.STATUS_LIST + "=" + path("older.jwt");
    assertThat(verify(new Shell(), "desk.bundle", "--document", older).exit()).isEqualTo(1);
  }

  @Test
  void anotherBundleNeedsAnotherMemory() {
    build("lab.bundle", "lab", 1);
    assertThat(remembered("desk.bundle").exit()).isZero();
    Run other = remembered("lab.bundle");
    assertThat(other.exit()).isEqualTo(65);
    assertThat(other.err()).contains("bundle.rollback", "another memory file").hasLineCount(1);
    assertThat(remembered("desk.bundle").exit()).isZero();
  }

  @Test
  void theMemoryIsLockedWhileItIsInUse() throws IOException {
    Path beside = folder.resolve("memory.json.lock");
    try (FileChannel channel =
            FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      // The same process does not wait for itself; another one would.
      assertThat(held.isValid()).isTrue();
      assertThat(remembered("desk.bundle").exit()).isEqualTo(74);
    }
    assertThat(remembered("desk.bundle").exit()).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theMemoryIsReadWhenTheBundleHasBeen() throws Exception {
    build("later.bundle", "desk", 13);
    Path pipe = folder.resolve("pipe.bundle");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Run> slow = CompletableFuture.supplyAsync(() -> remembered("pipe.bundle"));
    // Whoever opens a pipe for writing waits until it is opened for reading.
    try (var out = Files.newOutputStream(pipe)) {
      assertThat(remembered("later.bundle").exit()).isZero();
      out.write(Files.readAllBytes(folder.resolve("desk.bundle")));
    }
    assertThat(slow.get().err()).contains("bundle.rollback");
    assertThat(Files.readString(folder.resolve("memory.json")))
        .contains("\"sequence\": 13")
        .doesNotContain("\"sequence\": 12");
  }

  @Test
  void noTrustListComesToStandBesideItsOwnIssueOrAnotherEnvironment() throws IOException {
    Run same = verify(new Shell(), "desk.bundle", "--trust-list", path("issuers.json"));
    assertThat(same.exit()).isEqualTo(65);
    assertThat(same.err()).contains("trust-list.rollback").hasLineCount(1);
    String other = issuer.trustList().replace("\"id\":\"own\"", "\"id\":\"other\"");
    write("other.json", other);
    assertThat(verify(new Shell(), "desk.bundle", "--trust-list", path("other.json")).exit())
        .isZero();
    write(
        "tests.json", other.replace("{\"version\":1,", "{\"version\":1,\"environment\":\"test\","));
    Run tests = verify(new Shell(), "desk.bundle", "--trust-list", path("tests.json"));
    assertThat(tests.exit()).isEqualTo(65);
    assertThat(tests.err()).contains("trust-list.environment").hasLineCount(1);
  }

  @Test
  void optionsOfABundleNeedABundle() {
    for (List<String> option :
        List.of(
            List.of("--bundle-signer", path("signer.jwk")),
            List.of("--bundle-memory", path("memory.json")),
            List.of("--bundle-stale", "refuse"),
            List.of("--bundle-too-old", "undetermined"))) {
      for (String command : List.of("verify", "batch")) {
        List<String> arguments = new ArrayList<>(List.of(command, path("good.sd-jwt")));
        arguments.addAll(option);
        Run run = new Shell().run(arguments.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("need --bundle FILE");
      }
    }
  }

  private void build(String out, String id, long sequence) {
    Run built =
        new Shell()
            .run(
                "bundle",
                "build",
                "--trust-list",
                path("issuers.json"),
                "--document",
                Issuer.STATUS_LIST + "=" + path("status.jwt"),
                "--key",
                path("operator.jwk"),
                "--id",
                id,
                "--sequence",
                Long.toString(sequence),
                "--valid-for",
                "P7D",
                "--grace",
                "P3D",
                "--out",
                path(out));
    assertThat(built.exit()).as(built.err()).isZero();
  }

  private Run remembered(String bundle) {
    return verify(new Shell(), bundle, "--bundle-memory", path("memory.json"));
  }

  private Run verify(Shell shell, String bundle, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                path("good.sd-jwt"),
                "--bundle",
                path(bundle),
                "--bundle-signer",
                path("signer.jwk")));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
