package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.x509.OcspResponse;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Any bytes at all are a response that a stranger has signed, or no response. */
class OcspFuzz {

  private static final Crypto CRYPTO = Crypto.select();
  private static final Certified AUTHORITY = TestIaca.authority("CN=IACA,C=GB").selfSigned();
  private static final Certified SIGNER = TestIaca.signer("CN=S,C=GB").signedBy(AUTHORITY);

  @FuzzTest(maxDuration = "10m")
  void answersEveryQuestionOrRefuses(byte[] bytes) {
    Optional<OcspResponse> read = OcspResponse.read(bytes);
    if (read.isEmpty() || read.get().failure().isPresent()) {
      return; // refused
    }
    OcspResponse response = read.get();
    response.formFault();
    response.about(SIGNER.certificate(), AUTHORITY.certificate());
    Optional<X509Certificate> responder = response.responder(AUTHORITY.certificate(), CRYPTO);
    if (response.isSignedBy(responder.orElse(AUTHORITY.certificate()), CRYPTO)) {
      throw new AssertionError("a forgery");
    }
  }
}
