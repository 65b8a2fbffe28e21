package dev.assay.jose;

import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.PRIVATE_MATERIAL;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of public keys (RFC 7517, 5).
 *
 * @param keys those that can be used
 * @param skipped how many cannot: of unknown kinds, malformed or weak
 */
public record JwkSet(List<Jwk> keys, int skipped) {

  /** The largest sets in use have some 20 keys; each costs up to a verification to read. */
  private static final int MAX_KEYS = 100;

  /** Keys. */
  public JwkSet {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a set. Keys that cannot be used are left out, as RFC 7517, 5 asks.
   *
   * @throws KeyRejectedException if it is no set, has more than 100 keys, or holds a private or
   *     symmetric key: whoever publishes one has lost control of more than that key
   */
  public static JwkSet read(Map<String, Object> set, Crypto crypto) throws KeyRejectedException {
    if (!(set.get("keys") instanceof List<?> members) || members.size() > MAX_KEYS) {
      throw new KeyRejectedException(MALFORMED, "keys is not a list of at most " + MAX_KEYS);
    }
    List<Jwk> keys = new ArrayList<>();
    for (Object member : members) {
      read(member, crypto).ifPresent(keys::add);
    }
    return new JwkSet(keys, members.size() - keys.size());
  }

  private static Optional<Jwk> read(Object member, Crypto crypto) throws KeyRejectedException {
    if (!(member instanceof Map<?, ?>)) {
      throw new KeyRejectedException(MALFORMED, "a key that is not an object");
    }
    @SuppressWarnings("unchecked") // JSON has no other maps
    Map<String, Object> jwk = (Map<String, Object>) member;
    try {
      return Optional.of(Jwk.read(jwk, crypto));
    } catch (KeyRejectedException e) {
      if (e.reason() == PRIVATE_MATERIAL) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * The keys that may have made a signature.
   *
   * @param keyId the {@code kid} of the token; if it has one, only keys of exactly that {@code kid}
   */
  public List<Jwk> candidates(Optional<String> keyId, SignatureAlgorithm algorithm) {
    return keys.stream()
        .filter(jwk -> keyId.isEmpty() || jwk.keyId().equals(keyId))
        .filter(jwk -> jwk.mayVerify(algorithm))
        .toList();
  }
}
