package dev.assay.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leads to a certificate, and what only looks as if it did. */
class TrustPointTest {

  private static final String NAME = "CN=Authority,C=GB";

  private final Certified root = TestPki.root(NAME).selfSigned();
  private final Certified namesake = TestPki.root(NAME).keys(TestPki.p256("namesake")).selfSigned();
  private final Certified middle = TestPki.intermediate("CN=Middle,C=GB").signedBy(root);
  private final Certified leaf = TestPki.leaf("CN=Signer,C=GB").signedBy(middle);
  private final Certified stranger = TestPki.leaf("CN=Signer,C=GB").signedBy(namesake);

  private static X509Certificate read(Certified certified) {
    try {
      return CertificateReader.der(certified.der());
    } catch (CertificateFault e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustPoint point(Certified certified) {
    return new TrustPoint(read(certified), Crypto.select());
  }

  private static List<X509Certificate> path(Certified... certificates) {
    return List.of(certificates).stream().map(TrustPointTest::read).toList();
  }

  @Test
  void isAnyCertificateOfThePathAboveTheSigners() {
    assertThat(point(root).isAbove(path(leaf, middle, root))).isTrue();
    assertThat(point(middle).isAbove(path(leaf, middle, root))).isTrue();
    assertThat(point(leaf).isAbove(path(leaf, middle, root))).isFalse();
  }

  @Test
  void mayStandRightAboveThePath() {
    assertThat(point(middle).isAbove(path(leaf))).isTrue();
    assertThat(point(root).isAbove(path(leaf, middle))).isTrue();
    assertThat(point(root).isAbove(path(leaf))).isFalse();
    assertThat(point(root).isAbove(List.of())).isFalse();
  }

  @Test
  void isItsKeyAndNotItsNameAlone() {
    // The keys of these certificates are made from their names, unless a test says otherwise.
    Certified renewed =
        TestPki.root(NAME)
            .validity(TestPki.NOW.minusSeconds(9), TestPki.NOW.plusSeconds(9))
            .selfSigned();
    assertThat(point(renewed).isAbove(path(leaf, middle, root))).isTrue();
    assertThat(point(renewed).isAbove(path(leaf, middle))).isTrue();
    assertThat(point(namesake).isAbove(path(leaf, middle, root))).isFalse();
    assertThat(point(namesake).isAbove(path(leaf, middle))).isFalse();
    assertThat(point(root).isAbove(path(stranger))).isFalse();
  }

  @Test
  void aSignatureThatIsRefusedLeadsNowhere() {
    Certified weak = TestPki.intermediate("CN=Weak,C=GB").algorithm("SHA1withECDSA").signedBy(root);
    assertThat(point(root).isAbove(path(weak))).isFalse();
  }

  @Test
  void endsAChainAsItWasSent() {
    assertThat(point(root).endsChain(leaf.x5c())).isTrue();
    assertThat(point(root).endsChain(List.of(leaf.base64(), middle.base64()))).isTrue();
    assertThat(point(root).endsChain(List.of(middle.base64(), root.base64()))).isTrue();
    assertThat(point(root).endsChain(List.of(leaf.base64()))).isFalse();
    assertThat(point(root).endsChain(List.of(stranger.base64()))).isFalse();
    assertThat(point(root).endsChain(List.of(middle.base64(), "none"))).isFalse();
    assertThat(point(root).endsChain(List.of())).isFalse();
    assertThat(point(root).toString()).contains("CN=Authority");
  }
}
