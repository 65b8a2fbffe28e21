package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.EXPLICIT_PARAMETERS;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A private key of our own, for signing trust lists and requests. It signs with one algorithm: the
 * only one of its curve, or PS256 for RSA.
 */
public final class SigningKey {

  private final SignatureAlgorithm algorithm;
  private final VerificationKey verificationKey;
  private final Engine engine;
  private final PrivateKey handle;

  SigningKey(
      SignatureAlgorithm algorithm,
      VerificationKey verificationKey,
      Engine engine,
      PrivateKey handle) {
    this.algorithm = algorithm;
    this.verificationKey = verificationKey;
    this.engine = engine;
    this.handle = handle;
  }

  /** What it signs with. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** The public key that belongs to it. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /**
   * Signs.
   *
   * @return of ECDSA r and s side by side
   * @throws GeneralSecurityException if the provider cannot
   */
  public byte[] sign(byte[] data) throws GeneralSecurityException {
    return engine.sign(algorithm, handle, data);
  }

  /** The public key of a private one in PKCS #8 (RFC 5958), computed from the private numbers. */
  static PublicNumbers publicNumbers(byte[] pkcs8) throws KeyRejectedException {
    AsymmetricKeyParameter key = decoded(pkcs8);
    if (key instanceof ECPrivateKeyParameters ec) {
      return point(ec);
    }
    if (key instanceof Ed25519PrivateKeyParameters ed) {
      return PublicNumbers.EdPoint.of(Curve.ED25519, ed.generatePublicKey().getEncoded());
    }
    if (key instanceof RSAPrivateCrtKeyParameters rsa) {
      return PublicNumbers.RsaNumbers.of(rsa.getModulus(), rsa.getPublicExponent());
    }
    throw new KeyRejectedException(UNSUPPORTED_TYPE, "a private key of an unknown type");
  }

  private static AsymmetricKeyParameter decoded(byte[] pkcs8) throws KeyRejectedException {
    try {
      return PrivateKeyFactory.createKey(pkcs8);
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle reports bad DER with several unchecked exceptions; its texts repeat the
      // input.
      throw new KeyRejectedException(MALFORMED, "not a private key in PKCS #8");
    }
  }

  private static PublicNumbers point(ECPrivateKeyParameters key) throws KeyRejectedException {
    if (!(key.getParameters() instanceof ECNamedDomainParameters named)) {
      throw new KeyRejectedException(EXPLICIT_PARAMETERS, "the curve is not named");
    }
    Curve curve =
        curve(named.getName())
            .orElseThrow(() -> new KeyRejectedException(UNSUPPORTED_TYPE, "an unknown curve"));
    BigInteger d = key.getD();
    ECPoint point = named.getG().multiply(d).normalize();
    return PublicNumbers.EcPoint.of(
        curve, point.getAffineXCoord().getEncoded(), point.getAffineYCoord().getEncoded());
  }

  private static Optional<Curve> curve(ASN1ObjectIdentifier name) {
    if (name.equals(X9ObjectIdentifiers.prime256v1)) {
      return Optional.of(Curve.P_256);
    }
    if (name.equals(SECObjectIdentifiers.secp384r1)) {
      return Optional.of(Curve.P_384);
    }
    return name.equals(SECObjectIdentifiers.secp521r1)
        ? Optional.of(Curve.P_521)
        : Optional.empty();
  }

  /** The public half alone. */
  @Override
  public String toString() {
    return "private key of " + verificationKey;
  }
}
