package dev.assay.x509;

import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.VerificationKey;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** A certificate that a listed one vouches for. Immutable. */
public final class ValidatedPath {

  private final X509Certificate leaf;
  private final VerificationKey key;
  private final Signer signer;
  private final AnchorCertificate anchor;
  private final Validity validity;
  private final String subject;
  private final SubjectNames names;
  private final SignerCertificate facts;

  /**
   * A path that was found to be valid.
   *
   * @param leaf the signer's certificate
   * @param key its key
   * @param signer how the certificate came to be trusted
   * @param anchor the listed certificate
   * @param validity when every certificate of the path, the listed one included, is valid
   */
  ValidatedPath(
      X509Certificate leaf,
      VerificationKey key,
      Signer signer,
      AnchorCertificate anchor,
      Validity validity) {
    this.leaf = leaf;
    this.key = key;
    this.signer = signer;
    this.anchor = anchor;
    this.validity = validity;
    this.subject = leaf.getSubjectX500Principal().getName(X500Principal.RFC2253);
    this.names = SubjectNames.of(leaf);
    this.facts = SignerFacts.of(leaf);
  }

  /** The signer's certificate. */
  public X509Certificate leaf() {
    return leaf;
  }

  /** Its key. */
  public VerificationKey key() {
    return key;
  }

  /** How the certificate came to be trusted. */
  public Signer signer() {
    return signer;
  }

  /** The listed certificate. */
  public AnchorCertificate anchor() {
    return anchor;
  }

  /** When every certificate of the path, the listed one included, is valid. */
  public Validity validity() {
    return validity;
  }

  /** Who the signer is: the subject of its certificate, as RFC 2253 writes it. */
  public String subject() {
    return subject;
  }

  /** What formats may want to know of the signer's certificate. */
  public SignerCertificate facts() {
    return facts;
  }

  /**
   * Whether the certificate names a host or a URI as an alternative name of its subject. The common
   * name is never looked at, and a wildcard is no name.
   *
   * <p>For a certificate with the names {@code dNSName issuer.example} and {@code URI
   * https://id.example/a}:
   *
   * <ul>
   *   <li>accepted: {@code issuer.example}, {@code Issuer.Example}, {@code https://issuer.example},
   *       {@code https://issuer.example/any/path}, {@code https://id.example/a}
   *   <li>refused: {@code issuer.example.}, {@code www.issuer.example}, {@code
   *       http://issuer.example}, {@code https://id.example/A}, {@code id.example}
   * </ul>
   *
   * @param hostOrUri a host as A-labels, or a URI
   */
  public boolean names(String hostOrUri) {
    return names.contain(hostOrUri);
  }
}
