package dev.assay.fuzz;

import static dev.assay.testkit.TestPki.NOW;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.check.Checks;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificatePaths;
import dev.assay.x509.CertificateProfile;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.KnownCertificates;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Whatever a token says its certificates are. */
final class X509Fuzz {

  private static final Certified ROOT = TestPki.root("CN=Root").selfSigned();
  private static final Set<AnchorCertificate> LISTED =
      Set.of(new AnchorCertificate(ROOT.certificate()));

  @FuzzTest(maxDuration = "10m")
  void anyBytesGiveRows(byte[] der) {
    validate(der, LISTED);
    try {
      // As its own anchor, more of it is read.
      X509Certificate certificate = CertificateReader.der(der);
      validate(der, Set.of(new AnchorCertificate(certificate)));
    } catch (CertificateFault fault) {
      // A stranger's bytes are rarely a certificate.
    }
  }

  private static void validate(byte[] der, Set<AnchorCertificate> anchors) {
    CertificatePaths paths = new CertificatePaths(Crypto.select(), Limits.DEFAULT);
    List<String> chain = List.of(Base64.getEncoder().encodeToString(der), ROOT.base64());
    Checks checks = new Checks();
    checks.run(
        () ->
            paths.validate(
                chain,
                KnownCertificates.of(anchors),
                NOW,
                CertificateProfile.CREDENTIAL_SIGNER,
                checks));
  }
}
