package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.cli.Shell.Run;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestDccList;
import dev.assay.testkit.TestGdhcn;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of signers of health credentials that become trust lists. */
class HealthListImportCommandTest {

  private static final TestKey SIGNER = TestKey.es256("list signer");

  private final Certified signer = TestPki.leaf("CN=Test DSC,C=AT").selfSigned();

  @TempDir private Path folder;

  private String pinned = "";
  private String stranger = "";
  private Path out = Path.of("");

  @BeforeEach
  void files() throws IOException {
    pinned = write("pinned.pem", pem(SIGNER));
    stranger = write("stranger.pem", pem(TestKey.es256("stranger")));
    out = folder.resolve("list.json");
  }

  private static byte[] pem(TestKey key) {
    String body = Base64.getEncoder().encodeToString(key.pair().getPublic().getEncoded());
    return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private Run imported(String... arguments) {
    List<String> all = new ArrayList<>(List.of("trust-list", "import"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("-o", out.toString()));
    return new Shell().run(all.toArray(String[]::new));
  }

  private void refused(int exit, String what, Run run) {
    assertThat(run.err()).contains(what).doesNotContain("\tat ").hasLineCount(1);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  private Run verified(String credential, String... more) {
    List<String> all =
        new ArrayList<>(List.of("verify", "-", "--offline", "--trust-list", out.toString()));
    all.addAll(List.of(more));
    return new Shell().input(credential).run(all.toArray(String[]::new));
  }

  private String dccList() throws IOException {
    return write("dsc-list.json", TestDccList.empty().signer(signer, "AT").signed(SIGNER));
  }

  @Test
  void aListOfTheGatewayVerifiesTheCertificatesOfItsSigners() throws IOException {
    Run run = imported("dcc", dccList(), "--signer", pinned, "--environment", "test");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("eu-dcc-signers-test #", "1 listed, 1 imported", "by country: AT 1", "undated: ");
    assertThat(new Shell().run("trust-list", "check", out.toString()).exit()).isZero();
    assertThat(new Shell().run("trust-list", "show", out.toString()).out()).contains("for tests");
    assertThat(verified(TestDcc.vaccination(signer).text()).exit()).isZero();
    Certified other = TestPki.leaf("CN=Other DSC,C=AT").selfSigned();
    assertThat(verified(TestDcc.vaccination(other).text()).exit()).isEqualTo(1);
  }

  @Test
  void theSummaryMayBeJsonAndIsOnStandardErrorWhereTheListIsOnStandardOutput() throws IOException {
    Run run =
        new Shell()
            .run(
                "trust-list",
                "import",
                "dcc",
                dccList(),
                "--signer",
                pinned,
                "--environment",
                "live",
                "--output",
                "json");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"id\": \"eu-dcc-signers\"");
    assertThat(run.err()).contains("\"imported\": 1");
  }

  @Test
  void anotherSignerIsRefusedWithItsRuleAndNothingIsWritten() throws IOException {
    refused(
        1,
        "(trust-list.source.signature)",
        imported("dcc", dccList(), "--signer", stranger, "--environment", "live"));
    String did = write("did.json", TestGdhcn.live().signer(signer, "DCC").signed(SIGNER));
    refused(
        1,
        "(trust-list.source.signature)",
        imported("gdhcn", did, "--signer", stranger, "--environment", "live"));
  }

  @Test
  void aListOfTheNetworkVerifiesTheCertificatesOfItsSigners() throws IOException {
    String did = write("did.json", TestGdhcn.live().signer(signer, "DCC").signed(SIGNER));
    refused(
        1,
        "(trust-list.source.environment)",
        imported("gdhcn", did, "--signer", pinned, "--environment", "test", "--lasts", "P60D"));
    refused(
        1,
        "(trust-list.source.current)",
        imported("gdhcn", did, "--signer", pinned, "--environment", "live", "--lasts", "P1D"));
    Run run =
        imported("gdhcn", did, "--signer", pinned, "--environment", "live", "--lasts", "P60D");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(verified(TestDcc.recovery(signer).text()).exit()).isZero();
  }

  @Test
  void whatIsTakenUnsignedSaysSo() throws IOException {
    String did = write("did.json", TestGdhcn.live().signer(signer, "DCC").unsigned());
    Run run = imported("gdhcn", did, "--unsigned", "transport", "--environment", "live");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("only where it was fetched from");
    assertThat(Files.readString(out)).contains("only where it was fetched from");
  }

  @Test
  void theDirectoryOfCardIssuersIsImportedAndTheSignatureOfAnotherDayRefused() {
    Path directory = Vectors.folder("shc").resolve("vci-directory");
    String snapshot = directory.resolve("vci_snapshot.json").toString();
    String certificate = directory.resolve("vci_snapshot.crt").toString();
    String at = "2026-08-23T00:00:00Z";
    refused(
        1,
        "(trust-list.source.signature)",
        imported(
            "vci",
            snapshot,
            "--signer",
            certificate,
            "--environment",
            "live",
            "--at",
            at,
            "--signature",
            directory.resolve("NEGATIVE-vci_snapshot.sig-of-2022").toString()));
    Run run =
        imported("vci", snapshot, "--signer", certificate, "--environment", "live", "--at", at);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("651 listed, 647 imported", "by key: ES256 956");
    assertThat(new Shell().run("trust-list", "check", out.toString()).exit()).isZero();
  }

  @Test
  void theListOfCovPassIsImportedAndVerifiesACode() throws IOException {
    Path covPass = Vectors.folder("dcc").resolve("trustlist-covpass");
    String list = covPass.resolve("dsc-list.json").toString();
    refused(
        1,
        "(trust-list.source.signature)",
        imported(
            "dcc",
            list,
            "--environment",
            "test",
            "--signer",
            covPass.resolve("WRONG-dsc-list-signing-key.pem").toString()));
    Run run =
        imported(
            "dcc",
            list,
            "--environment",
            "test",
            "--signer",
            covPass.resolve("dsc-list-signing-key.pem").toString(),
            "--at",
            "2021-01-01T00:00:00Z",
            "--lasts",
            "P3650D");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("610 listed, 607 imported", "left out: certificate ");
    String code = Files.readString(Vectors.folder("dcc").resolve("qa-payloads/AT/1.0.0/VAC.txt"));
    // A day after it was issued.
    assertThat(verified(code, "--at", "2021-07-03T09:49:05Z").exit()).isZero();
  }

  @Test
  void certificatesAndABareKeyBecomeAList() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("signers"));
    Files.write(inside.resolve("a.der"), signer.der());
    Files.writeString(inside.resolve("b.pem"), TestPki.leaf("CN=B,C=FR").selfSigned().pem());
    Run run = imported("dsc", inside.toString(), "--environment", "test");
    assertThat(run.out()).contains("2 listed, 2 imported", "by country: AT 1, FR 1");
    assertThat(verified(TestDcc.test(signer).text()).exit()).isZero();

    Files.delete(out);
    refused(
        65,
        "what tokens call it",
        imported("dsc", pinned, "--environment", "test", "--country", "GB"));
    Run bare =
        imported(
            "dsc",
            pinned,
            "--environment",
            "test",
            "--country",
            "AT",
            "--kid",
            "Key1",
            "--from",
            "2026-01-01T00:00:00Z",
            "--until",
            "2027-01-01T00:00:00Z");
    assertThat(bare.exit()).isZero();
    TestDcc pass =
        TestDcc.vaccination(signer)
            .signedBy(SIGNER)
            .header(4, "Key1".getBytes(StandardCharsets.US_ASCII));
    assertThat(verified(pass.text()).exit()).isZero();
  }

