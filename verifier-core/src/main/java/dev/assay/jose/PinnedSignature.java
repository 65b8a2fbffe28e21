package dev.assay.jose;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.PinnedSignatureException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens what the operator's own suppliers signed, such as trust lists: a compact JWS (RFC 7515,
 * 7.1) of one type, by one of the keys that the operator pinned. The header chooses no key; what it
 * says of one is not even looked at.
 */
public final class PinnedSignature {

  private final Crypto crypto;
  private final String type;

  /**
   * For one kind of file.
   *
   * @param type the {@code typ} that the header must have
   */
  public PinnedSignature(Crypto crypto, String type) {
    this.crypto = crypto;
    this.type = type;
  }

  /**
   * The payload of what one of these keys signed.
   *
   * @param pinned the keys of the signers, from the operator's configuration
   */
  public byte[] open(String compact, List<VerificationKey> pinned) throws PinnedSignatureException {
    Jws jws = parse(compact);
    requireHeader(jws);
    SignatureAlgorithm algorithm =
        jws.algorithm()
            .flatMap(SignatureAlgorithm::ofJoseName)
            .orElseThrow(() -> unsigned("alg is not one of ours, such as ES256"));
    // Each pinned key is the operator's, so asking them all is no guessing.
    if (pinned.stream().noneMatch(key -> jws.verifies(crypto, algorithm, key))) {
      throw unsigned("the signature is not by any of the " + pinned.size() + " pinned keys");
    }
    return jws.payload();
  }

  private static Jws parse(String compact) throws PinnedSignatureException {
    try {
      return Jws.parse(compact, JsonLimits.DEFAULT);
    } catch (JoseException e) {
      throw unsigned("it must be a compact JWS: " + e.getMessage());
    }
  }

  private void requireHeader(Jws jws) throws PinnedSignatureException {
    Optional<String> critical = jws.criticalFault(Set.of());
    if (critical.isPresent()) {
      throw new PinnedSignatureException(Kind.CRITICAL, critical.get());
    }
    // RFC 8725, 3.11: a token of another kind by the same signer is not this one.
    if (!jws.type().equals(Optional.of(type))) {
      throw unsigned("typ must be " + type);
    }
  }

  private static PinnedSignatureException unsigned(String reason) {
    return new PinnedSignatureException(Kind.UNSIGNED, reason);
  }
}
