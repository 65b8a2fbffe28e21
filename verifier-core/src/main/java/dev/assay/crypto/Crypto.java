package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures with the fastest provider that has proved itself at start.
 *
 * <pre>{@code
 * Crypto crypto = Crypto.select();
 * VerificationKey key = crypto.ecKey(Curve.P_256, x, y);
 * boolean good = crypto.verify(SignatureAlgorithm.ES256, key, signed, signature);
 * }</pre>
 *
 * <p>Keys are refused unless they meet SEC-22: the point on the curve with coordinates of exact
 * length, RSA of 2048 to 8192 bits with an odd exponent from 65537 to 2^32, Ed25519 and Ed448 keys
 * canonical and not of small order. Immutable, and safe for use by several threads.
 */
public final class Crypto {

  private final Map<KeyKind, Engine> engines;
  private final RareEngines rare;
  private final ProviderName provider;
  private final String explanation;

  Crypto(
      Map<KeyKind, Engine> engines, RareEngines rare, ProviderName provider, String explanation) {
    this.engines = Map.copyOf(engines);
    this.rare = rare;
    this.provider = provider;
    this.explanation = explanation;
  }

  /**
   * The fastest provider that passes its self-test: Amazon Corretto Crypto Provider, Bouncy Castle,
   * the JDK, in this order. A kind of key that it lacks is served by the next. Chosen once.
   *
   * @throws IllegalStateException if no provider can be trusted with any kind of key
   */
  public static Crypto select() {
    return Selected.BEST;
  }

  /**
   * One provider and no other, for tests and benchmarks; self-tested all the same.
   *
   * @throws IllegalStateException if it is not there, or fails its self-test
   */
  public static Crypto using(ProviderName name) {
    return Selection.among(List.of(name));
  }

  /** The provider that serves P-256. */
  public ProviderName provider() {
    return provider;
  }

  /** One line for people: which provider serves, its version, and why others were passed over. */
  public String explanation() {
    return explanation;
  }

  /**
   * The provider to check X.509 signatures with; empty means the JDK's own choice. It is not
   * installed, so it is of no use by name ({@code PKIXParameters.setSigProvider}): pass the object,
   * to {@code X509Certificate.verify(PublicKey, Provider)}.
   */
  public Optional<Provider> signatureProvider() {
    return Optional.ofNullable(engines.get(KeyKind.of(Curve.P_256)))
        .filter(engine -> engine.name() != ProviderName.JDK)
        .map(Engine::signatures);
  }

  /** The same for signatures by this key, which may be of a kind that only another provider has. */
  public Optional<Provider> signatureProvider(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Optional.ofNullable(encoded)
        .flatMap(Spki::curve)
        .map(KeyKind::of)
        .filter(KeyKind.RARE::contains)
        .map(rare::get)
        .map(Engine::signatures)
        .or(this::signatureProvider);
  }

  /**
   * A key on P-256, P-384, P-521 or a brainpool curve.
   *
   * @param x exactly {@link Curve#coordinateBytes()} bytes, leading zeros included; y alike
   */
  public VerificationKey ecKey(Curve curve, byte[] x, byte[] y) throws KeyRejectedException {
    return key(PublicNumbers.EcPoint.of(curve, x, y));
  }

  /**
   * A key on P-256, P-384 or P-521 from the compressed point of SEC 1, 2.3.3, which {@code did:key}
   * uses.
   *
   * @param point 02 or 03, then x
   */
  public VerificationKey compressedEcKey(Curve curve, byte[] point) throws KeyRejectedException {
    return key(PublicNumbers.EcPoint.decompressed(curve, point));
  }

  /**
   * An Ed25519 key.
   *
   * @param x the 32 bytes of RFC 8032, 5.1.2, which a JWK calls x
   */
  public VerificationKey ed25519Key(byte[] x) throws KeyRejectedException {
    return key(PublicNumbers.EdPoint.of(Curve.ED25519, x));
  }

  /**
   * An Ed448 key.
   *
   * @param x the 57 bytes of RFC 8032, 5.2.2
   */
  public VerificationKey ed448Key(byte[] x) throws KeyRejectedException {
    return key(PublicNumbers.EdPoint.of(Curve.ED448, x));
  }

