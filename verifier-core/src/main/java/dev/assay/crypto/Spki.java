package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.EXPLICIT_PARAMETERS;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The DER of a SubjectPublicKeyInfo: RFC 5280, 4.1; RFC 3279, 2.3.1; RFC 5480, 2; RFC 8410, 4. */
final class Spki {

  private static final AlgorithmIdentifier RSA =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

  private Spki() {}

  static byte[] write(PublicNumbers numbers) {
    if (numbers instanceof PublicNumbers.EcPoint point) {
      return joined(point.curve().spkiPrefix(), point.xBytes(), point.yBytes());
    }
    if (numbers instanceof PublicNumbers.EdPoint point) {
      return joined(point.curve().spkiPrefix(), point.bytes());
    }
    PublicNumbers.RsaNumbers rsa = (PublicNumbers.RsaNumbers) numbers;
    try {
      return new SubjectPublicKeyInfo(RSA, new RSAPublicKey(rsa.n(), rsa.e()))
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("two integers can always be encoded", e);
    }
  }

  /**
   * Reads a key. On a curve there is exactly one encoding, so anything that does not begin like it
   * (explicit parameters, compressed points, other curves) is refused before any number is read.
   */
  static PublicNumbers read(byte[] spki) throws KeyRejectedException {
    for (Curve curve : Curve.values()) {
      int prefix = curve.spkiPrefix().length;
      if (startsWith(spki, curve.spkiPrefix())) {
        return point(curve, Arrays.copyOfRange(spki, prefix, spki.length));
      }
    }
    return rsa(spki);
  }

  /** The curve that a key says it is on; empty for RSA keys and all that are not known. */
  static Optional<Curve> curve(byte[] spki) {
    return Arrays.stream(Curve.values())
        .filter(curve -> startsWith(spki, curve.spkiPrefix()))
        .findFirst();
  }

  private static PublicNumbers point(Curve curve, byte[] coordinates) throws KeyRejectedException {
    if (curve.keyType() == KeyType.OKP) {
      return PublicNumbers.EdPoint.of(curve, coordinates);
    }
    int half = Math.min(curve.coordinateBytes(), coordinates.length);
    byte[] x = Arrays.copyOf(coordinates, half);
    byte[] y = Arrays.copyOfRange(coordinates, half, coordinates.length);
    return PublicNumbers.EcPoint.of(curve, x, y);
  }

  private static PublicNumbers rsa(byte[] spki) throws KeyRejectedException {
    try {
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
      ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
      if (!algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
        throw unsupported(info.getAlgorithm());
      }
      RSAPublicKey key = RSAPublicKey.getInstance(info.parsePublicKey());
      return PublicNumbers.RsaNumbers.of(key.getModulus(), key.getPublicExponent());
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle reports bad DER with several unchecked exceptions; its texts repeat the
      // input.
      throw new KeyRejectedException(MALFORMED, "not a SubjectPublicKeyInfo");
    }
  }

  private static KeyRejectedException unsupported(AlgorithmIdentifier algorithm) {
    String oid = algorithm.getAlgorithm().getId();
    if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return new KeyRejectedException(UNSUPPORTED_TYPE, "a key of algorithm " + oid);
    }
    if (algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) {
      return new KeyRejectedException(
          UNSUPPORTED_TYPE, "a point on curve " + curve.getId() + ", or a compressed point");
    }
    return new KeyRejectedException(EXPLICIT_PARAMETERS, "the curve is not named");
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static byte[] joined(byte[] prefix, byte[]... rest) {
    int length = prefix.length;
    for (byte[] part : rest) {
      length += part.length;
    }
    byte[] joined = Arrays.copyOf(prefix, length);
    int end = prefix.length;
    for (byte[] part : rest) {
      System.arraycopy(part, 0, joined, end, part.length);
      end += part.length;
    }
    return joined;
  }
}