  @Test
  void whatCannotBeReadIsSaidInOneLine() throws IOException {
    String bad = write("bad.json", "{".getBytes(StandardCharsets.US_ASCII));
    String nothing = write("empty.json", new byte[0]);
    for (String file : List.of(bad, nothing)) {
      refused(
          65,
          "(trust-list.source.form)",
          imported("dcc", file, "--signer", pinned, "--environment", "live"));
      refused(
          65,
          "(trust-list.source.form)",
          imported("gdhcn", file, "--unsigned", "reviewed", "--environment", "live"));
      refused(
          65,
          "(trust-list.source.form)",
          imported("vci", file, "--unsigned", "reviewed", "--environment", "live"));
      refused(65, "(trust-list.source.form)", imported("dsc", file, "--environment", "live"));
    }
    refused(
        65,
        "is not there",
        imported("dcc", "nowhere", "--signer", pinned, "--environment", "live"));
    refused(
        65,
        "must be a certificate or a public key",
        imported("dcc", dccList(), "--signer", bad, "--environment", "live"));
  }

  @Test
  void listsForTestsAndForRealUseAreNotUsedTogether() throws IOException {
    imported("dcc", dccList(), "--signer", pinned, "--environment", "test");
    String live = folder.resolve("live.json").toString();
    new Shell()
        .run(
            "trust-list",
            "import",
            "dcc",
            dccList(),
            "--signer",
            pinned,
            "--environment",
            "live",
            "-o",
            live);
    Run run = verified(TestDcc.vaccination(signer).text(), "--trust-list", live);

    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.err()).contains("it is for environment live");
  }

  @Test
  void wrongUsageIs64() throws IOException {
    String list = dccList();
    assertThat(imported("dcc", list, "--signer", pinned).exit()).isEqualTo(64);
    assertThat(imported("gdhcn", list, "--environment", "live").exit()).isEqualTo(64);
    assertThat(
            imported(
                    "gdhcn",
                    list,
                    "--environment",
                    "live",
                    "--signer",
                    pinned,
                    "--unsigned",
                    "reviewed")
                .exit())
        .isEqualTo(64);
    for (List<String> wrong :
        List.of(
            List.of("--at", "soon"),
            List.of("--lasts", "x"),
            List.of("--lasts", "P0D"),
            List.of("--lasts", "P9999D"))) {
      assertThat(
              imported(
                      "dcc",
                      list,
                      "--signer",
                      pinned,
                      "--environment",
                      "live",
                      wrong.get(0),
                      wrong.get(1))
                  .exit())
          .isEqualTo(64);
    }
    assertThat(out).doesNotExist();
  }
}
