package dev.assay.bench;

import dev.assay.testkit.TestClock;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import se.digg.dgc.payload.v1.DGCSchemaException;
import se.digg.dgc.service.DGCDecoder;
import se.digg.dgc.service.impl.DefaultDGCDecoder;
import se.digg.dgc.signatures.impl.DefaultDGCSignatureVerifier;

/** The reference library for EU DCCs in Java, of Sweden's agency for digital government. */
final class WithDigg implements Contender {

  private final DGCDecoder decoder;

  WithDigg(X509Certificate signer) {
    DefaultDGCSignatureVerifier verifier = new DefaultDGCSignatureVerifier();
    verifier.setTestValidationTime(TestClock.NOW);
    this.decoder = new DefaultDGCDecoder(verifier, (country, kid) -> List.of(signer));
  }

  /** It throws instead of an answer of no. */
  @Override
  public boolean accepts(String text)
      throws DGCSchemaException, GeneralSecurityException, IOException {
    return decoder.decode(text).getV() != null;
  }
}
