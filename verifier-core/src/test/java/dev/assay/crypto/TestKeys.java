package dev.assay.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Keys from a seed, and signatures made with the JDK, save on the curves that it has not. */
final class TestKeys {

  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private static final Map<KeyKind, KeyPair> PAIRS = new HashMap<>();

  private static final Map<ProviderName, Crypto> PROVIDERS = new EnumMap<>(ProviderName.class);

  private TestKeys() {}

  /** Self-tested once for all tests. */
  static synchronized Crypto crypto(ProviderName provider) {
    return PROVIDERS.computeIfAbsent(provider, Crypto::using);
  }

  static synchronized KeyPair pair(KeyKind kind) {
    return PAIRS.computeIfAbsent(kind, TestKeys::generate);
  }

  static KeyPair pair(Curve curve) {
    return pair(KeyKind.of(curve));
  }

  /** A signature as JOSE writes it. */
  static byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, byte[] data)
      throws GeneralSecurityException {
    Signature signature =
        KeyKind.RARE.contains(algorithm.keyKind())
            ? Signature.getInstance(jcaName(algorithm), BOUNCY_CASTLE)
            : Signature.getInstance(jcaName(algorithm));
    if (algorithm.name().startsWith("PS")) {
      String hash = "SHA-" + algorithm.name().substring(2);
      int salt = Integer.parseInt(algorithm.name().substring(2)) / 8;
      signature.setParameter(
          new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
    }
    signature.initSign(key);
    signature.update(data);
    return signature.sign();
  }

  private static String jcaName(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ES256, ESB256 -> "SHA256withECDSAinP1363Format";
      case ES384, ESB320, ESB384 -> "SHA384withECDSAinP1363Format";
      case ES512, ESB512 -> "SHA512withECDSAinP1363Format";
      case ED448 -> "Ed448";
      case EDDSA -> "Ed25519";
      case RS256 -> "SHA256withRSA";
      case RS512 -> "SHA512withRSA";
      case PS256, PS384, PS512 -> "RSASSA-PSS";
    };
  }

  private static KeyPair generate(KeyKind kind) {
    try {
      SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
      seeded.setSeed(17);
      if (kind.equals(KeyKind.RSA)) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048, seeded);
        return generator.generateKeyPair();
      }
      return onCurve(kind.curve().orElseThrow(), seeded);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair onCurve(Curve curve, SecureRandom seeded) throws GeneralSecurityException {
    if (curve == Curve.ED25519) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, seeded);
      return generator.generateKeyPair();
    }
    if (KeyKind.RARE.contains(KeyKind.of(curve))) {
      return rare(curve, seeded);
    }
    AlgorithmParameterSpec name =
        new ECGenParameterSpec("secp" + curve.joseName().substring(2) + "r1");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(name, seeded);
    return generator.generateKeyPair();
  }

  private static KeyPair rare(Curve curve, SecureRandom seeded) throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(curve == Curve.ED448 ? "Ed448" : "EC", BOUNCY_CASTLE);
    if (curve != Curve.ED448) {
      generator.initialize(new ECGenParameterSpec(curve.joseName()), seeded);
    }
    return generator.generateKeyPair();
  }
}
