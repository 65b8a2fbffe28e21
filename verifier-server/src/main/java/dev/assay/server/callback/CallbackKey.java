package dev.assay.server.callback;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.JwsSigner;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** A key that callbacks are signed with: on P-256, or of Ed25519. */
final class CallbackKey {

  private final SigningKey key;
  private final Algorithm algorithm;

  /** The algorithms of RFC 9421, 3.3 that receivers find in every library. */
  enum Algorithm {
    ECDSA_P256_SHA256("ecdsa-p256-sha256", SignatureAlgorithm.ES256),
    ED25519("ed25519", SignatureAlgorithm.EDDSA);

    private final String code;
    private final SignatureAlgorithm signs;

    Algorithm(String code, SignatureAlgorithm signs) {
      this.code = code;
      this.signs = signs;
    }

    /** The parameter {@code alg}. */
    String code() {
      return code;
    }
  }

  private CallbackKey(SigningKey key, Algorithm algorithm) {
    this.key = key;
    this.algorithm = algorithm;
  }

  /**
   * Reads a key.
   *
   * @param jwkOrPem a private JWK, or PKCS #8 in PEM
   */
  static CallbackKey read(String jwkOrPem, Crypto crypto) throws KeyRejectedException {
    SigningKey key = JwsSigner.key(jwkOrPem, crypto);
    Algorithm fitting =
        Arrays.stream(Algorithm.values())
            .filter(algorithm -> algorithm.signs == key.algorithm())
            .findFirst()
            .orElseThrow(
                () ->
                    new KeyRejectedException(
                        KeyRejectedException.Reason.UNSUPPORTED_TYPE,
                        "a key that is neither on P-256 nor of Ed25519"));
    return new CallbackKey(key, fitting);
  }

  /** The parameter {@code keyid}: the thumbprint of the public key (RFC 7638). */
  String id() {
    return key.verificationKey().thumbprint();
  }

  Algorithm algorithm() {
    return algorithm;
  }

  /** Of ECDSA r and s side by side, as RFC 9421, 3.3.4 wants them too. */
  byte[] sign(byte[] data) throws GeneralSecurityException {
    return key.sign(data);
  }
}
