package dev.assay.server.openid4vp;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Base64Url;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Who this verifier says it is: {@code client_id} of OpenID4VP 1.0, 5.9. Two are equal if their
 * texts are, prefix and all; presentations are made for the whole text.
 *
 * <p>Whether it fits the certificate and the address of a request is checked when the request is
 * made.
 */
public sealed interface ClientIdentifier {

  /** What stands before the first colon of the audience of answers through browsers alone. */
  String RESERVED_PREFIX = "origin";

  /** The whole text, as it stands in requests and is the audience of presentations. */
  String text();

  /**
   * A DNS name that the certificate has.
   *
   * @param dnsName in lower case
   */
  record X509SanDns(String dnsName) implements ClientIdentifier {

    static final String PREFIX = "x509_san_dns:";

    @Override
    public String text() {
      return PREFIX + dnsName;
    }
  }

  /**
   * The certificate itself. A new certificate makes another client of the verifier.
   *
   * @param hash the SHA-256 of its DER, in base64url
   */
  record X509Hash(String hash) implements ClientIdentifier {

    static final String PREFIX = "x509_hash:";

    /** That of this certificate. */
    static X509Hash of(X509Certificate leaf) {
      try {
        return new X509Hash(Base64Url.encode(HashAlgorithm.SHA_256.digest(leaf.getEncoded())));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was read can be written", e);
      }
    }

    @Override
    public String text() {
      return PREFIX + hash;
    }
  }

  /**
   * The address that answers go to. Such requests cannot be signed.
   *
   * @param responseUri exactly as in the request
   */
  record RedirectUri(URI responseUri) implements ClientIdentifier {

    static final String PREFIX = "redirect_uri:";

    @Override
    public String text() {
      return PREFIX + responseUri;
    }
  }

  /**
   * A DID, whose document has the key.
   *
   * @param did without path, query and fragment
   */
  record DecentralizedIdentifier(String did) implements ClientIdentifier {

    static final String PREFIX = "decentralized_identifier:";

    @Override
    public String text() {
      return PREFIX + did;
    }
  }

  /**
   * A name that somebody attests of the key.
   *
   * @param subject {@code sub} of the attestation
   */
  record Attested(String subject) implements ClientIdentifier {

    static final String PREFIX = "verifier_attestation:";

    @Override
    public String text() {
      return PREFIX + subject;
    }
  }

  /**
   * An entity of a federation, which has published what wallets have to know of it: OpenID
   * Federation 1.0, 1.2.
   *
   * @param entity its identifier
   */
  record Federated(String entity) implements ClientIdentifier {

    static final String PREFIX = "openid_federation:";

    @Override
    public String text() {
      return PREFIX + entity;
    }
  }

  /**
   * A name that was agreed on with the wallet beforehand.
   *
   * @param text without any of the prefixes
   */
  record PreRegistered(String text) implements ClientIdentifier {}

  /** The client that is named by this certificate. */
  static ClientIdentifier x509Hash(X509Certificate leaf) {
    return X509Hash.of(leaf);
  }

  /**
   * Reads a whole text, of ours.
   *
   * @return empty if it has the reserved prefix, or is no identifier at all
   */
  static Optional<ClientIdentifier> read(String text) {
    if (text.startsWith(X509SanDns.PREFIX)) {
      return Optional.of(new X509SanDns(text.substring(X509SanDns.PREFIX.length())));
    }
    if (text.startsWith(X509Hash.PREFIX)) {
      return Optional.of(new X509Hash(text.substring(X509Hash.PREFIX.length())));
    }
    if (text.startsWith(RedirectUri.PREFIX)) {
      return ResponseAddress.read(text.substring(RedirectUri.PREFIX.length()))
          .map(RedirectUri::new);
    }
    if (text.startsWith(DecentralizedIdentifier.PREFIX)) {
      return Optional.of(
          new DecentralizedIdentifier(text.substring(DecentralizedIdentifier.PREFIX.length())));
    }
    if (text.startsWith(Attested.PREFIX)) {
      return Optional.of(new Attested(text.substring(Attested.PREFIX.length())));
    }
    if (text.startsWith(Federated.PREFIX)) {
      return Optional.of(new Federated(text.substring(Federated.PREFIX.length())));
    }
    boolean isReserved = prefix(text).filter(RESERVED_PREFIX::equals).isPresent();
    return text.isBlank() || isReserved ? Optional.empty() : Optional.of(new PreRegistered(text));
  }

  /** The text before the first colon, empty if there is none: OpenID4VP 1.0, 5.9.1. */
  static Optional<String> prefix(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
  }
}
