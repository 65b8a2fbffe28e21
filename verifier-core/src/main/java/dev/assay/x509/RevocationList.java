package dev.assay.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.jspecify.annotations.Nullable;

/**
 * A list of certificates that their issuer revoked (RFC 5280, 5), as it was received: whether it
 * may be believed, and about which certificates, is asked of it question by question.
 */
public final class RevocationList {

  /** The index in X509Certificate#getKeyUsage. */
  private static final int CRL_SIGN = 6;

  /** ISO/IEC 18013-5, B.2. */
  private static final Duration LONGEST_ISO = Duration.ofDays(90);

  private static final Set<String> ISO_EXTENSIONS =
      Set.of(Extension.authorityKeyIdentifier.getId(), Extension.cRLNumber.getId());

  private final X509CRL crl;
  private final Optional<String> formFault;
  private final Optional<String> conformanceFault;

  /** The key of its issuer, and what it is about: taken apart at once, while it may be refused. */
  private final Optional<AuthorityKeyIdentifier> namedKey;

  private final Optional<IssuingDistributionPoint> scope;

  private RevocationList(X509CRL crl, CertificateList members) {
    this.crl = crl;
    this.formFault = criticalFault(crl);
    this.conformanceFault = conformanceFault(crl, members);
    this.namedKey =
        extension(crl::getExtensionValue, Extension.authorityKeyIdentifier)
            .map(AuthorityKeyIdentifier::getInstance);
    this.scope =
        extension(crl::getExtensionValue, Extension.issuingDistributionPoint)
            .map(IssuingDistributionPoint::getInstance);
  }

