package dev.assay.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Proves that a provider can say both yes and no, before it is believed: it takes a known signature
 * for good, and refuses the same one over another message, with a bit changed, and made of zeros
 * (CVE-2022-21449). The provider is asked directly, without the checks of our own that precede it.
 */
final class SelfTest {

  private final Engine engine;
  private final PublicKey key;
  private final SignatureAlgorithm algorithm;

  private SelfTest(Engine engine, PublicKey key, SignatureAlgorithm algorithm) {
    this.engine = engine;
    this.key = key;
    this.algorithm = algorithm;
  }

  /** What is wrong with the engine; empty if every algorithm of that kind of key works. */
  static Optional<String> fault(Engine engine, KeyKind kind) {
    try {
      PublicKey key = engine.handle(kind, KnownSignatures.spki(kind));
      for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
        if (algorithm.keyKind().equals(kind)
            && !new SelfTest(engine, key, algorithm).tellsGoodFromBad()) {
          return Optional.of(algorithm.joseName() + " fails the self-test");
        }
      }
      return Optional.empty();
    } catch (KeyRejectedException e) {
      return Optional.of("its keys cannot be read");
    }
  }

  private boolean tellsGoodFromBad() {
    byte[] message = KnownSignatures.message();
    byte[] good = KnownSignatures.signature(algorithm);
    return accepts(message, good)
        && !accepts(changed(message), good)
        && !accepts(message, changed(good))
        && !accepts(message, new byte[good.length]);
  }

  private boolean accepts(byte[] message, byte[] signature) {
    try {
      return engine.verifies(algorithm, key, message, signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static byte[] changed(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }
}
