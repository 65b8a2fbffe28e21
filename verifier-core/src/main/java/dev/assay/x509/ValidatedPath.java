package dev.assay.x509;

import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.VerificationKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** A certificate that a listed one vouches for. Immutable. */
public final class ValidatedPath {

  private final CertificatePath path;
  private final VerificationKey key;
  private final PathPolicies policies;
  private final AnchorCertificate anchor;
  private final Validity validity;
  private final String subject;
  private final SubjectNames names;
  private final SignerCertificate facts;
  private final Optional<MdocCertificates> mdoc;
  private final Optional<String> conformanceFault;

  /**
   * A path that was found to be valid.
   *
   * @param key the signer's
   * @param policies what it is valid for
   */
  ValidatedPath(CertificatePath path, VerificationKey key, PathPolicies policies) {
    this.path = path;
    this.policies = policies;
    this.key = key;
    this.validity = path.validity();
    this.anchor = new AnchorCertificate(path.anchor());
    this.subject = path.leaf().getSubjectX500Principal().getName(X500Principal.RFC2253);
    this.names = SubjectNames.of(path.leaf());
    this.conformanceFault = Conformance.fault(path);
    this.facts = SignerFacts.of(path.leaf(), path.certificates());
    this.mdoc =
        path.signer() == Signer.PINNED
            ? Optional.empty()
            : Optional.of(MdocCertificates.of(MdocCertificatePair.of(path)));
  }

  /** The signer's certificate. */
  public X509Certificate leaf() {
    return path.leaf();
  }

  /** All of it: the signer's certificate first, the listed one last; the same if there is one. */
  public List<X509Certificate> certificates() {
    return path.certificates();
  }

  /** Its key. */
  public VerificationKey key() {
    return key;
  }

  /** How the certificate came to be trusted. */
  public Signer signer() {
    return path.signer();
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
   * What the path is under the profile for mobile documents; absent if the trust list names the
   * signer's certificate itself, and so has said what it is for.
   */
  public Optional<MdocCertificates> mdoc() {
    return mdoc;
  }

  /**
   * In what a certificate of the path departs from what RFC 5280, 4, demands of issuers; empty if
   * in nothing.
   */
  public Optional<String> conformanceFault() {
    return conformanceFault;
  }

  /**
   * Why the signer's certificate is not meant for these extended key usages; empty if it is. It has
   * to name each of them, and an authority that names any has to name them too: this is not in RFC
   * 5280, but what validators for the web do, and what authorities rely on that limit others so.
   * anyExtendedKeyUsage of an authority is no limit; of a signer it stands for nothing else.
   */
  public Optional<String> purposeFault(Set<String> usages) {
    return path.certificates().stream()
        .filter(certificate -> !certificate.equals(path.leaf()))
        .filter(authority -> new Extensions(authority).excludeUsages(usages))
        .findFirst()
        .or(() -> Optional.of(path.leaf()).filter(leaf -> !names(leaf, usages)))
        .map(
            certificate ->
                "expected %s, %s names %s"
                    .formatted(
                        usages,
                        path.show(certificate),
                        new Extensions(certificate).extendedKeyUsages()));
  }

  private static boolean names(X509Certificate leaf, Set<String> usages) {
    return new Extensions(leaf).extendedKeyUsages().containsAll(usages);
  }

  /** Whether the path is valid for one of these certificate policies: RFC 5280, 6.1.5(g). */
  public boolean permitsAnyPolicy(Set<String> demanded) {
    return policies.permitAny(demanded);
  }

  /** The policies that it is valid for, as dotted numbers; any, if anyPolicy is among them. */
  public Set<String> policies() {
    return policies.identifiers();
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