  /** An RSA key from its modulus and public exponent. */
  public VerificationKey rsaKey(BigInteger n, BigInteger e) throws KeyRejectedException {
    return key(PublicNumbers.RsaNumbers.of(n, e));
  }

  /** A key from the DER of a SubjectPublicKeyInfo (RFC 5280, 4.1). */
  public VerificationKey spkiKey(byte[] spki) throws KeyRejectedException {
    return key(Spki.read(spki));
  }

  /** A key that another provider has decoded, such as that of a certificate; checked anew. */
  public VerificationKey keyOf(PublicKey key) throws KeyRejectedException {
    byte[] encoded = key.getEncoded();
    if (encoded == null || !"X.509".equals(key.getFormat())) {
      throw new KeyRejectedException(MALFORMED, "a key without an encoding");
    }
    return spkiKey(encoded);
  }

  /**
   * Whether the signature is good. False for anything that is off, including a key that does not
   * fit, a signature of another length, r or s outside [1, n-1], and S of Ed25519 or Ed448 not
   * below L.
   *
   * @param signed the bytes as they were received
   * @param signature of ECDSA r and s side by side (RFC 7518, 3.4), never DER
   */
  public boolean verify(
      SignatureAlgorithm algorithm, VerificationKey key, byte[] signed, byte[] signature) {
    Engine engine = offered(algorithm.keyKind());
    if (engine == null || !key.fits(algorithm) || !key.couldHaveMade(signature)) {
      return false;
    }
    try {
      return engine.verifies(algorithm, key.handle(engine), signed, signature);
    } catch (GeneralSecurityException | KeyRejectedException | RuntimeException e) {
      // Providers throw, some of them unchecked, where a signature is not even of the right form.
      return false;
    }
  }

  /** A private key of our own, from PKCS #8 (RFC 5958). */
  public SigningKey signingKey(byte[] pkcs8) throws KeyRejectedException {
    VerificationKey key = key(SigningKey.publicNumbers(pkcs8));
    Engine engine = engine(key.kind());
    SignatureAlgorithm algorithm = SignatureAlgorithm.preferred(key.kind());
    return new SigningKey(algorithm, key, engine, engine.privateHandle(key.kind(), pkcs8.clone()));
  }

  /**
   * A new pair of keys on P-256.
   *
   * @param random for a provider that has no source of its own
   * @throws IllegalStateException if the provider makes none
   */
  public KeyPair newP256Pair(SecureRandom random) {
    try {
      return engine(KeyKind.of(Curve.P_256)).newP256Pair(random);
    } catch (GeneralSecurityException | KeyRejectedException e) {
      throw new IllegalStateException("no provider makes keys on P-256", e);
    }
  }

  /** What agrees on secrets on P-256; empty if the provider cannot be trusted with that. */
  Optional<P256Agreement> agreement() {
    return Optional.ofNullable(engines.get(KeyKind.of(Curve.P_256))).flatMap(P256Agreement::by);
  }

  /**
   * What encrypts by AES in GCM; empty where the provider is not native, or fails its self-test.
   */
  Optional<AesGcm> gcm() {
    return Optional.ofNullable(engines.get(KeyKind.of(Curve.P_256)))
        .filter(engine -> engine.name() == ProviderName.CORRETTO)
        .map(engine -> new AesGcm(Optional.of(engine)))
        .filter(AesGcm::isProved);
  }

  private VerificationKey key(PublicNumbers numbers) throws KeyRejectedException {
    Engine engine = engine(numbers.kind());
    byte[] spki = Spki.write(numbers);
    return new VerificationKey(numbers, spki, engine, engine.handle(numbers.kind(), spki));
  }

  private Engine engine(KeyKind kind) throws KeyRejectedException {
    Engine engine = offered(kind);
    if (engine == null) {
      throw new KeyRejectedException(UNSUPPORTED_TYPE, "no provider here for " + kind);
    }
    return engine;
  }

  private @Nullable Engine offered(KeyKind kind) {
    Engine engine = engines.get(kind);
    return engine == null ? rare.get(kind) : engine;
  }

  /** Made when it is first asked for. */
  private static final class Selected {

    private static final Crypto BEST = Selection.among(Arrays.asList(ProviderName.values()));

    private Selected() {}
  }
}
