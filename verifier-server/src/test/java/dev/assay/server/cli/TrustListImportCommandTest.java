package dev.assay.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.cli.Shell.Run;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestRevocation;
import dev.assay.testkit.TestVical;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are made of other lists. */
class TrustListImportCommandTest {

  private static final String LICENCE = "org.iso.18013.5.1.mDL";

  private final Certified root = TestPki.root("CN=Test VICAL root,C=GB").selfSigned();
  private final Certified signer =
      TestPki.leaf("CN=Test VICAL signer,C=GB").extendedKeyUsage("1.0.18013.5.1.8").signedBy(root);
  private final Certified authority = TestIaca.authority("CN=Test IACA,C=GB").selfSigned();

  @TempDir private Path folder;

  private String write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  @Test
  void aVicalBecomesAListThatLicencesAreVerifiedAgainst() throws IOException {
    String vical = write("a.vical", TestVical.of(signer).authority(authority, LICENCE).encoded());
    String anchor = write("root.der", root.der());
    String list = folder.resolve("list.json").toString();

    Run run =
        new Shell().run("trust-list", "import", "vical", vical, "--signer", anchor, "-o", list);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(new Shell().run("trust-list", "check", list).exit()).isZero();

    Certified documents = TestIaca.signer("CN=Test signer,C=GB").signedBy(authority);
    String presented =
        TestMdoc.of(LICENCE, documents, TestKey.es256("device"))
            .element("org.iso.18013.5.1", "family_name", "Fernhollow")
            .issuerSigned();
    String revocation = TestIaca.CRL + "=" + write("list.crl", TestRevocation.by(authority).der());
    Run verified =
        new Shell()
            .input(presented)
            .run("verify", "-", "--trust-list", list, "--document", revocation);
    assertThat(verified.exit()).isZero();
    assertThat(new Shell().input(presented).run("verify", "-", "--trust-list", list).exit())
        .isEqualTo(2);
    assertThat(verified.out()).contains("Issuer      Test Authority, public sector");
  }

  @Test
  void aVicalOfAStrangerIsNotTaken() throws IOException {
    String vical = write("a.vical", TestVical.of(signer).authority(authority, LICENCE).encoded());
    String anchor = write("other.pem", authority.der());

    Run run = new Shell().run("trust-list", "import", "vical", vical, "--signer", anchor);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("its signer is not trusted").contains("x509.anchor");
  }

  @Test
  void saysWhichEntriesWereLeftOut() throws IOException {
    TestVical vical =
        TestVical.of(signer)
            .authority(authority, LICENCE)
            .entries(TestMdoc.put("ski", new byte[3]))
            .authority(authority, LICENCE);
    Run run =
        new Shell()
            .run(
                "trust-list",
                "import",
                "vical",
                write("a.vical", vical.encoded()),
                "--signer",
                write("root.der", root.der()));

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEqualTo("left out entry 1: ski is not that of the certificate\n");
  }

  @Test
  void aFolderOfCertificatesBecomesAList() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("roots"));
    Files.write(inside.resolve("a.der"), authority.der());
    Files.writeString(inside.resolve("b.pem"), TestIaca.authority("CN=B,C=FR").selfSigned().pem());
    String list = folder.resolve("list.json").toString();

    Run run =
        new Shell()
            .run("trust-list", "import", "iaca", inside.toString(), "--type", LICENCE, "-o", list);

    assertThat(run.exit()).isZero();
    Run check = new Shell().run("trust-list", "check", list);
    assertThat(check.out()).contains("iaca #").contains(", 2 entries");
  }

  @Test
  void whatIsNoCertificateIsSaid() throws IOException {
    String file = write("x", new byte[] {1});

    Run run = new Shell().run("trust-list", "import", "iaca", file, "--type", LICENCE);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(file).contains("it must be a certificate");
  }

  @Test
  void wrongUsageIs64() throws IOException {
    String anchor = write("root.der", root.der());

    assertThat(new Shell().run("trust-list", "import").exit()).isEqualTo(64);
    assertThat(
            new Shell()
                .run("trust-list", "import", "vical", anchor, "--signer", anchor, "--at", "soon")
                .exit())
        .isEqualTo(64);
    assertThat(
            new Shell()
                .run("trust-list", "import", "vical", anchor, "--signer", anchor, "--max-age", "x")
                .exit())
        .isEqualTo(64);
    assertThat(
            new Shell()
                .run("trust-list", "import", "iaca", anchor, "--type", "t", "--lasts", "x")
                .exit())
        .isEqualTo(64);
  }
}