  /** Reads a list in DER, or in PEM; empty if it is none. */
  public static Optional<RevocationList> read(byte[] bytes) {
    if (CertificateFrame.isIndefinite(bytes)) {
      return Optional.empty();
    }
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
      if (crl == null || in.available() > 0) {
        return Optional.empty();
      }
      byte[] der = crl.getEncoded();
      CertificateList list = CertificateList.getInstance(ASN1Primitive.fromByteArray(der));
      return isWellFormed(list, der)
          ? Optional.of(new RevocationList(crl, list))
          : Optional.empty();
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // The JDK and Bouncy Castle throw several kinds for what they cannot read.
      return Optional.empty();
    }
  }

  /**
   * The JDK passes over what it does not expect. Here the members are those of RFC 5280, 5.1, and
   * no others, in DER, with no list of entries that has none.
   */
  private static boolean isWellFormed(CertificateList list, byte[] der) throws IOException {
    TBSCertList.CRLEntry[] entries = list.getRevokedCertificates();
    for (TBSCertList.CRLEntry entry : entries) {
      entry.getExtensions(); // throws if it cannot be read
    }
    return Arrays.stream(ASN1Sequence.getInstance(list.getTBSCertList()).toArray())
            .skip(1)
            .noneMatch(member -> member instanceof ASN1Sequence sequence && sequence.size() == 0)
        && Arrays.equals(list.getEncoded(ASN1Encoding.DER), der);
  }

  /**
   * What makes the list one that is not understood: RFC 5280, 5.2 and 5.3. A critical extension
   * that is not known, of the list or of any entry, forbids its use for every certificate; indirect
   * lists are refused by name.
   */
  private static Optional<String> criticalFault(X509CRL crl) {
    Set<String> critical = critical(crl.getCriticalExtensionOIDs());
    critical.remove(Extension.issuingDistributionPoint.getId());
    critical.remove(Extension.deltaCRLIndicator.getId());
    if (!critical.isEmpty()) {
      return Optional.of("it has critical extensions that are not understood: " + critical);
    }
    Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
    if (entries != null) {
      for (X509CRLEntry entry : entries) {
        if (entry.getExtensionValue(Extension.certificateIssuer.getId()) != null) {
          return Optional.of("it is an indirect list, which is not read");
        }
        if (!critical(entry.getCriticalExtensionOIDs()).isEmpty()) {
          return Optional.of("an entry has a critical extension that is not understood");
        }
      }
    }
    return Optional.empty();
  }

  /** RFC 5280, 5.1.2.1, 5.2.1 and 5.2.3; what is on a list twice may be there in two ways. */
  private static Optional<String> conformanceFault(X509CRL crl, CertificateList members) {
    Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
    if (crl.getVersion() != 2) {
      return Optional.of("version " + crl.getVersion() + " (5.1.2.1)");
    }
    if (crl.getExtensionValue(Extension.authorityKeyIdentifier.getId()) == null) {
      return Optional.of("no authority key identifier (5.2.1)");
    }
    if (crl.getExtensionValue(Extension.cRLNumber.getId()) == null) {
      return Optional.of("no number (5.2.3)");
    }
    return members.getRevokedCertificates().length > (entries == null ? 0 : entries.size())
        ? Optional.of("a serial number that is on it twice")
        : Optional.empty();
  }

  private static Set<String> critical(@Nullable Set<String> extensions) {
    return extensions == null ? new HashSet<>() : new HashSet<>(extensions);
  }

  /** Why the list cannot be used for any certificate; empty if it can. */
  public Optional<String> formFault() {
    return formFault;
  }

  /** In what it departs from what RFC 5280, 5, demands of issuers; empty if in nothing. */
  public Optional<String> conformanceFault() {
    return conformanceFault;
  }

  /** When it was issued. */
  public Instant thisUpdate() {
    return crl.getThisUpdate().toInstant();
  }

  /** Until when the next one will be there; absent if it does not say. */
  public Optional<Instant> nextUpdate() {
    return Optional.ofNullable(crl.getNextUpdate()).map(Date::toInstant);
  }

  /** Why the list is not one of this issuer's; empty if it is, its signature aside. */
  public Optional<String> issuerFault(X509Certificate issuer) {
    if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return Optional.of("it is of another issuer than the certificate");
    }
    boolean[] usage = issuer.getKeyUsage();
    if (usage != null && !usage[CRL_SIGN]) {
      return Optional.of("its issuer may not sign revocation lists");
    }
    Optional<byte[]> named = namedKey.map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
    Optional<byte[]> own = keyIdentifier(issuer);
    boolean differ = named.isPresent() && own.isPresent() && !Arrays.equals(named.get(), own.get());
    return differ ? Optional.of("it names another key of its issuer") : Optional.empty();
  }

  /** One that cannot be read says nothing; the signature will. */
  private static Optional<byte[]> keyIdentifier(X509Certificate issuer) {
    try {
      return extension(issuer::getExtensionValue, Extension.subjectKeyIdentifier)
          .map(der -> SubjectKeyIdentifier.getInstance(der).getKeyIdentifier());
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return Optional.empty();
    }
  }

  /** Whether the issuer signed it, in a way that is accepted of certificates. */
  public boolean isSignedBy(X509Certificate issuer, Optional<Provider> provider) {
    if (!SignatureMethod.isAccepted(
        crl.getSigAlgOID(), Optional.ofNullable(crl.getSigAlgParams()))) {
      return false;
    }
    try {
      if (provider.isPresent()) {
        crl.verify(issuer.getPublicKey(), provider.get());
      } else {
        crl.verify(issuer.getPublicKey());
      }
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return provider.isPresent() && isSignedBy(issuer, Optional.empty());
    }
  }

  /**
   * Why the list does not speak about this certificate; empty if it does. RFC 5280, 5.2.5. Of a
   * delta list only what it adds is read: that a certificate is not on it says nothing.
   *
   * @param issuer whose own certificate says where the list is, if the certificate does not
   */
  public Optional<String> scopeFault(X509Certificate certificate, X509Certificate issuer) {
    if (isDelta() && revocation(certificate).isEmpty()) {
      return Optional.of("it is a delta list, which is read for what it adds alone");
    }
    DistributionPoints points = DistributionPoints.of(certificate);
    if (points.arePublishedByOthersAlone()) {
      return Optional.of("the certificate's revocation is published by others than its issuer");
    }
    if (scope.isEmpty()) {
      return Optional.empty();
    }
    IssuingDistributionPoint point = scope.get();
    if (ASN1Sequence.getInstance(point).size() == 0) {
      return Optional.of("it says about nothing that it is about it");
    }
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (point.isIndirectCRL() || point.onlyContainsAttributeCerts()) {
      return Optional.of("it is an indirect list, or one of attribute certificates");
    }
    if (point.getOnlySomeReasons() != null) {
      return Optional.of("it is about some reasons of revocation alone");
    }
    boolean others = authority ? point.onlyContainsUserCerts() : point.onlyContainsCACerts();
    if (others || (point.onlyContainsUserCerts() && point.onlyContainsCACerts())) {
      return Optional.of("it is about certificates of another kind");
    }
    DistributionPoints meant =
        points.exist() ? points : DistributionPoints.ofSelfIssued(issuer).orElse(points);
    return point.getDistributionPoint() == null || meant.name(point.getDistributionPoint())
        ? Optional.empty()
        : Optional.of("it is of another distribution point than the certificate names");
  }

  /** Why it was revoked, for people; empty if it was not. */
  public Optional<String> revocation(X509Certificate certificate) {
    X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
    if (entry == null || (isDelta() && entry.getRevocationReason() == CRLReason.REMOVE_FROM_CRL)) {
      return Optional.empty();
    }
    String reason =
        entry.getRevocationReason() == null
            ? "for a reason that is not given"
            : entry.getRevocationReason().name().toLowerCase(Locale.ROOT);
    return Optional.of("at " + entry.getRevocationDate().toInstant() + ", " + reason);
  }

  /** In what it departs from the profile of ISO/IEC 18013-5, B.2; empty if in nothing. */
  public Optional<String> isoFault() {
    Set<String> others = new HashSet<>();
    others.addAll(critical(crl.getCriticalExtensionOIDs()));
    others.addAll(critical(crl.getNonCriticalExtensionOIDs()));
    others.removeAll(ISO_EXTENSIONS);
    boolean shortEnough =
        nextUpdate()
            .filter(end -> Duration.between(thisUpdate(), end).compareTo(LONGEST_ISO) <= 0)
            .isPresent();
    return crl.getVersion() == 2 && others.isEmpty() && shortEnough
        ? Optional.empty()
        : Optional.of(
            "version "
                + crl.getVersion()
                + ", other extensions "
                + others
                + (shortEnough ? "" : ", valid for more than 90 days"));
  }

  private boolean isDelta() {
    return crl.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null;
  }

  private static Optional<byte[]> extension(
      Function<String, byte @Nullable []> values, ASN1ObjectIdentifier oid) {
    return Optional.ofNullable(values.apply(oid.getId()))
        .map(octets -> ASN1OctetString.getInstance(octets).getOctets());
  }

  @Override
  public String toString() {
    return "RevocationList of " + thisUpdate();
  }
}
