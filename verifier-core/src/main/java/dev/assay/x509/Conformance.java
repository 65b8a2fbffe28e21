package dev.assay.x509;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/**
 * What RFC 5280, 4, forbids issuers and leaves readers to pass over: nothing of it makes a
 * certificate stand for somebody else. An operator may hold an issuer to it all the same.
 */
record Conformance(X509Certificate certificate) {

  private static final int VERSION_3 = 3;

  /** RFC 5280, 4.1.2.2. */
  private static final int MAX_SERIAL_BITS = 20 * 8;

  /** The first departure of a path; empty if there is none. */
  static Optional<String> fault(CertificatePath path) {
    for (X509Certificate certificate : path.certificates()) {
      boolean listed = certificate.equals(path.anchor());
      Optional<String> fault = new Conformance(certificate).fault(listed);
      if (fault.isPresent()) {
        return Optional.of(path.show(certificate) + ": " + fault.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> fault(boolean listed) {
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (certificate.getVersion() != VERSION_3) {
      return Optional.of("version " + certificate.getVersion() + " (4.1.2.1)");
    }
    BigInteger serial = certificate.getSerialNumber();
    if (serial.signum() <= 0 || serial.bitLength() >= MAX_SERIAL_BITS) {
      return Optional.of(
          "a serial number that is not positive, or has more than 20 octets (4.1.2.2)");
    }
    if (certificate.hasUnsupportedCriticalExtension()) {
      return Optional.of("a critical extension that is not understood (4.2)");
    }
    if (isCritical(Extension.authorityKeyIdentifier)
        || isCritical(Extension.subjectKeyIdentifier)) {
      return Optional.of("a key identifier that is critical (4.2.1.1, 4.2.1.2)");
    }
    if (authority && !has(Extension.subjectKeyIdentifier)) {
      return Optional.of("a CA without a subject key identifier (4.2.1.2)");
    }
    if (!(listed && isSelfIssued()) && !namesKeyAbove()) {
      return Optional.of("no authority key identifier with a keyIdentifier (4.2.1.1)");
    }
    if (!informationIsReadable()) {
      return Optional.of("an authorityInfoAccess that cannot be read (4.2.2.1)");
    }
    if (authority && !isCritical(Extension.basicConstraints)) {
      return Optional.of("basicConstraints of a CA that are not critical (4.2.1.9)");
    }
    return pathFault();
  }

  /** What is said of the paths below has to be understood by every reader. */
  Optional<String> pathFault() {
    if (certificate.getBasicConstraints() < 0 && hasPathLength()) {
      return Optional.of("a pathLenConstraint without cA (4.2.1.9)");
    }
    if (isPresentAndNotCritical(Extension.nameConstraints)) {
      return Optional.of("nameConstraints that are not critical (4.2.1.10)");
    }
    if (isPresentAndNotCritical(Extension.policyConstraints)) {
      return Optional.of("policyConstraints that are not critical (4.2.1.11)");
    }
    return isPresentAndNotCritical(Extension.inhibitAnyPolicy)
        ? Optional.of("inhibitAnyPolicy that is not critical (4.2.1.14)")
        : Optional.empty();
  }

  private boolean hasPathLength() {
    try {
      byte[] octets = certificate.getExtensionValue(Extension.basicConstraints.getId());
      return octets != null
          && BasicConstraints.getInstance(ASN1OctetString.getInstance(octets).getOctets())
                  .getPathLenConstraint()
              != null;
    } catch (RuntimeException e) {
      // What cannot be read may be one.
      return true;
    }
  }

  private boolean isPresentAndNotCritical(ASN1ObjectIdentifier extension) {
    return has(extension) && !isCritical(extension);
  }

  private boolean isSelfIssued() {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private boolean namesKeyAbove() {
    try {
      byte[] octets = certificate.getExtensionValue(Extension.authorityKeyIdentifier.getId());
      return octets != null
          && AuthorityKeyIdentifier.getInstance(ASN1OctetString.getInstance(octets).getOctets())
                  .getKeyIdentifierOctets()
              != null;
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return false;
    }
  }

  private boolean informationIsReadable() {
    try {
      byte[] octets = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
      return octets == null
          || AuthorityInformationAccess.getInstance(ASN1OctetString.getInstance(octets).getOctets())
                  .getAccessDescriptions()
                  .length
              > 0;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private boolean has(ASN1ObjectIdentifier extension) {
    return certificate.getExtensionValue(extension.getId()) != null;
  }

  private boolean isCritical(ASN1ObjectIdentifier extension) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical != null && critical.contains(extension.getId());
  }
}
