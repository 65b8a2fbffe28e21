package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.Documents;
import dev.assay.document.Finding;
import dev.assay.server.cli.Shell.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustListCommandTest {

  private static final String URL = "https://trust.example/list";

  private final Issuer signer = new Issuer();

  @TempDir private Path folder;

  @Test
  void checkSaysThatAListCanBeUsed() {
    Run run = new Shell().run("trust-list", "check", Demo.list());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).endsWith("demo.trust-list.json: demo #1, 5 entries, not signed\n");
  }

  @Test
  void checkSaysEverythingThatIsWrongWithAList() throws Exception {
    String list = write("l.json", signer.trustList().replace("\"public\"", "\"council\""));
    Run run = new Shell().run("trust-list", "check", list);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            list
                + " cannot be used:\n"
                + "  /entries/0/sector: must be one of [public, private]\n");
  }

  @Test
  void checkSaysThatAListIsOutOfDate() throws Exception {
    String list = write("l.json", signer.trustList().replace("2027-01-01", "2026-02-01"));
    Run run = new Shell().run("trust-list", "check", list);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("past its next update, 2026-02-01T00:00:00Z");
  }

  @Test
  void showIsATableForPeople() {
    Run run = new Shell().run("trust-list", "show", Demo.list());

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("  Next update 2046-01-01T00:00:00Z, fresh for ")
        .contains(
            """
            Fernhollow Borough Council
              Entry       fernhollow, public sector
              State       granted since 2026-01-01T00:00:00Z
              Service     issuance, status by x5c, 1 anchor
                          issuer https://fernhollow.example
                          formats dc+sd-jwt
                          types urn:demo:council:resident:1
                          may be fetched from fernhollow.example
            """)
        .contains("  State       suspended since 2026-02-01T00:00:00Z: ");
  }

  @Test
  void showGivesJsonToo() {
    assertThat(new Shell().run("trust-list", "show", Demo.list(), "--output", "json").out())
        .startsWith("{\n  \"id\": \"demo\",\n");
  }

  @Test
  void aSignedListIsTrustedBecauseOfItsSigner() throws Exception {
    String signed = sign();
    String credential = write("c", signer.credential(0));
    String pinned = write("signer.jwk", signer.publicJwk());

    assertThat(
            new Shell()
                .run(
                    "verify",
                    credential,
                    "--ignore-status",
                    "--trust-list",
                    signed,
                    "--trust-list-signer",
                    pinned)
                .exit())
        .isZero();
    assertThat(new Shell().run("trust-list", "check", signed, "--signer", pinned).out())
        .contains("signed by the key that was named");
    assertThat(new Shell().run("verify", credential, "--trust-list", signed).exit()).isEqualTo(64);
    String other = write("other.jwk", new Issuer().publicJwk());
    assertThat(
            new Shell()
                .run("verify", credential, "--trust-list", signed, "--trust-list-signer", other)
                .err())
        .contains("the signature is not by any of the 1 pinned keys");
    assertThat(new Shell().run("trust-list", "check", signed, "--signer", other).exit())
        .isEqualTo(1);
  }

  @Test
  void whoPinsASignerTakesNoUnsignedList() throws Exception {
    Run run =
        new Shell()
            .input("x")
            .run(
                "verify",
                "--trust-list",
                Demo.list(),
                "--trust-list-signer",
                write("signer.jwk", signer.publicJwk()));

    assertThat(run.exit()).isEqualTo(65);
  }

  @Test
  void aListFromAUrlIsFetchedAsEverythingElse() throws Exception {
    byte[] signed = Files.readAllBytes(Path.of(sign()));
    Network network =
        new Network(
            Documents.none(),
            wanted -> {
              assertThat(wanted.kind()).isEqualTo(DocumentKind.TRUST_LIST);
              assertThat(wanted.hostIsPermitted()).isTrue();
              return CompletableFuture.completedFuture(
                  new Finding.Found(
                      Document.of(wanted.uri(), "application/jose", signed, Shell.NOW)));
            },
            () -> {});
    Run run =
        new Shell()
            .network(network)
            .input(signer.credential(0))
            .run(
                "verify",
                "--ignore-status",
                "--trust-list",
                URL,
                "--trust-list-signer",
                write("signer.jwk", signer.publicJwk()));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Trusted by  list own #3, entry issuer");
  }

  @Test
  void nothingIsSignedThatCannotBeUsed() throws Exception {
    String key = write("key.jwk", signer.privateJwk());
    String broken = write("l.json", "{}");

    assertThat(new Shell().run("trust-list", "sign", broken, "--key", key).exit()).isEqualTo(65);
    assertThat(new Shell().run("trust-list", "sign", sign(), "--key", key).err())
        .contains("is signed already");
    assertThat(new Shell().run("trust-list", "sign", Demo.list()).exit()).isEqualTo(64);
    String publicKey = write("p.jwk", signer.publicJwk());
    assertThat(new Shell().run("trust-list", "sign", Demo.list(), "--key", publicKey).err())
        .contains("must be a private key");
  }

  @Test
  void withoutACommandItExplains() {
    assertThat(new Shell().run("trust-list").exit()).isEqualTo(64);
    assertThat(new Shell().run("trust-list", "--help").exit()).isZero();
  }

  private String sign() throws Exception {
    String list = write("unsigned.json", signer.trustList());
    String out = folder.resolve("list.jwt").toString();
    String key = write("key.jwk", signer.privateJwk());
    assertThat(new Shell().run("trust-list", "sign", list, "--key", key, "--out", out).exit())
        .isZero();
    return out;
  }

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
