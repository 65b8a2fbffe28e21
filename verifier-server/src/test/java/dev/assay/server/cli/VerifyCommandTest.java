package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.Documents;
import dev.assay.document.FetchFault;
import dev.assay.document.Finding;
import dev.assay.jose.Json;
import dev.assay.jose.JsonLimits;
import dev.assay.server.cli.Shell.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCommandTest {

  private final Issuer issuer = new Issuer();

  @TempDir private Path folder;

  @Test
  void anAcceptedCredentialIsExplainedToAnOfficerFirst() {
    Run run = new Shell().run("verify", Demo.sample("resident-permit"), "--trust-list", demo());

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            """
            ACCEPTED  Issued by an issuer you trust, unaltered, and valid at this time. The
                      issuer gives no way to look up whether it was taken back.

              Type        urn:demo:council:resident:1
              Format      dc+sd-jwt
              Issuer      Fernhollow Borough Council, public sector
                          https://fernhollow.example
              Trusted by  list demo #1, entry fernhollow
                          its certificate leads to one on the list
              Holder      no proof was asked for: the presenter may be anybody
              Status      it has none
              Decided at  2026-06-01T12:00:00Z

            Claims
            """)
        .contains("  iat: 2026-01-01T00:00:00Z\n")
        .contains("\nChecks\n  format      ")
        .contains("                RFC 9901: ");
  }

  @Test
  void aRejectedCredentialIsExplainedToAnEngineerBelow() {
    Run run = new Shell().run("verify", Demo.sample("tampered-permit"), "--trust-list", demo());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("REJECTED  What is presented is not what the issuer signed.\n")
        .contains(
            """
            Why
              sd-jwt.disclosure.referenced
              Demanded    The issuer signed a digest of every disclosure.
            """)
        .contains("  Clause      RFC 9901, 7.1(5)\n")
        .contains("              https://www.rfc-editor.org/rfc/rfc9901#section-7.1\n")
        .contains("  Next        ")
        .doesNotContain("Claims");
  }

  @Test
  void noLineOfTheTextButUrlsAndClaimsIsLongerThanATerminal() {
    Run run = new Shell().run("verify", Demo.sample("suspended-issuer"), "--trust-list", demo());

    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @CsvSource({
    "tenancy, 0",
    "leisure-membership, 0",
    "expired-permit, 1",
    "suspended-issuer, 1",
    "tampered-permit, 1"
  })
  void answersTheShell(String sample, int exit) {
    assertThat(new Shell().run("verify", Demo.sample(sample), "--trust-list", demo()).exit())
        .isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "'\n', 0", "'\r\n', 0", "'\n\n', 1", "' ', 1"})
  void stripsOneLineBreakAndNothingElse(String ending, int exit) {
    Run run =
        new Shell()
            .input(Demo.text("resident-permit") + ending)
            .run("verify", "-", "--trust-list", demo());

    assertThat(run.exit()).isEqualTo(exit);
  }

  @Test
  void givesTheResultOfTheContractAsJson() throws Exception {
    Run run =
        new Shell()
            .run(
                "verify",
                Demo.sample("resident-permit"),
                "--trust-list",
                demo(),
                "--output",
                "json");

    Map<String, Object> result =
        Json.readObject(run.out().getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    assertThat(result.keySet())
        .containsExactly(
            "verdict",
            "format",
            "type",
            "verifiedAt",
            "issuer",
            "claims",
            "holderBinding",
            "status",
            "checks",
            "documents");
  }

  @Test
  void colorIsForTerminalsAlone() {
    String[] arguments = {"verify", Demo.sample("resident-permit"), "--trust-list", demo()};

    assertThat(new Shell().run(arguments).out()).doesNotContain("\u001b");
    assertThat(new Shell().terminal(Ink.COLOUR, Terminal.Watched.UNWATCHED).run(arguments).out())
        .startsWith("\u001b[1;32mACCEPTED\u001b[0m  ");
  }

  @Test
  void verboseListsEveryCheck() {
    assertThat(
            new Shell()
                .run("verify", Demo.sample("tenancy"), "--trust-list", demo(), "--verbose")
                .out())
        .contains("    + format.recognised\n        Assay, formats\n");
  }

  @Test
  void withoutAnyTrustNobodyIsTrusted() {
    Run run = new Shell().run("verify", Demo.sample("resident-permit"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("Nobody is trusted yet: name a trust list or an anchor.");
  }

  @Test
  void anAnchorIsTrustedToo() throws Exception {
    String anchor = write("issuer.jwk", issuer.publicJwk());
    Run run =
        new Shell()
            .input(issuer.credential(0))
            .run("verify", "--anchor", anchor, "--ignore-status");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Trusted by  list request #0, entry anchor-1");
  }

  @Test
  void offlineNamesWhatIsMissing() throws Exception {
    Run run =
        new Shell()
            .input(issuer.credential(0))
            .run("verify", "--trust-list", write("l.json", issuer.trustList()), "--offline");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .startsWith("UNDETERMINED  No decision: evidence is missing.")
        .contains("\nMissing\n  status-list " + Issuer.STATUS_LIST + "\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 0"})
  void readsTheStatusFromADocument(int bits, int exit) throws Exception {
    String list = write("list.jwt", issuer.statusList(bits));
    Run run =
        new Shell()
            .input(issuer.credential(0))
            .run(
                "verify",
                "--anchor",
                write("k", issuer.publicJwk()),
                "--document",
                Issuer.STATUS_LIST + "=" + list,
                "--offline");

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).contains(exit == 0 ? "valid, as the issuer's list says" : "revoked");
  }

  @Test
  void aStatusOutOfReachIsNoRevocation() throws Exception {
    Finding timeout = new Finding.Unavailable(FetchFault.TIMEOUT, "no answer in 5 s");
    Network broken =
        new Network(
            Documents.none(), wanted -> CompletableFuture.completedFuture(timeout), () -> {});
    Run run =
        new Shell()
            .input(issuer.credential(0))
            .network(broken)
            .run("verify", "--trust-list", write("l.json", issuer.trustList()));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("Could not be decided").contains("no answer in 5 s");
  }

  @Test
  void demandsOfTheCallerCanOnlyReject() {
    Run run =
        new Shell()
            .run(
                "verify",
                Demo.sample("resident-permit"),
                "--trust-list",
                demo(),
                "--type",
                "urn:example:other",
                "--claim",
                "no.such",
                "--sector",
                "private",
                "--assurance",
                "gpg45:high",
                "--require-status");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("policy.");
  }

  @Test
  void theHolderMustProveWhatANonceDemands() {
    Run run =
        new Shell()
            .run(
                "verify",
                Demo.sample("resident-permit"),
                "--trust-list",
                demo(),
                "--nonce",
                "n-1",
                "--audience",
                "https://verifier.example");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("Holder      did not prove to have the credential's key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonce n                     | assay: --audience must be there",
        "--audience a                  | assay: --nonce must be there",
        "--session-transcript 00       | assay: --session-transcript must be the CBOR of a",
        "--session-transcript %        | assay: --session-transcript must be base64url",
        "--at yesterday                | assay: --at must be an instant",
        "--format x                    | assay: --format must be one of auto, dc+sd-jwt",
        "--max-age soon                | assay: --max-age must be a duration",
        "--assurance gpg45             | assay: --assurance must be FRAMEWORK:LEVEL",
        "--assurance gpg45:best        | assay: --assurance must be one of low, medium",
        "--claim [                     | assay: --claim must be a path",
        "--sector third                | assay: --sector must be one of public, private",
        "--document x                  | assay: --document must be URI=FILE",
        "--output xml                  | assay: Invalid value for option '--output'",
        "--require-status --ignore-status | assay: Error: --require-status, --ignore-status are",
        "--trust-list http://x.example/ | assay: http://x.example/ must be an https URL or a file",
        "--trust-list https://x.example/| assay: https://x.example/ comes over a network",
        "--no-such-option              | assay: Unknown option"
      })
  void wrongUsageIsSaidAndIs64(String options, String message) {
    String[] arguments = ("verify " + options.strip()).split(" ");
    Run run = new Shell().input("x").run(arguments);

    assertThat(run.exit()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(message.strip());
  }

  @Test
  void whatCannotBeReadIs65() throws Exception {
    assertThat(new Shell().run("verify", "/no/such/file").exit()).isEqualTo(65);
    assertThat(new Shell().input("").run("verify").exit()).isEqualTo(65);
    assertThat(new Shell().input(new byte[] {(byte) 0xff}).run("verify").exit()).isEqualTo(65);
    assertThat(new Shell().input(new byte[3 << 20]).run("verify").exit()).isEqualTo(65);
    Run list = new Shell().input("x").run("verify", "--trust-list", write("l.json", "{}"));
    assertThat(list.exit()).isEqualTo(65);
    assertThat(list.err()).contains("l.json cannot be used:");
    Run anchor = new Shell().input("x").run("verify", "--anchor", write("a.jwk", "{"));
    assertThat(anchor.exit()).isEqualTo(65);
  }

  @Test
  void aCredentialInAFaultIsNeverRepeated() {
    Run run = new Shell().input("secret-credential").run("verify", "--trust-list", demo());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out() + run.err()).doesNotContain("secret-credential");
  }

  @Test
  void claimsCannotCommandTheTerminal() {
    StringWriter text = new StringWriter();
    Page page = new Page(new PrintWriter(text), Ink.PLAIN);
    new ClaimsText(page).write(Map.of("name\u001b[2J", Map.of("a", "\u001b]0;x\u0007\n")));

    assertThat(text.toString()).doesNotContain("\u001b", "\u0007").contains("\\u001b");
  }

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String demo() {
    return Demo.list();
  }
}
