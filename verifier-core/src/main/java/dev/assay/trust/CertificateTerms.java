package dev.assay.trust;

import static dev.assay.trust.TrustRule.KEY_CERTIFIED;
import static dev.assay.trust.TrustRule.NAME;
import static dev.assay.trust.TrustRule.STATUS_EKU;
import static dev.assay.x509.X509Rule.CONFORMING;
import static dev.assay.x509.X509Rule.POLICIES;
import static dev.assay.x509.X509Rule.PURPOSES;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Profile;
import dev.assay.credential.Role;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.VerificationKey;
import dev.assay.x509.MdocCertificates;
import dev.assay.x509.UriNames;
import dev.assay.x509.ValidatedPath;
import java.security.cert.CertificateParsingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the operator demands of a certificate beyond a valid path to a listed one. */
final class CertificateTerms {

  /** The one format with a profile of its own for certificates. */
  static final String MDOC = "mso_mdoc";

  private final ValidatedPath path;
  private final Inquiry inquiry;
  private final Checks checks;

  CertificateTerms(ValidatedPath path, Inquiry inquiry) {
    this.path = path;
    this.inquiry = inquiry;
    this.checks = inquiry.checks();
  }

  /** The services for which the token names the right issuer. SVC-14. */
  List<ListedService> named(List<ListedService> services) {
    Optional<String> issuer = inquiry.reference().identifier();
    if (issuer.isEmpty()) {
      return unnamed(services);
    }
    List<ListedService> named =
        services.stream().filter(listed -> isNamed(listed.service(), issuer.get())).toList();
    checks.require(NAME, !named.isEmpty(), () -> Shown.of(issuer.get()) + " " + mismatch(services));
    return named;
  }

  /**
   * The services for which a token may leave its issuer to the certificate. Where the list states
   * who the issuer is, the certificate must say so too: it may not be one of somebody else below
   * the same authority.
   */
  private List<ListedService> unnamed(List<ListedService> services) {
    List<ListedService> left =
        services.stream().filter(listed -> mayBeUnnamed(listed.service())).toList();
    checks.require(
        NAME,
        !left.isEmpty(),
        () ->
            "the token does not name its issuer, and the certificate "
                + Shown.of(path.subject())
                + " does not name the one that is listed");
    return left;
  }

  private boolean mayBeUnnamed(TrustService service) {
    if (path.signer() == Signer.PINNED) {
      return true;
    }
    return switch (service.issuerName()) {
      case CERTIFICATE -> service.issuer().map(path::names).orElse(true);
      case LISTED ->
          inquiry.question().role() == Role.STATUS
              && service.issuer().map(path::names).orElse(false);
      case ANY -> true;
    };
  }

  private boolean isNamed(TrustService service, String issuer) {
    boolean stated = service.issuer().map(issuer::equals).orElse(true);
    return switch (service.issuerName()) {
      case CERTIFICATE -> stated && path.names(issuer);
      case LISTED -> stated;
      case ANY -> true;
    };
  }

  private String mismatch(List<ListedService> services) {
    return services.stream()
            .anyMatch(listed -> listed.service().issuerName() == IssuerName.CERTIFICATE)
        ? "is not the issuer for which the certificate "
            + Shown.of(path.subject())
            + " is listed, nor a name in it"
        : "is not the issuer that is listed for the certificate";
  }

  /**
   * Whether the certificate is that of a key which its issuer publishes itself: SMART Health Cards
   * 1.4.0, "Determining keys associated with an issuer". A chain that comes beside a key says
   * nothing of that key unless its first certificate has it.
   */
  void requireSigner(VerificationKey key, String issuer) {
    checks.require(
        KEY_CERTIFIED,
        path.key().equals(key),
        () -> "the certificate " + Shown.of(path.subject()) + " has another key");
    checks.require(
        NAME,
        UriNames.of(path.leaf()).contains(issuer),
        () ->
            "no alternative name of the certificate "
                + Shown.of(path.subject())
                + " is the URI "
                + Shown.of(issuer));
  }

  /** Who it is. An {@code iss} that the operator does not compare with anything is no identity. */
  String identity(TrustService service) {
    return service.issuerName() == IssuerName.ANY
        ? path.subject()
        : inquiry.reference().identifier().orElseGet(path::subject);
  }

  /** TSL-16. The number of the usage is unassigned, so only the operator can demand one. */
  void requireStatusUsage(ServicePins pins) {
    if (inquiry.question().role() != Role.STATUS) {
      return;
    }
    if (pins.statusEku().isEmpty()) {
      checks.skip(STATUS_EKU, "the trust list demands none");
      return;
    }
    String usage = pins.statusEku().get();
    checks.require(
        STATUS_EKU, usages().contains(usage), () -> "expected " + usage + ", found " + usages());
  }

  /** What RFC 5280 leaves readers to pass over. */
  void requireConformance(ServiceTerms terms) {
    Optional<String> fault = path.conformanceFault();
    if (fault.isEmpty() || terms.profiles().contains(Profile.PKIX)) {
      checks.require(CONFORMING, fault.isEmpty(), () -> fault.orElse(""));
    } else {
      checks.skip(CONFORMING, "not held to it: " + fault.get());
    }
  }

  /** What the certificates have to be good for, where the operator has said so. */
  void requireDemands(ServicePins pins) {
    if (pins.extendedKeyUsages().isEmpty()) {
      checks.skip(PURPOSES, "the trust list demands none");
    } else {
      Optional<String> fault = path.purposeFault(pins.extendedKeyUsages());
      checks.require(PURPOSES, fault.isEmpty(), () -> fault.orElse(""));
    }
    if (pins.certificatePolicies().isEmpty()) {
      checks.skip(POLICIES, "the trust list demands none");
    } else if (path.signer() == Signer.PINNED) {
      checks.skip(POLICIES, "the trust list names the signer's certificate itself");
    } else {
      checks.require(
          POLICIES,
          path.permitsAnyPolicy(pins.certificatePolicies()),
          () ->
              "expected one of %s, the path is valid for %s"
                  .formatted(pins.certificatePolicies(), path.policies()));
    }
  }

  /** The profile that a format gives the certificates of its signers. */
  void requireProfile(TrustService service) {
    Question question = inquiry.question();
    if (!question.format().equals(MDOC) || question.role() != Role.ISSUANCE) {
      return;
    }
    MdocCertificates.Mode mode =
        service.terms().profiles().contains(Profile.ISO_MDOC)
            ? MdocCertificates.Mode.STRICT
            : MdocCertificates.Mode.DEFAULT;
    if (path.mdoc().isEmpty()) {
      MdocCertificates.requirePinned(path.leaf(), mode, checks);
      return;
    }
    Set<String> configured = service.pins().extendedKeyUsages();
    path.mdoc().get().require(question.type().orElse(""), mode, configured, checks);
  }

  private List<String> usages() {
    try {
      return Optional.ofNullable(path.leaf().getExtendedKeyUsage()).orElse(List.of());
    } catch (CertificateParsingException e) {
      // A validated path has readable extensions, save a pinned one; what cannot be read names
      // none.
      return List.of();
    }
  }
}
