package dev.assay.crypto;

import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** One provider at work for one kind of key. */
final class Engine {

  private final ProviderName name;
  private final Provider signatures;
  private final Provider keys;

  /** Those that wait to verify again, as many as can be at work at once. */
  private final Map<SignatureAlgorithm, BlockingQueue<Signature>> idle =
      new EnumMap<>(SignatureAlgorithm.class);

  /**
   * An engine.
   *
   * @param signatures verifies
   * @param keys decodes keys; mostly the same provider
   */
  Engine(ProviderName name, Provider signatures, Provider keys) {
    this.name = name;
    this.signatures = signatures;
    this.keys = keys;
    int atWork = Runtime.getRuntime().availableProcessors();
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      idle.put(algorithm, new ArrayBlockingQueue<>(atWork));
    }
  }

  ProviderName name() {
    return name;
  }

  Provider signatures() {
    return signatures;
  }

  /** The provider's own object for a key whose numbers are checked. */
  PublicKey handle(KeyKind kind, byte[] spki) throws KeyRejectedException {
    try {
      return factory(kind).generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new KeyRejectedException(UNSUPPORTED_TYPE, name.title() + " refuses this " + kind);
    }
  }

  /** Whether the provider takes the signature for good. */
  boolean verifies(SignatureAlgorithm algorithm, PublicKey key, byte[] signed, byte[] signature)
      throws GeneralSecurityException {
    Signature idle = idle(algorithm).poll();
    Signature verifier = idle == null ? signature(algorithm) : idle;
    verifier.initVerify(key);
    verifier.update(signed);
    boolean valid = verifier.verify(signature);
    // Not one that threw, and nobody knows in which state it is.
    if (algorithm.parameters().isEmpty()) {
      idle(algorithm).offer(verifier);
    }
    return valid;
  }

  private BlockingQueue<Signature> idle(SignatureAlgorithm algorithm) {
    return Objects.requireNonNull(idle.get(algorithm));
  }

  /** The provider's own object for a private key whose public numbers are checked. */
  PrivateKey privateHandle(KeyKind kind, byte[] pkcs8) throws KeyRejectedException {
    try {
      return factory(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new KeyRejectedException(UNSUPPORTED_TYPE, name.title() + " refuses this " + kind);
    }
  }

  byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, byte[] data)
      throws GeneralSecurityException {
    Signature signer = signature(algorithm);
    signer.initSign(key);
    signer.update(data);
    return signer.sign();
  }

  /** A new pair of keys on P-256. */
  KeyPair newP256Pair(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", keys);
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  /** The provider's own cipher. */
  Cipher cipher(String transformation) throws GeneralSecurityException {
    return Cipher.getInstance(transformation, keys);
  }

  /** The secret that a private key agrees on with a public one: the x-coordinate of the point. */
  byte[] agree(PrivateKey own, PublicKey other) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", keys);
    agreement.init(own);
    agreement.doPhase(other, true);
    return agreement.generateSecret();
  }

  private KeyFactory factory(KeyKind kind) throws NoSuchAlgorithmException {
    String algorithm = kind.type() == KeyType.OKP ? kind.toString() : kind.type().name();
    return KeyFactory.getInstance(algorithm, keys);
  }

  private Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm.jcaName(), signatures);
    Optional<AlgorithmParameterSpec> parameters = algorithm.parameters();
    if (parameters.isPresent()) {
      signature.setParameter(parameters.get());
    }
    return signature;
  }
}
