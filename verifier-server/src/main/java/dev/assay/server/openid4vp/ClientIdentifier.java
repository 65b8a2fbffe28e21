package dev.assay.server.openid4vp;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.jose.Base64Url;
import java.net.URI;
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

  /** The whole text, as it stands in requests and is the audience of presentations. */
  String text();

  /**
   * A DNS name that the certificate has.
   *
   * @param dnsName in lower case
   */
  record X509SanDns(String dnsName) implements ClientIdentifier {

    @Override
    public String text() {
      return ClientPrefix.X509_SAN_DNS.with(dnsName);
    }
  }

  /**
   * The certificate itself. A new certificate makes another client of the verifier.
   *
   * @param hash the SHA-256 of its DER, in base64url
   */
  record X509Hash(String hash) implements ClientIdentifier {

    /** That of this certificate. */
    static X509Hash of(X509Certificate leaf) {
      byte[] der = SignerProof.Certificates.der(leaf);
      return new X509Hash(Base64Url.encode(HashAlgorithm.SHA_256.digest(der)));
    }

    @Override
    public String text() {
      return ClientPrefix.X509_HASH.with(hash);
    }
  }

  /**
   * The address that answers go to. Such requests cannot be signed.
   *
   * @param responseUri exactly as in the request
   */
  record RedirectUri(URI responseUri) implements ClientIdentifier {

    @Override
    public String text() {
      return ClientPrefix.REDIRECT_URI.with(responseUri);
    }
  }

  /**
   * A DID, whose document has the key.
   *
   * @param did without path, query and fragment
   */
  record DecentralizedIdentifier(String did) implements ClientIdentifier {

    @Override
    public String text() {
      return ClientPrefix.DECENTRALIZED_IDENTIFIER.with(did);
    }
  }

  /**
   * A name that somebody attests of the key.
   *
   * @param subject {@code sub} of the attestation
   */
  record Attested(String subject) implements ClientIdentifier {

    @Override
    public String text() {
      return ClientPrefix.VERIFIER_ATTESTATION.with(subject);
    }
  }

  /**
   * An entity of a federation, which has published what wallets have to know of it: OpenID
   * Federation 1.0, 1.2.
   *
   * @param entity its identifier
   */
  record Federated(String entity) implements ClientIdentifier {

    @Override
    public String text() {
      return ClientPrefix.OPENID_FEDERATION.with(entity);
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
    Optional<ClientPrefix> prefix = ClientPrefix.of(text);
    if (prefix.isPresent()) {
      return prefix.get().read(text);
    }
    return text.isBlank() ? Optional.empty() : Optional.of(new PreRegistered(text));
  }
}
