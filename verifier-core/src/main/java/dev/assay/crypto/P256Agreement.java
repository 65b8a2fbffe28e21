package dev.assay.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Key agreement on P-256 by the provider that also checks signatures, once it has agreed as a
 * published example does.
 */
final class P256Agreement {

  /** What stands before d in PKCS #8 (RFC 5958, 2; RFC 5915, 3), without the public key. */
  private static final byte[] PKCS8_HEAD =
      HexFormat.of()
          .parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

  private static final KeyKind KIND = KeyKind.of(Curve.P_256);

  private final Engine engine;

  private P256Agreement(Engine engine) {
    this.engine = engine;
  }

  /** By the provider of {@link Crypto#select}; empty if that fails this self-test. */
  static Optional<P256Agreement> select() {
    return Selected.BEST;
  }

  /** By an engine; empty if it fails its self-test. */
  static Optional<P256Agreement> by(Engine engine) {
    P256Agreement candidate = new P256Agreement(engine);
    return candidate.isProved() ? Optional.of(candidate) : Optional.empty();
  }

  /**
   * The secret of 32 bytes; empty if the provider refuses.
   *
   * @param d the private number
   * @param other a key on P-256
   */
  Optional<byte[]> secret(byte[] d, VerificationKey other) {
    byte[] pkcs8 = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + d.length);
    System.arraycopy(d, 0, pkcs8, PKCS8_HEAD.length, d.length);
    try {
      byte[] secret = engine.agree(engine.privateHandle(KIND, pkcs8), other.handle(engine));
      return Optional.of(secret).filter(bytes -> bytes.length == d.length);
    } catch (GeneralSecurityException | KeyRejectedException | RuntimeException e) {
      // Providers throw, some of them unchecked; there is another way.
      return Optional.empty();
    }
  }

  /** Made when it is first asked for. */
  private static final class Selected {

    private static final Optional<P256Agreement> BEST = Crypto.select().agreement();

    private Selected() {}
  }

  /** RFC 5903, 8.1. */
  private boolean isProved() {
    HexFormat hex = HexFormat.of();
    try {
      PublicNumbers other =
          PublicNumbers.EcPoint.of(
              Curve.P_256,
              hex.parseHex("d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63"),
              hex.parseHex("56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab"));
      byte[] spki = Spki.write(other);
      byte[] d = hex.parseHex("c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433");
      return secret(d, new VerificationKey(other, spki, engine, engine.handle(KIND, spki)))
          .map(hex::formatHex)
          .filter("d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de"::equals)
          .isPresent();
    } catch (KeyRejectedException e) {
      return false;
    }
  }
}
