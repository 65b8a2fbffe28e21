package dev.assay.server.openid4vp;

import dev.assay.crypto.Crypto;
import dev.assay.x509.TrustPoint;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a wallet is told of the key that signs a request, to find out whose it is: header parameters
 * of OpenID4VP 1.0, 5.9.3.
 */
sealed interface SignerProof {

  /** What stands in the header of everything that the key signs. */
  Map<String, Object> header();

  /** When it may be used, where that is for this verifier to see to; absent for always. */
  default Optional<Force> force() {
    return Optional.empty();
  }

  /**
   * Certificates.
   *
   * @param chain that of the key first, then each that signed the one before
   */
  record Certificates(List<X509Certificate> chain) implements SignerProof {

    public Certificates {
      chain = List.copyOf(chain);
    }

    X509Certificate leaf() {
      return chain.get(0);
    }

    /**
     * What a wallet is sent. It has its trust anchors already, and one that came with the request
     * would be worth nothing: HAIP 1.0, 5.
     */
    Stream<X509Certificate> sent() {
      return chain.stream().filter(one -> one.equals(leaf()) || !isSignedBy(one, one));
    }

    /** {@code x5c}: RFC 7515, 4.1.6. */
    @Override
    public Map<String, Object> header() {
      return Map.of(
          "x5c", sent().map(one -> Base64.getEncoder().encodeToString(der(one))).toList());
    }

    boolean isSelfSigned() {
      return isSignedBy(leaf(), leaf());
    }

    static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
      return new TrustPoint(issuer, Crypto.select()).isAbove(List.of(certificate));
    }

    static byte[] der(X509Certificate certificate) {
      try {
        return certificate.getEncoded();
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was read can be written", e);
      }
    }
  }

  /**
   * A verification method of a DID document.
   *
   * @param url its DID URL
   */
  record VerificationMethod(String url) implements SignerProof {

    @Override
    public Map<String, Object> header() {
      return Map.of("kid", url);
    }
  }

  /** An attestation of the verifier. */
  record Attestation(VerifierAttestation token) implements SignerProof {

    @Override
    public Map<String, Object> header() {
      return Map.of("jwt", token.compact());
    }

    @Override
    public Optional<Force> force() {
      return Optional.of(token.force());
    }
  }

  /**
   * Membership of a federation.
   *
   * @param chain to its trust anchor; absent if wallets find it by themselves
   */
  record Membership(Optional<FederationChain> chain) implements SignerProof {

    @Override
    public Map<String, Object> header() {
      return chain
          .<Map<String, Object>>map(one -> Map.of("trust_chain", one.statements()))
          .orElse(Map.of());
    }

    @Override
    public Optional<Force> force() {
      return chain.map(FederationChain::force);
    }
  }
}
