package dev.assay.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Signs as JWS does, without chance: RFC 6979 for ECDSA, a fixed salt for PSS. */
final class TestSignatures {

  private TestSignatures() {}

  static byte[] sign(String algorithm, PrivateKey key, byte[] message) {
    try {
      Signer signer = signer(algorithm, key);
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    } catch (CryptoException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Signer signer(String algorithm, PrivateKey key) throws IOException {
    if (key instanceof ECPrivateKey elliptic) {
      return ecdsa(algorithm, elliptic);
    }
    if (key instanceof RSAPrivateKey rsa) {
      return rsa(algorithm, rsa);
    }
    Signer signer = algorithm.equals("Ed448") ? new Ed448Signer(new byte[0]) : new Ed25519Signer();
    signer.init(true, PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(key.getEncoded())));
    return signer;
  }

  private static Signer ecdsa(String algorithm, ECPrivateKey key) {
    X9ECParameters curve =
        algorithm.startsWith("ESB")
            ? ECNamedCurveTable.getByName("brainpoolP" + algorithm.substring(3) + "r1")
            : switch (key.getParams().getOrder().bitLength()) {
              case 256 -> ECNamedCurveTable.getByName("P-256");
              case 384 -> ECNamedCurveTable.getByName("P-384");
              default -> ECNamedCurveTable.getByName("P-521");
            };
    DSADigestSigner signer =
        new DSADigestSigner(
            new ECDSASigner(new HMacDSAKCalculator(digest(algorithm))),
            digest(algorithm),
            PlainDSAEncoding.INSTANCE);
    signer.init(true, new ECPrivateKeyParameters(key.getS(), new ECDomainParameters(curve)));
    return signer;
  }

  private static Signer rsa(String algorithm, RSAPrivateKey key) {
    Digest digest = digest(algorithm);
    Signer signer =
        algorithm.startsWith("PS")
            ? new PSSSigner(new RSABlindedEngine(), digest, new byte[digest.getDigestSize()])
            : new RSADigestSigner(digest);
    BigInteger modulus = key.getModulus();
    signer.init(true, new RSAKeyParameters(true, modulus, key.getPrivateExponent()));
    return signer;
  }

  private static Digest digest(String algorithm) {
    return switch (algorithm.substring(algorithm.length() - 3)) {
      case "384", "320" -> new SHA384Digest();
      case "512" -> new SHA512Digest();
      default -> new SHA256Digest();
    };
  }
}
