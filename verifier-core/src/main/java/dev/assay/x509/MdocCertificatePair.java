package dev.assay.x509;

import dev.assay.check.Shown;
import dev.assay.credential.SignerCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * The two certificates that ISO/IEC 18013-5, Annex B, has a profile for, and what is wrong with
 * them. Each method is one row of {@link MdocCertificates}; empty means that nothing is.
 *
 * @param signer of documents
 * @param authority that is listed
 * @param sent how many certificates came with the document
 */
record MdocCertificatePair(X509Certificate signer, X509Certificate authority, int sent) {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_CERT_SIGN = 5;
  private static final int CRL_SIGN = 6;

  /** B.1.4, table B.3. */
  private static final Duration LONGEST_SIGNER = Duration.ofDays(457);

  /** B.1.2, table B.1. */
  private static final int LONGEST_AUTHORITY_YEARS = 20;

  /** B.1.1. */
  private static final List<ASN1ObjectIdentifier> FORBIDDEN =
      List.of(
          Extension.policyMappings,
          Extension.nameConstraints,
          Extension.policyConstraints,
          Extension.inhibitAnyPolicy,
          Extension.freshestCRL);

  static MdocCertificatePair of(CertificatePath path) {
    return new MdocCertificatePair(path.leaf(), path.anchor(), path.sent());
  }

  List<String> signerUsages() {
    return new Extensions(signer).extendedKeyUsages();
  }

  Optional<String> namesFault() {
    SignerCertificate own = SignerFacts.of(signer, List.of());
    SignerCertificate above = SignerFacts.of(authority, List.of());
    if (!own.country().equals(above.country())) {
      return Optional.of(
          "the signer's country is "
              + show(own.country())
              + ", the authority's "
              + show(above.country()));
    }
    boolean bothSay = own.stateOrProvince().isPresent() && above.stateOrProvince().isPresent();
    return bothSay && !own.stateOrProvince().equals(above.stateOrProvince())
        ? Optional.of(
            "the signer's state or province is "
                + show(own.stateOrProvince())
                + ", the authority's "
                + show(above.stateOrProvince()))
        : Optional.empty();
  }

  Optional<String> signerKeyUsageFault() {
    return permitsExactly(signer, Set.of(DIGITAL_SIGNATURE))
        ? Optional.empty()
        : Optional.of("the key usage of the signer is absent, or not digitalSignature alone");
  }

  Optional<String> authorityUsageFault() {
    return permitsExactly(authority, Set.of(KEY_CERT_SIGN, CRL_SIGN))
        ? Optional.empty()
        : Optional.of("the key usage of the authority is not keyCertSign and cRLSign alone");
  }

  Optional<String> constraintsFault() {
    boolean critical = isCritical(authority, Extension.basicConstraints);
    int pathLength = authority.getBasicConstraints();
    return critical && pathLength == 0
        ? Optional.empty()
        : Optional.of("basicConstraints of the authority are not critical, or pathLen is not 0");
  }

  Optional<String> usageCriticalFault() {
    return isCritical(signer, Extension.extendedKeyUsage)
        ? Optional.empty()
        : Optional.of("extKeyUsage of the signer is not critical");
  }

  Optional<String> keyUsageCriticalFault() {
    return isCritical(signer, Extension.keyUsage)
        ? Optional.empty()
        : Optional.of("keyUsage of the signer is not critical");
  }

  Optional<String> signerValidityFault() {
    Duration valid =
        Duration.between(signer.getNotBefore().toInstant(), signer.getNotAfter().toInstant());
    return valid.compareTo(LONGEST_SIGNER) <= 0
        ? Optional.empty()
        : Optional.of("the signer's certificate is valid for " + valid.toDays() + " days");
  }

  Optional<String> authorityValidityFault() {
    Instant end =
        authority
            .getNotBefore()
            .toInstant()
            .atOffset(ZoneOffset.UTC)
            .plusYears(LONGEST_AUTHORITY_YEARS)
            .toInstant();
    return authority.getNotAfter().toInstant().isAfter(end)
        ? Optional.of("the authority's certificate is valid for more than 20 years")
        : Optional.empty();
  }

  Optional<String> identifiersFault() {
    Optional<byte[]> own = subjectKeyIdentifier(signer);
    Optional<byte[]> above = subjectKeyIdentifier(authority);
    Optional<byte[]> named =
        read(signer, Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
            .flatMap(identifier -> Optional.ofNullable(identifier.getKeyIdentifierOctets()));
    boolean same =
        named.isPresent() && above.isPresent() && Arrays.equals(named.get(), above.get());
    return own.isPresent() && same
        ? Optional.empty()
        : Optional.of("a key identifier is missing, or the signer names another key above it");
  }

  Optional<String> issuerNameFault() {
    return value(signer, Extension.issuerAlternativeName).isPresent()
        ? Optional.empty()
        : Optional.of("the signer's certificate has no issuerAltName");
  }

  Optional<String> revocationFault() {
    Optional<CRLDistPoint> points =
        read(signer, Extension.cRLDistributionPoints, CRLDistPoint::getInstance);
    boolean whole =
        points.isPresent()
            && points.get().getDistributionPoints().length > 0
            && Stream.of(points.get().getDistributionPoints())
                .allMatch(point -> point.getReasons() == null && point.getCRLIssuer() == null);
    return whole
        ? Optional.empty()
        : Optional.of("no CRL distribution point, or one of some reasons or of another issuer");
  }

  Optional<String> chainFault() {
    return sent > 1
        ? Optional.of("x5chain has more than the signer's certificate")
        : Optional.empty();
  }

  Optional<String> countryFault() {
    return SignerFacts.of(authority, List.of()).country().isPresent()
        ? Optional.empty()
        : Optional.of("the authority's certificate has no countryName");
  }

  Optional<String> forbiddenFault() {
    List<String> found =
        Stream.of(signer, authority)
            .flatMap(
                certificate ->
                    FORBIDDEN.stream().filter(oid -> value(certificate, oid).isPresent()))
            .map(ASN1ObjectIdentifier::getId)
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of("forbidden extensions: " + found);
  }

  private static boolean permitsExactly(X509Certificate certificate, Set<Integer> usages) {
    boolean[] permitted = certificate.getKeyUsage();
    if (permitted == null) {
      return false;
    }
    for (int i = 0; i < permitted.length; i++) {
      if (permitted[i] != usages.contains(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCritical(X509Certificate certificate, ASN1ObjectIdentifier extension) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical != null && critical.contains(extension.getId());
  }

  private static Optional<byte[]> subjectKeyIdentifier(X509Certificate certificate) {
    return read(certificate, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
        .map(SubjectKeyIdentifier::getKeyIdentifier);
  }

  /** What cannot be read counts as absent: Bouncy Castle throws several kinds for it. */
  private static <T> Optional<T> read(
      X509Certificate certificate, ASN1ObjectIdentifier extension, Function<byte[], T> reader) {
    try {
      return value(certificate, extension).map(reader);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> value(
      X509Certificate certificate, ASN1ObjectIdentifier extension) {
    return Optional.ofNullable(certificate.getExtensionValue(extension.getId()))
        .map(octets -> ASN1OctetString.getInstance(octets).getOctets());
  }

  private static String show(Optional<String> name) {
    return name.map(Shown::of).orElse("not named");
  }
}
