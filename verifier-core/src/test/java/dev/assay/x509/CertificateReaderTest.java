package dev.assay.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.x509.CertificateFault.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class CertificateReaderTest {

  private static final Certified ROOT = TestPki.root("CN=Root").selfSigned();

  @Test
  void readsOneCertificateFromDerBase64AndPem() throws CertificateFault {
    assertThat(CertificateReader.der(ROOT.der())).isEqualTo(ROOT.certificate());
    assertThat(CertificateReader.base64(ROOT.base64())).isEqualTo(ROOT.certificate());
    assertThat(CertificateReader.pem(ROOT.pem())).isEqualTo(ROOT.certificate());
    assertThat(CertificateReader.pem("\r\n" + ROOT.pem().replace("\n", "\r\n") + "\r\n"))
        .isEqualTo(ROOT.certificate());
  }

  @Test
  void rejectsWhatIsTooLarge() {
    assertThat(reason(() -> CertificateReader.der(new byte[16385]))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(() -> CertificateReader.base64("A".repeat(30_000))))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(() -> CertificateReader.pem(" ".repeat(50_000)))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void rejectsWhatIsNotDer() {
    byte[] cut = Arrays.copyOf(ROOT.der(), ROOT.der().length - 1);
    byte[] pem = ROOT.pem().getBytes(StandardCharsets.US_ASCII);

    assertThat(reason(() -> CertificateReader.der(new byte[0]))).isEqualTo(Reason.DER);
    assertThat(reason(() -> CertificateReader.der(new byte[] {0x30}))).isEqualTo(Reason.DER);
    assertThat(reason(() -> CertificateReader.der(cut))).isEqualTo(Reason.DER);
    assertThat(reason(() -> CertificateReader.der(pem))).isEqualTo(Reason.DER);
  }

  @Test
  void nestingWithoutEndDoesNotFillTheStack() {
    byte[] nested = new byte[16_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    byte[] within = nested.clone();
    ByteBuffer.wrap(within).putInt(0x30820000 | (nested.length - 4));

    assertThat(reason(() -> CertificateReader.der(nested))).isEqualTo(Reason.DER);
    assertThat(reason(() -> CertificateReader.der(within))).isEqualTo(Reason.DER);
    assertThat(RevocationList.read(nested)).isEmpty();
    assertThat(RevocationList.read(within)).isEmpty();
    assertThat(OcspResponse.read(nested)).isEmpty();
    assertThat(OcspResponse.read(within)).isEmpty();
  }

  @Test
  void rejectsASecondWayOfWritingTheSameCertificate() {
    byte[] der = ROOT.der();
    // 30 82 llll 30 ...: the length in three bytes, and unused bits of the signature
    byte[] longer = new byte[der.length + 1];
    System.arraycopy(der, 0, longer, 0, 2);
    System.arraycopy(der, 2, longer, 3, der.length - 2);
    longer[1]++;
    byte[] unused = der.clone();
    unused[der.length - 1 - ROOT.certificate().getSignature().length] = 1;

    assertThat(reason(() -> CertificateReader.der(longer))).isEqualTo(Reason.DER);
    assertThat(reason(() -> CertificateReader.der(unused))).isEqualTo(Reason.DER);
  }

  @Test
  void rejectsSomethingBehindTheCertificate() {
    byte[] more = Arrays.copyOf(ROOT.der(), ROOT.der().length + 1);

    assertThat(reason(() -> CertificateReader.der(more))).isEqualTo(Reason.TRAILING_DATA);
  }

  @Test
  void rejectsBase64InAnotherForm() {
    String padded = TestPki.root("CN=Padded Root").selfSigned().base64();
    for (int i = 0; !padded.endsWith("="); i++) {
      padded = TestPki.root("CN=Padded Root" + "+".repeat(i)).selfSigned().base64();
    }
    String good = padded;

    for (String bad : new String[] {good.replace("=", ""), good + "\n", " " + good, "ä"}) {
      assertThat(reason(() -> CertificateReader.base64(bad))).isEqualTo(Reason.BASE64);
    }
  }

  @Test
  void rejectsPemOfSomethingElseOrMore() {
    assertThat(reason(() -> CertificateReader.pem(ROOT.base64()))).isEqualTo(Reason.PEM);
    assertThat(reason(() -> CertificateReader.pem(ROOT.pem().replace("CERT", "DIRT"))))
        .isEqualTo(Reason.PEM);
    assertThat(reason(() -> CertificateReader.pem("-----BEGIN CERTIFICATE-----")))
        .isEqualTo(Reason.PEM);
    assertThat(reason(() -> CertificateReader.pem(ROOT.pem() + ROOT.pem())))
        .isEqualTo(Reason.BASE64);
  }

  private static Reason reason(ThrowingCallable reading) {
    return catchThrowableOfType(CertificateFault.class, reading).reason();
  }
}
