package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.SIGNER_CHAIN;
import static dev.assay.server.openid4vp.RequestRule.SIGNER_KEY;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.cose.CoseSigner;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Json;
import dev.assay.jose.JwsSigner;
import dev.assay.server.openid4vp.SignerProof.Attestation;
import dev.assay.server.openid4vp.SignerProof.Certificates;
import dev.assay.server.openid4vp.SignerProof.Membership;
import dev.assay.server.openid4vp.SignerProof.VerificationMethod;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key that requests are signed with, and what tells wallets whose it is. */
public final class RequestSigner {

  /** {@code typ} of request objects: RFC 9101, 4. */
  static final String TYPE = "oauth-authz-req+jwt";

  /** ISO/IEC 18013-5, B.1.7: mdlReaderAuth. */
  private static final String READER = "1.0.18013.5.1.6";

  private final SigningKey key;
  private final SignerProof proof;

  private RequestSigner(SigningKey key, SignerProof proof) {
    this.key = key;
    this.proof = proof;
  }

  /**
   * A signer that certificates say the name of.
   *
   * @param chain that of the key first, then each that signed the one before; a trust anchor may
   *     stand at the end and is left out of requests
   * @return empty if the chain is not that; the rows of the {@link RequestRule}s say why
   */
  public static Optional<RequestSigner> of(
      SigningKey key, List<X509Certificate> chain, Checks checks) {
    Certificates proof = new Certificates(chain);
    boolean isOfKey =
        checks.check(
            SIGNER_KEY,
            !chain.isEmpty() && isOf(key, proof.leaf()),
            () -> "the first certificate is missing, or another key's");
    boolean isInOrder =
        checks.check(
            SIGNER_CHAIN, isInOrder(proof.chain()), () -> "a certificate is not of the next one");
    return isOfKey && isInOrder ? Optional.of(new RequestSigner(key, proof)) : Optional.empty();
  }

  /**
   * A signer that a DID document has the key of. Whether it has, only wallets will see.
   *
   * @param verificationMethod the DID URL of the key
   */
  public static RequestSigner of(SigningKey key, String verificationMethod) {
    return new RequestSigner(key, new VerificationMethod(verificationMethod));
  }

  /**
   * A signer that somebody attests the name of.
   *
   * @param attestation a JWT: OpenID4VP 1.0, 12
   * @return empty if it is none, or another key's; the rows of the {@link RequestRule}s say why
   */
  public static Optional<RequestSigner> attested(
      SigningKey key, String attestation, Checks checks) {
    return VerifierAttestation.read(attestation, key.verificationKey(), checks)
        .map(token -> new RequestSigner(key, new Attestation(token)));
  }

  /**
   * A signer whose key an entity of a federation has published, under its thumbprint (RFC 7638).
   * Wallets find it by themselves.
   */
  public static RequestSigner federated(SigningKey key) {
    return new RequestSigner(key, new Membership(Optional.empty()));
  }

  /**
   * The same, with what leads to a trust anchor of the federation.
   *
   * @param encryptionKey what answers are encrypted for, which is published too
   * @param chain {@code trust_chain}: OpenID Federation 1.0, 4
   * @return empty if it is no chain, or has not both keys; the rows of the {@link RequestRule}s say
   *     why
   */
  public static Optional<RequestSigner> federated(
      SigningKey key, EncryptionKey encryptionKey, List<String> chain, Checks checks) {
    FederationChain.Keys keys =
        new FederationChain.Keys(key.verificationKey().thumbprint(), encryptionKey);
    return FederationChain.read(chain, keys, checks)
        .map(read -> new RequestSigner(key, new Membership(Optional.of(read))));
  }

  private static boolean isOf(SigningKey key, X509Certificate leaf) {
    try {
      return Crypto.select().keyOf(leaf.getPublicKey()).equals(key.verificationKey());
    } catch (KeyRejectedException e) {
      return false;
    }
  }

  private static boolean isInOrder(List<X509Certificate> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (!Certificates.isSignedBy(chain.get(i - 1), chain.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The public key. */
  VerificationKey key() {
    return key.verificationKey();
  }

  SignerProof proof() {
    return proof;
  }

  /**
   * The first instant at which what tells whose the key is has ended; absent if that is not for
   * this verifier to see to.
   */
  public Optional<Instant> ends() {
    return proof.force().map(Force::until);
  }

  /**
   * Signs a request object: RFC 9101, 4.
   *
   * @return a JWS
   * @throws GeneralSecurityException if the provider cannot
   */
  public String sign(Map<String, Object> request) throws GeneralSecurityException {
    return sign(Map.of(), request);
  }

  /**
   * Signs a request object of which some parameters stand in the header.
   *
   * @throws GeneralSecurityException if the provider cannot
   */
  String sign(Map<String, Object> parameters, Map<String, Object> request)
      throws GeneralSecurityException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", TYPE);
    header.putAll(proof.header());
    header.putAll(parameters);
    return JwsSigner.sign(key, header, Json.write(request).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether wallets of mobile documents take the certificate for one of a reader. */
  public boolean isReader() {
    return proof instanceof Certificates some
        && isOfReader(some.leaf())
        && CoseSigner.algorithm(key).isPresent();
  }

  private static boolean isOfReader(X509Certificate leaf) {
    try {
      return Optional.ofNullable(leaf.getExtendedKeyUsage()).orElseGet(List::of).contains(READER);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /**
   * Signs a payload that is sent apart, for wallets of mobile documents.
   *
   * @return a COSE_Sign1 with the certificates, of which there are some
   * @throws GeneralSecurityException if the provider cannot
   */
  public List<Object> signDetached(ByteString payload) throws GeneralSecurityException {
    List<ByteString> certificates =
        proof instanceof Certificates some
            ? some.sent().map(one -> ByteString.of(Certificates.der(one))).toList()
            : List.of();
    return CoseSigner.signDetached(key, certificates, payload);
  }

  /** The public half alone. */
  @Override
  public String toString() {
    return "RequestSigner[" + key + "]";
  }
}
