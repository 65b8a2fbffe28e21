package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.SIGNER_CHAIN;
import static dev.assay.server.openid4vp.RequestRule.SIGNER_KEY;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.cose.CoseSigner;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.Json;
import dev.assay.jose.JwsSigner;
import dev.assay.x509.TrustPoint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key that requests are signed with, and the certificates that say whose it is. Who has one has
 * a chain in order, for that key.
 */
public final class RequestSigner {

  /** {@code typ} of request objects: RFC 9101, 4. */
  static final String TYPE = "oauth-authz-req+jwt";

  /** ISO/IEC 18013-5, B.1.7: mdlReaderAuth. */
  private static final String READER = "1.0.18013.5.1.6";

  private final SigningKey key;
  private final List<X509Certificate> chain;

  private RequestSigner(SigningKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /**
   * A signer.
   *
   * @param chain that of the key first, then each that signed the one before; a trust anchor may
   *     stand at the end and is left out of requests
   * @return empty if the chain is not that; the rows of the {@link RequestRule}s say why
   */
  public static Optional<RequestSigner> of(
      SigningKey key, List<X509Certificate> chain, Checks checks) {
    List<X509Certificate> copy = List.copyOf(chain);
    boolean isOfKey =
        checks.check(
            SIGNER_KEY,
            !copy.isEmpty() && isOf(key, copy.get(0)),
            () -> "the first certificate is missing, or another key's");
    boolean isInOrder =
        checks.check(SIGNER_CHAIN, isInOrder(copy), () -> "a certificate is not of the next one");
    return isOfKey && isInOrder ? Optional.of(new RequestSigner(key, copy)) : Optional.empty();
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
      if (!isSignedBy(chain.get(i - 1), chain.get(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    return new TrustPoint(issuer, Crypto.select()).isAbove(List.of(certificate));
  }

  /** The certificate of the key. */
  public X509Certificate leaf() {
    return chain.get(0);
  }

  /**
   * {@code x5c}: RFC 7515, 4.1.6. A wallet has its trust anchors already, and one that came with
   * the request would be worth nothing: HAIP 1.0, 5.
   */
  List<Object> x5c() {
    return sent().<Object>map(one -> Base64.getEncoder().encodeToString(der(one))).toList();
  }

  private Stream<X509Certificate> sent() {
    return chain.stream()
        .filter(certificate -> certificate.equals(leaf()) || !isSignedBy(certificate, certificate));
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /**
   * Signs a request object: RFC 9101, 4.
   *
   * @return a JWS
   * @throws GeneralSecurityException if the provider cannot
   */
  public String sign(Map<String, Object> request) throws GeneralSecurityException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", TYPE);
    header.put("x5c", x5c());
    return JwsSigner.sign(key, header, Json.write(request).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether wallets of mobile documents take the certificate for one of a reader. */
  public boolean isReader() {
    try {
      List<String> usages = Optional.ofNullable(leaf().getExtendedKeyUsage()).orElseGet(List::of);
      return usages.contains(READER) && CoseSigner.algorithm(key).isPresent();
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /**
   * Signs a payload that is sent apart, for wallets of mobile documents.
   *
   * @return a COSE_Sign1 with the certificates
   * @throws GeneralSecurityException if the provider cannot
   */
  public List<Object> signDetached(ByteString payload) throws GeneralSecurityException {
    List<ByteString> certificates = sent().map(one -> ByteString.of(der(one))).toList();
    return CoseSigner.signDetached(key, certificates, payload);
  }

  /** The public half alone. */
  @Override
  public String toString() {
    return "RequestSigner[" + key + "]";
  }
}
