package dev.assay.x509;

import static dev.assay.x509.X509Rule.ALREADY_VALID;
import static dev.assay.x509.X509Rule.CA;
import static dev.assay.x509.X509Rule.CA_KEY_USAGE;
import static dev.assay.x509.X509Rule.CRITICAL_EXTENSIONS;
import static dev.assay.x509.X509Rule.EXTENSIONS_READABLE;
import static dev.assay.x509.X509Rule.HOST_NAMES;
import static dev.assay.x509.X509Rule.KEY;
import static dev.assay.x509.X509Rule.LEAF_EXTENDED_KEY_USAGE;
import static dev.assay.x509.X509Rule.LEAF_KEY_USAGE;
import static dev.assay.x509.X509Rule.LEAF_NOT_CA;
import static dev.assay.x509.X509Rule.NAME_CONSTRAINTS;
import static dev.assay.x509.X509Rule.NOT_EXPIRED;
import static dev.assay.x509.X509Rule.PATH_LENGTH;
import static dev.assay.x509.X509Rule.SIGNATURE_ALGORITHM;

import dev.assay.check.Checks;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules for a path that are ours to enforce, because the JDK leaves them to its callers. */
record PathRules(CertificatePath path, Crypto crypto, Checks checks) {

  /** X509Certificate#getBasicConstraints of a certificate that is not the certificate of a CA. */
  private static final int NOT_A_CA = -1;

  void requireValidity(Instant at) {
    for (X509Certificate certificate : path.certificates()) {
      Validity validity = Validity.of(certificate);
      checks.require(
          ALREADY_VALID,
          !at.isBefore(validity.notBefore()),
          () -> "%s begins at %s".formatted(path.show(certificate), validity.notBefore()));
      checks.require(
          NOT_EXPIRED,
          !at.isAfter(validity.notAfter()),
          () -> "%s ended at %s".formatted(path.show(certificate), validity.notAfter()));
    }
  }

  /**
   * Every key of the path is one that this verifier would use itself.
   *
   * @return the signer's key
   */
  VerificationKey requireKeys() {
    for (X509Certificate certificate : path.certificates()) {
      key(certificate);
    }
    return key(path.leaf());
  }

  void requireSignatureAlgorithms() {
    for (X509Certificate certificate : path.belowAnchor()) {
      checks.require(
          SIGNATURE_ALGORITHM,
          SignatureMethod.isAccepted(certificate),
          () -> path.show(certificate) + " is signed with " + certificate.getSigAlgOID());
    }
  }

  void requireReadableExtensions() {
    for (X509Certificate certificate : path.certificates()) {
      Extensions extensions = new Extensions(certificate);
      List<String> unreadable = extensions.unreadable();
      checks.require(
          EXTENSIONS_READABLE,
          unreadable.isEmpty(),
          () -> "%s: cannot read %s".formatted(path.show(certificate), unreadable));
      checks.require(
          HOST_NAMES,
          !extensions.nameHostWithTrailingDot(),
          () -> path.show(certificate) + " has a host name that ends with a dot");
    }
  }

  void requireLeaf(CertificateProfile profile) {
    Extensions extensions = new Extensions(path.leaf());
    checks.require(
        LEAF_NOT_CA,
        path.leaf().getBasicConstraints() == NOT_A_CA,
        () -> path.show(path.leaf()) + " is the certificate of a CA");
    checks.require(
        LEAF_KEY_USAGE,
        profile.permits(extensions) && !extensions.nameCertificateSigning(),
        () ->
            path.show(path.leaf())
                + " does not permit "
                + profile.usage()
                + ", or permits keyCertSign");
    checks.require(
        NAME_CONSTRAINTS,
        !extensions.constrainNames(),
        () -> path.show(path.leaf()) + " has nameConstraints, and is no CA");
  }

  /** The JDK is asked as well, and fails open where it merges constraints. */
  void requirePermittedNames() {
    Optional<String> fault = new PathNames(path).fault();
    checks.require(NAME_CONSTRAINTS, fault.isEmpty(), () -> fault.orElse(""));
  }

  /** anyExtendedKeyUsage is one more usage in the list, and does not stand for others. */
  void requireExtendedKeyUsage(String usage, CertificateProfile profile) {
    List<String> found = new Extensions(path.leaf()).extendedKeyUsages();
    checks.require(
        LEAF_EXTENDED_KEY_USAGE,
        found.contains(usage),
        () ->
            "%s: signing %s takes %s, found %s"
                .formatted(path.show(path.leaf()), profile.signs(), usage, found));
  }

  /**
   * The JDK believes an anchor's name and key and looks at nothing else of it. As the trust list
   * has the whole certificate, the whole certificate binds: RFC 5937, 3.2. Its constraints on names
   * and policies are left to {@link PkixValidation}.
   */
  void requireIssuingAnchor() {
    X509Certificate anchor = path.anchor();
    int pathLength = anchor.getBasicConstraints();
    checks.require(
        CA, pathLength != NOT_A_CA, () -> path.show(anchor) + " is not the certificate of a CA");
    checks.require(
        CA_KEY_USAGE,
        new Extensions(anchor).permitCertificateSignature(),
        () -> path.show(anchor) + " does not permit keyCertSign");
    checks.require(
        CRITICAL_EXTENSIONS,
        !anchor.hasUnsupportedCriticalExtension(),
        () -> path.show(anchor) + " has a critical extension that is not understood");
    long below = path.countedIntermediates();
    checks.require(
        PATH_LENGTH,
        below <= pathLength,
        () ->
            "%s permits %d CAs below it, found %d".formatted(path.show(anchor), pathLength, below));
  }

  private VerificationKey key(X509Certificate certificate) {
    try {
      return crypto.keyOf(certificate.getPublicKey());
    } catch (KeyRejectedException rejected) {
      throw checks.halt(KEY, path.show(certificate) + ": " + rejected.getMessage());
    }
  }
}
