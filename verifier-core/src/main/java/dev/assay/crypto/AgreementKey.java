package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.BAD_LENGTH;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A private key of our own that agrees on secrets with somebody else's public key, such as the key
 * of a verifier for one exchange. It never shows its number.
 */
public final class AgreementKey {

  private final Curve curve;
  private final ECPublicKeyParameters publicKey;
  private final ECPrivateKeyParameters privateKey;

  private AgreementKey(
      Curve curve, ECPublicKeyParameters publicKey, ECPrivateKeyParameters privateKey) {
    this.curve = curve;
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /**
   * A key from the numbers of its JWK (RFC 7518, 6.2).
   *
   * @param x exactly {@link Curve#coordinateBytes()} bytes; y and d alike
   * @throws KeyRejectedException if the point is not on the curve, or not that of d
   */
  public static AgreementKey of(Curve curve, byte[] x, byte[] y, byte[] d)
      throws KeyRejectedException {
    AgreementKey key = kept(curve, x, y, d);
    ECDomainParameters domain = key.privateKey.getParameters();
    if (!domain.getG().multiply(key.privateKey.getD()).equals(key.publicKey.getQ())) {
      throw new KeyRejectedException(MALFORMED, "x and y are not those of d");
    }
    return key;
  }

  /**
   * The same of numbers that belong together because they were made together, and were kept where
   * nobody changes them: that is not found out again, which takes as long as an agreement. Where
   * they do not belong together, nothing is ever agreed on.
   *
   * @throws KeyRejectedException if the point is not on the curve, or d is out of range
   */
  public static AgreementKey kept(Curve curve, byte[] x, byte[] y, byte[] d)
      throws KeyRejectedException {
    PublicNumbers.EcPoint point = PublicNumbers.EcPoint.of(curve, x, y);
    if (d.length != curve.coordinateBytes()) {
      throw new KeyRejectedException(BAD_LENGTH, "d has " + d.length + " bytes");
    }
    BigInteger secret = Unsigned.integer(d);
    if (secret.signum() == 0 || secret.compareTo(curve.order()) >= 0) {
      throw new KeyRejectedException(MALFORMED, "d is not between 1 and the order");
    }
    ECDomainParameters domain = domain(curve);
    return new AgreementKey(
        curve, publicKey(domain, point), new ECPrivateKeyParameters(secret, domain));
  }

  /** The curve that the other key has to be on. */
  public Curve curve() {
    return curve;
  }

  /**
   * The secret that both keys agree on: the x-coordinate of the point, NIST SP 800-56A, 5.7.1.2.
   * The other key was checked when it was made: on its curve, and not the point at infinity.
   *
   * @return empty if the other key is not on the same curve
   */
  public Optional<byte[]> agree(VerificationKey other) {
    if (!(other.numbers() instanceof PublicNumbers.EcPoint point) || point.curve() != curve) {
      return Optional.empty();
    }
    return fast(other).or(() -> Optional.of(slow(point)));
  }

  /** Empty where the provider does not do it. */
  private Optional<byte[]> fast(VerificationKey other) {
    if (curve != Curve.P_256) {
      return Optional.empty();
    }
    byte[] d = Unsigned.bytes(privateKey.getD(), curve.coordinateBytes());
    return P256Agreement.select().flatMap(provider -> provider.secret(d, other));
  }

  private byte[] slow(PublicNumbers.EcPoint point) {
    ECDHBasicAgreement agreement = new ECDHBasicAgreement();
    agreement.init(privateKey);
    BigInteger secret = agreement.calculateAgreement(publicKey(privateKey.getParameters(), point));
    return Unsigned.bytes(secret, curve.coordinateBytes());
  }

  /**
   * Opens what was sealed to this key by HPKE (RFC 9180, 6.1): mode base, DHKEM(P-256,
   * HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
   *
   * @param encapsulated {@code enc}
   * @param info what both sides know of the exchange
   * @return the plain text; empty if this key, or the exchange, is another one, or a byte was
   *     changed
   */
  public Optional<byte[]> open(byte[] encapsulated, byte[] info, byte[] cipherText) {
    if (curve != Curve.P_256) {
      return Optional.empty();
    }
    HPKE hpke =
        new HPKE(HPKE.mode_base, HPKE.kem_P256_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
    try {
      AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(publicKey, privateKey);
      byte[] none = new byte[0];
      return Optional.of(hpke.setupBaseR(encapsulated, pair, info).open(none, cipherText));
    } catch (InvalidCipherTextException | RuntimeException e) {
      // Bouncy Castle reports a point that is none, and bytes that are too few, unchecked.
      return Optional.empty();
    }
  }

  private static ECDomainParameters domain(Curve curve) throws KeyRejectedException {
    return Optional.ofNullable(CustomNamedCurves.getByName(curve.joseName()))
        .or(() -> Optional.ofNullable(ECNamedCurveTable.getByName(curve.joseName())))
        .map(ECDomainParameters::new)
        .orElseThrow(() -> new KeyRejectedException(UNSUPPORTED_TYPE, "no agreement on " + curve));
  }

  private static ECPublicKeyParameters publicKey(
      ECDomainParameters domain, PublicNumbers.EcPoint point) {
    ECPoint q = domain.getCurve().createPoint(point.x(), point.y());
    return new ECPublicKeyParameters(q, domain);
  }

  /** The curve alone. */
  @Override
  public String toString() {
    return "private key on " + curve.joseName();
  }
}
