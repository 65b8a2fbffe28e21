package dev.assay.cose;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborNull;
import dev.assay.crypto.SigningKey;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs messages of our own: COSE_Sign1 of RFC 9052, 4.2. */
public final class CoseSigner {

  private CoseSigner() {}

  /** {@code alg} of what a key signs, by the numbers of RFC 9053, 2; empty for RSA keys. */
  public static Optional<Long> algorithm(SigningKey key) {
    return switch (key.algorithm()) {
      case ES256 -> Optional.of(-7L);
      case ES384 -> Optional.of(-35L);
      case ES512 -> Optional.of(-36L);
      case EDDSA -> Optional.of(-8L);
      default -> Optional.empty();
    };
  }

  /**
   * Signs a payload that is sent apart.
   *
   * @param chain DER, that of the key first; not empty
   * @return the message without a tag, as {@link Cbor} writes it
   * @throws GeneralSecurityException if the provider cannot sign
   * @throws IllegalArgumentException if the key has no {@link #algorithm}
   */
  public static List<Object> signDetached(
      SigningKey key, List<ByteString> chain, ByteString payload) throws GeneralSecurityException {
    long algorithm =
        algorithm(key)
            .orElseThrow(() -> new IllegalArgumentException("no COSE for " + key.algorithm()));
    ByteString header = ByteString.of(Cbor.write(Map.of(CoseHeader.ALGORITHM, algorithm)));
    byte[] covered = Cbor.write(List.of("Signature1", header, ByteString.of(), payload));
    Object certificates = chain.size() == 1 ? chain.get(0) : chain;
    return List.of(
        header,
        Map.of(CoseHeader.CERTIFICATES, certificates),
        CborNull.NULL,
        ByteString.of(key.sign(covered)));
  }
}
