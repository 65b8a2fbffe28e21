package dev.assay.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.io.IOException;
import java.security.cert.X509Certificate;

/** The certificate that a VICAL comes with: read with another library than the one under test. */
final class VicalSigner {

  private VicalSigner() {}

  static X509Certificate of(byte[] cose) throws IOException, CertificateFault {
    JsonNode chain = new CBORMapper().readTree(cose).path(1).path("33");
    return CertificateReader.der((chain.isArray() ? chain.path(0) : chain).binaryValue());
  }
}
