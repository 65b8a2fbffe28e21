package dev.assay.x509;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** A certificate of an authority, to be held against what a list of authorities says of it. */
public record ListedAuthority(X509Certificate certificate) {

  /** An authority. */
  public static ListedAuthority of(X509Certificate certificate) {
    return new ListedAuthority(certificate);
  }

  /** Whether its serial number is this one, most significant byte first, without a sign. */
  public boolean hasSerialNumber(byte[] number) {
    return certificate.getSerialNumber().equals(new BigInteger(1, number));
  }

  /**
   * Whether its subject key identifier (RFC 5280, 4.2.1.2) is this one: the bytes themselves, or
   * the value of the extension as it stands in the certificate, which is what AAMVA's lists repeat.
   */
  public boolean hasKeyIdentifier(byte[] identifier) {
    byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
    return extension != null
        && (Arrays.equals(extension, identifier)
            || keyIdentifier().filter(own -> Arrays.equals(own, identifier)).isPresent());
  }

  /** The subject, as RFC 2253 writes it. */
  public String subject() {
    return certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
  }

  private Optional<byte[]> keyIdentifier() {
    try {
      return Optional.ofNullable(
              certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId()))
          .map(octets -> ASN1OctetString.getInstance(octets).getOctets())
          .map(der -> SubjectKeyIdentifier.getInstance(der).getKeyIdentifier());
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return Optional.empty();
    }
  }
}
