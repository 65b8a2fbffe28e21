package dev.assay.trust;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.nio.charset.StandardCharsets;

/** Reads the key of a signer that an operator pins. */
public final class SignerKey {

  private SignerKey() {}

  /**
   * The public key.
   *
   * @param text a JWK, or in PEM a public key (RFC 7468, 13) or a certificate; of the certificate
   *     only its key counts
   */
  public static VerificationKey read(String text, Crypto crypto) throws KeyRejectedException {
    try {
      if (text.stripLeading().startsWith(PublicKeyPem.BEGIN)) {
        return crypto.spkiKey(PublicKeyPem.der(text));
      }
      if (text.stripLeading().startsWith("-----BEGIN")) {
        return crypto.keyOf(CertificateReader.pem(text).getPublicKey());
      }
      byte[] json = text.getBytes(StandardCharsets.UTF_8);
      return Jwk.read(Json.readObject(json, JsonLimits.DEFAULT), crypto).key();
    } catch (CertificateFault | JsonException e) {
      throw new KeyRejectedException(
          KeyRejectedException.Reason.MALFORMED, String.valueOf(e.getMessage()));
    }
  }
}
