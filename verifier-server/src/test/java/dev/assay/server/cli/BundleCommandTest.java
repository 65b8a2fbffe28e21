package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.cli.Shell.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleCommandTest {

  private static final String STALE = Shell.NOW.plus(Duration.ofDays(8)).toString();
  private static final String TOO_OLD = Shell.NOW.plus(Duration.ofDays(11)).toString();

  private final Issuer issuer = new Issuer();
  private final Issuer operator = new Issuer();

  @TempDir private Path folder;

  @BeforeEach
  void files() {
    write("operator.jwk", operator.privateJwk());
    write("signer.jwk", operator.publicJwk());
    write("issuers.json", issuer.trustList());
    write("status.jwt", issuer.statusList(0b10));
    write("good.sd-jwt", issuer.credential(0));
    write("revoked.sd-jwt", issuer.credential(1));
    write("rules.json", RULES);
  }

  private static final String RULES =
      "{\"version\":1,\"id\":\"entry\",\"name\":\"Entry\",\"sequence\":1,"
          + "\"issued\":\"2026-05-01T00:00:00Z\",\"nextUpdate\":\"2027-01-01T00:00:00Z\","
          + "\"rules\":[]}";

  @Test
  void aDeskDecidesFromABundle() throws Exception {
    assertThat(build("desk.bundle", 12).err()).isEmpty();
    Run good = verify("good.sd-jwt");
    assertThat(good.exit()).isZero();
    assertThat(good.out()).contains("  Bundle      desk #12, fresh\n");
    assertThat(verify("revoked.sd-jwt").exit()).isEqualTo(1);
    Run stale = verify("good.sd-jwt", "--at", STALE);
    assertThat(stale.exit()).isZero();
    assertThat(stale.out()).contains("desk #12, stale");
    Run tooOld = verify("good.sd-jwt", "--at", TOO_OLD);
    assertThat(tooOld.exit()).isEqualTo(2);
    assertThat(tooOld.out()).contains("desk #12, too-old", "bundle.fresh");
    Map<String, Object> json =
        Json.readObject(
            verify("good.sd-jwt", "--output", "json").out().getBytes(StandardCharsets.UTF_8),
            JsonLimits.DEFAULT);
    assertThat((Map<?, ?>) json.get("freshness")).extracting("grade").isEqualTo("fresh");
  }

  @Test
  void theOperatorChoosesByNameWhatAnAgeMeans() {
    build("desk.bundle", 12);
    assertThat(verify("good.sd-jwt", "--at", TOO_OLD, "--bundle-too-old", "accept").exit())
        .isZero();
    assertThat(verify("good.sd-jwt", "--at", TOO_OLD, "--bundle-too-old", "refuse").exit())
        .isEqualTo(1);
    assertThat(verify("good.sd-jwt", "--at", STALE, "--bundle-stale", "undetermined").exit())
        .isEqualTo(2);
    assertThat(verify("good.sd-jwt", "--bundle-stale", "perhaps").exit()).isEqualTo(64);
  }

  @Test
  void aBatchIsDecidedFromABundle() throws Exception {
    build("desk.bundle", 12);
    String lines =
        "{\"credential\":\""
            + issuer.credential(0)
            + "\"}\n"
            + "{\"credential\":\""
            + issuer.credential(1)
            + "\"}\n";
    Run run =
        new Shell()
            .input(lines)
            .run("batch", "--bundle", path("desk.bundle"), "--bundle-signer", path("signer.jwk"));
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(2).allSatisfy(this::isFresh);
  }

  @Test
  void aDeltaMakesTheLaterBundle() {
    build("desk.bundle", 12);
    write("status.jwt", issuer.statusList(0b11));
    Run built =
        build("delta.bundle", 13, "--base", path("desk.bundle"), "--full-out", path("full.bundle"));
    assertThat(built.err()).isEmpty();
    Run shown = new Shell().run("bundle", "show", path("delta.bundle"));
    assertThat(shown.out()).contains("applies to desk #12", "1 replaced", "not checked");
    Run applied = apply("desk.bundle", "delta.bundle", "later.bundle");
    assertThat(applied.exit()).isZero();
    assertThat(bytes("later.bundle")).isEqualTo(bytes("full.bundle"));
    Run wrong = apply("full.bundle", "delta.bundle", "never.bundle");
    assertThat(wrong.exit()).isEqualTo(65);
    assertThat(wrong.err()).contains("bundle.base", "desk #12").hasLineCount(1);
    assertThat(folder.resolve("never.bundle")).doesNotExist();
    assertThat(names()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void aBundleThatWasRolledBackTamperedWithOrSignedByAnotherIsRefused() {
    build("old.bundle", 11);
    build("desk.bundle", 12);
    assertThat(verify("good.sd-jwt", "--bundle-memory", path("memory.json")).exit()).isZero();
    Run older = verifyFrom("old.bundle", "--bundle-memory", path("memory.json"));
    assertThat(older.exit()).isEqualTo(65);
    assertThat(older.err()).contains("bundle.rollback").hasLineCount(1);
    assertThat(verifyFrom("old.bundle").exit()).isZero();
    byte[] tampered = bytes("desk.bundle");
    tampered[tampered.length - 1] ^= 1;
    write("tampered.bundle", tampered);
    assertThat(verifyFrom("tampered.bundle").err()).contains("bundle.digest");
    write("short.bundle", Arrays.copyOf(tampered, tampered.length - 1));
    assertThat(verifyFrom("short.bundle").err()).contains("bundle.whole");
    write("signer.jwk", issuer.publicJwk());
    assertThat(verifyFrom("desk.bundle").err()).contains("bundle.signature");
    write("memory.json", "{}");
    assertThat(verifyFrom("desk.bundle", "--bundle-memory", path("memory.json")).exit())
        .isEqualTo(65);
  }

  @Test
  void showsWhatIsInABundle() throws Exception {
    build("desk.bundle", 12);
    Run shown =
        new Shell().run("bundle", "show", path("desk.bundle"), "--signer", path("signer.jwk"));
    assertThat(shown.exit()).isZero();
    assertThat(shown.out())
        .contains("Offline bundle desk #12", "every byte is as it was signed", ", fresh")
        .contains("3 entries", "status-list  " + Issuer.STATUS_LIST, "rule-list");
    Run json = new Shell().run("bundle", "show", path("desk.bundle"), "--output", "json");
    Map<String, Object> read =
        Json.readObject(json.out().getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    assertThat(read).containsEntry("signature", "unchecked").containsKey("manifest");
    assertThat(new Shell().run("bundle", "show", path("issuers.json")).exit()).isEqualTo(65);
  }

  @Test
  void aFileCountsAsFetchedWhenItWasWritten() throws Exception {
    Files.setLastModifiedTime(
        folder.resolve("status.jwt"), FileTime.from(Shell.NOW.minus(Duration.ofDays(3))));
    build("desk.bundle", 12);
    assertThat(new Shell().run("bundle", "show", path("desk.bundle")).out())
        .contains("fetched 2026-05-29T12:00:00Z");
  }

  @Test
  void wrongUsageSaysWhatToDo() {
    build("desk.bundle", 12);
    Run nobody = new Shell().run("verify", path("good.sd-jwt"), "--bundle", path("desk.bundle"));
    assertThat(nobody.exit()).isEqualTo(64);
    assertThat(nobody.err()).contains("--bundle-signer");
    assertThat(build("x.bundle", 12, "--full-out", path("y")).exit()).isEqualTo(64);
    assertThat(build("x.bundle", -1).exit()).isEqualTo(64);
    assertThat(build("x.bundle", 12, "--grace", "3 days").exit()).isEqualTo(64);
    assertThat(build("x.bundle", 12, "--document", "nothing").exit()).isEqualTo(64);
    assertThat(build("x.bundle", 12, "--document", "https://a.example/=" + path("none")).exit())
        .isEqualTo(65);
    assertThat(build("x.bundle", 12, "--rules", path("status.jwt")).err())
        .contains("--rules-signer");
    assertThat(build("x.bundle", 12, "--trust-list", path("rules.json")).err())
        .contains("bundle.lists");
    assertThat(build("no/x.bundle", 12).exit()).isEqualTo(74);
    assertThat(new Shell().run("bundle").exit()).isEqualTo(64);
    assertThat(folder.resolve("x.bundle")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "card-revocations | {'kid':'k','method':'rid','ctr':1,'rids':['a']}",
        "jwks             | {'keys':[]}",
        "issuer-metadata  | {'issuer':'https://a.example'}",
        "did-document     | {'id':'did:web:a.example'}",
        "type-metadata    | {'vct':'urn:example:1'}",
      })
  void tellsTheKindOfADocumentFromWhatIsInIt(String kind, String json) throws Exception {
    Files.writeString(folder.resolve("document.json"), json.replace('\'', '"'));
    String document = "https://a.example/document=" + path("document.json");

    assertThat(build("kinds.bundle", 12, "--document", document).exit()).isZero();
    assertThat(new Shell().run("bundle", "show", path("kinds.bundle")).out())
        .contains("  " + kind + "  https://a.example/document\n");
  }

  private Run build(String out, long sequence, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bundle",
                "build",
                "--trust-list",
                path("issuers.json"),
                "--rules",
                path("rules.json"),
                "--document",
                Issuer.STATUS_LIST + "=" + path("status.jwt"),
                "--key",
                path("operator.jwk"),
                "--id",
                "desk",
                "--sequence",
                Long.toString(sequence),
                "--valid-for",
                "P7D",
                "--out",
                path(out)));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--grace")) {
      arguments.addAll(List.of("--grace", "P3D"));
    }
    return new Shell().run(arguments.toArray(String[]::new));
  }

  private Run apply(String base, String delta, String out) {
    return new Shell()
        .run(
            "bundle",
            "apply",
            path(base),
            path(delta),
            "--signer",
            path("signer.jwk"),
            "--out",
            path(out));
  }

  private Run verify(String credential, String... more) {
    return verify(credential, "desk.bundle", more);
  }

  private Run verifyFrom(String bundle, String... more) {
    return verify("good.sd-jwt", bundle, more);
  }

  private Run verify(String credential, String bundle, String[] more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                path(credential),
                "--bundle",
                path(bundle),
                "--bundle-signer",
                path("signer.jwk")));
    arguments.addAll(List.of(more));
    return new Shell().run(arguments.toArray(String[]::new));
  }

  private void isFresh(String line) {
    try {
      Map<String, Object> json =
          Json.readObject(line.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
      assertThat((Map<?, ?>) json.get("freshness")).extracting("grade").isEqualTo("fresh");
    } catch (JsonException e) {
      throw new IllegalStateException(e);
    }
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> names() {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
