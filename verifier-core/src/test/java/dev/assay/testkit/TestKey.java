package dev.assay.testkit;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.teletrust.TeleTrusTNamedCurves;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A key pair with the algorithm that it signs with. It comes from a seed: the same seed gives the
 * same key, and the same text the same signature, whatever the algorithm. Everybody can make these
 * keys; they protect nothing.
 *
 * <pre>{@code
 * TestKey key = TestKey.es256("issuer").named("k1");
 * Map<String, Object> jwk = key.publicJwk();
 * }</pre>
 *
 * @param algorithm the JOSE name of the algorithm
 * @param name the {@code kid}; empty for none
 */
public record TestKey(String algorithm, KeyPair pair, String name) {

  private static final int RSA_BITS = 2048;

  /** Not installed: what is tested must not find it. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** A P-256 key; the same as {@link TestPki#p256} of this seed. */
  public static TestKey es256(String seed) {
    return new TestKey("ES256", TestPki.p256(seed), "");
  }

  /** A P-384 key. */
  public static TestKey es384(String seed) {
    return new TestKey("ES384", ellipticCurve("P-384", seed), "");
  }

  /** A P-521 key. */
  public static TestKey es512(String seed) {
    return new TestKey("ES512", ellipticCurve("P-521", seed), "");
  }

  /** An Ed25519 key. */
  public static TestKey ed25519(String seed) {
    Ed25519PrivateKeyParameters key =
        new Ed25519PrivateKeyParameters(Arrays.copyOf(sha512(seed), 32), 0);
    return new TestKey("EdDSA", pair("Ed25519", key.generatePublicKey(), key), "");
  }

  /** A key on brainpoolP256r1, P320r1, P384r1 or P512r1; JOSE has no name for it. */
  public static TestKey brainpool(int bits, String seed) {
    return new TestKey("ESB" + bits, ellipticCurve("brainpoolP" + bits + "r1", seed), "");
  }

  /** An Ed448 key. */
  public static TestKey ed448(String seed) {
    Ed448PrivateKeyParameters key =
        new Ed448PrivateKeyParameters(Arrays.copyOf(sha512(seed), 57), 0);
    return new TestKey("Ed448", pair("Ed448", key.generatePublicKey(), key), "");
  }

  /** An RSA key of 2048 bits that signs with PKCS #1 v1.5 and SHA-256. */
  public static TestKey rs256(String seed) {
    return new TestKey("RS256", TestPki.keyPair("RSA", RSA_BITS, seed), "");
  }

  /** An RSA key of 2048 bits that signs with PSS and SHA-256. */
  public static TestKey ps256(String seed) {
    return rs256(seed).using("PS256");
  }

  /** The key of a certificate; P-256 as {@link TestPki} makes them. */
  public static TestKey of(TestPki.Certified certified) {
    KeyPair pair = new KeyPair(certified.certificate().getPublicKey(), certified.privateKey());
    return new TestKey("ES256", pair, "");
  }

  /** The same key with a {@code kid}. */
  public TestKey named(String keyId) {
    return new TestKey(algorithm, pair, keyId);
  }

  /** The same key for another algorithm. */
  public TestKey using(String otherAlgorithm) {
    return new TestKey(otherAlgorithm, pair, name);
  }

  /** The public JWK, with {@code kid} if the key has a name. */
  public Map<String, Object> publicJwk() {
    Map<String, Object> jwk = new LinkedHashMap<>(nimbusJwk());
    if (!name.isEmpty()) {
      jwk.put("kid", name);
    }
    return jwk;
  }

  /** The private JWK of an EC key. */
  public Map<String, Object> privateJwk() {
    Map<String, Object> jwk = publicJwk();
    int length = Base64URL.from((String) jwk.get("x")).decode().length;
    byte[] d = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
    byte[] padded = new byte[length];
    int from = Math.max(0, d.length - length);
    System.arraycopy(d, from, padded, length - (d.length - from), d.length - from);
    jwk.put("d", Base64URL.encode(padded).toString());
    return jwk;
  }

  private boolean isUnknownToJose() {
    return algorithm.startsWith("ESB") || algorithm.equals("Ed448");
  }

  /** What the JWK would be if JOSE had the curve. */
  private Map<String, Object> unregisteredJwk() {
    byte[] point =
        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded())
            .getPublicKeyData()
            .getOctets();
    Map<String, Object> jwk = new LinkedHashMap<>();
    if (algorithm.equals("Ed448")) {
      jwk.put("kty", "OKP");
      jwk.put("crv", "Ed448");
      jwk.put("x", Base64URL.encode(point).toString());
      return jwk;
    }
    int half = (point.length - 1) / 2;
    jwk.put("kty", "EC");
    jwk.put("crv", "brainpoolP" + algorithm.substring(3) + "r1");
    jwk.put("x", Base64URL.encode(Arrays.copyOfRange(point, 1, 1 + half)).toString());
    jwk.put("y", Base64URL.encode(Arrays.copyOfRange(point, 1 + half, point.length)).toString());
    return jwk;
  }

  private Map<String, Object> nimbusJwk() {
    if (isUnknownToJose()) {
      return unregisteredJwk();
    }
    if (pair.getPublic() instanceof ECPublicKey key) {
      return new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key)
          .build()
          .toJSONObject();
    }
    if (pair.getPublic() instanceof RSAPublicKey key) {
      return new RSAKey.Builder(key).build().toJSONObject();
    }
    byte[] point =
        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded())
            .getPublicKeyData()
            .getOctets();
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point)).build().toJSONObject();
  }

  /** A JWS signature: of ECDSA, r and s side by side. */
  public byte[] sign(byte[] message) {
    return TestSignatures.sign(algorithm, pair.getPrivate(), message);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return algorithm + " " + name;
  }

  private static KeyPair ellipticCurve(String curve, String seed) {
    ECNamedDomainParameters domain =
        new ECNamedDomainParameters(
            ECNamedCurveTable.getOID(curve), ECNamedCurveTable.getByName(curve));
    BigInteger d = new BigInteger(1, sha512(seed)).mod(domain.getN().subtract(BigInteger.ONE));
    ECPrivateKeyParameters key = new ECPrivateKeyParameters(d.add(BigInteger.ONE), domain);
    ECPublicKeyParameters point =
        new ECPublicKeyParameters(domain.getG().multiply(key.getD()).normalize(), domain);
    return pair("EC", point, key);
  }

  private static KeyPair pair(
      String algorithm, AsymmetricKeyParameter publicKey, AsymmetricKeyParameter privateKey) {
    try {
      KeyFactory factory = KeyFactory.getInstance(algorithm, provider(publicKey));
      byte[] spki = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey).getEncoded();
      // Without the public key inside (RFC 5958), which Java 17 does not read.
      byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey).getEncoded();
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(spki)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(withoutPublicKey(pkcs8))));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK has no brainpool curves. */
  private static Provider provider(AsymmetricKeyParameter key) {
    boolean brainpool =
        key instanceof ECPublicKeyParameters point
            && point.getParameters() instanceof ECNamedDomainParameters domain
            && TeleTrusTNamedCurves.getName(domain.getName()) != null;
    return brainpool ? BOUNCY_CASTLE : Security.getProvider("SunEC");
  }

  private static byte[] withoutPublicKey(byte[] pkcs8) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
    return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()).getEncoded();
  }

  private static byte[] sha512(String seed) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(seed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
