package dev.assay.x509;

import static org.bouncycastle.asn1.x509.Extension.certificatePolicies;
import static org.bouncycastle.asn1.x509.Extension.extendedKeyUsage;
import static org.bouncycastle.asn1.x509.Extension.inhibitAnyPolicy;
import static org.bouncycastle.asn1.x509.Extension.keyUsage;
import static org.bouncycastle.asn1.x509.Extension.nameConstraints;
import static org.bouncycastle.asn1.x509.Extension.policyConstraints;
import static org.bouncycastle.asn1.x509.Extension.subjectAlternativeName;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * The extensions of one certificate that a decision rests on.
 *
 * <p>The JDK drops an extension that it cannot read and that is not critical, as if it were not
 * there: a constraint would vanish that way. So what is there has to be readable.
 */
record Extensions(X509Certificate certificate) {

  /**
   * Labels of letters, digits, hyphens and underscores; empty, or with a dot before, for all below.
   */
  private static final Pattern HOST_BASE =
      Pattern.compile("|\\.?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");

  /** The same, after a wildcard or none; never empty, which the JDK stumbles over. */
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");

  private static final Pattern MAILBOX =
      Pattern.compile("[^@]+@[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

  /** The index in X509Certificate#getKeyUsage. */
  private static final int DIGITAL_SIGNATURE = 0;

  private static final int NON_REPUDIATION = 1;

  private static final int KEY_CERT_SIGN = 5;

  /** The extensions that are there and cannot be read, by their names in RFC 5280. */
  List<String> unreadable() {
    Stream.Builder<String> names = Stream.builder();
    if (has(keyUsage) && certificate.getKeyUsage() == null) {
      names.add("keyUsage");
    }
    if (has(extendedKeyUsage) && extendedKeyUsages().isEmpty()) {
      names.add("extKeyUsage");
    }
    if (has(subjectAlternativeName) && !subjectNamesAreReadable()) {
      names.add("subjectAltName");
    }
    if (has(nameConstraints) && !nameConstraintsAreReadable()) {
      names.add("nameConstraints");
    }
    return Stream.concat(names.build(), ExtensionForm.malformed(certificate).stream()).toList();
  }

  boolean permitDigitalSignature() {
    return permit(DIGITAL_SIGNATURE);
  }

  boolean permitNonRepudiation() {
    return permit(NON_REPUDIATION);
  }

  boolean permitCertificateSignature() {
    return permit(KEY_CERT_SIGN);
  }

  /** Whether keyUsage is there and has keyCertSign. */
  boolean nameCertificateSigning() {
    boolean[] usages = certificate.getKeyUsage();
    return usages != null && usages[KEY_CERT_SIGN];
  }

  /** Whether there are name constraints. */
  boolean constrainNames() {
    return has(nameConstraints);
  }

  /** Whether a CA's certificate says more about the paths below it than how long they may be. */
  boolean constrainPaths() {
    return has(nameConstraints)
        || has(certificatePolicies)
        || has(policyConstraints)
        || has(inhibitAnyPolicy);
  }

  /**
   * Whether a host name among the subject's names, or in a name constraint, ends with a dot: it
   * would be the same host to some readers and another one to others (CVE-2026-8763).
   */
  boolean nameHostWithTrailingDot() {
    Stream<GeneralName> subjects =
        value(subjectAlternativeName).stream()
            .flatMap(names -> Arrays.stream(GeneralNames.getInstance(names).getNames()));
    Stream<GeneralName> constraints = nameConstraints().stream().flatMap(Extensions::bases);
    return Stream.concat(subjects, constraints)
        .filter(name -> name.getTagNo() == GeneralName.dNSName)
        .anyMatch(name -> name.getName().toString().endsWith("."));
  }

  /**
   * The alternative names of the subject, as X509Certificate#getSubjectAlternativeNames has them;
   * empty if there are none, or none readable.
   */
  Collection<List<?>> subjectNames() {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
    } catch (CertificateParsingException | RuntimeException e) {
      // The JDK throws unchecked for an ediPartyName without a party.
      return List.of();
    }
  }

  /** The extended key usages as dotted numbers; empty if there are none, or none readable. */
  List<String> extendedKeyUsages() {
    try {
      return Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Whether there are extended key usages, and these are not all among them. */
  boolean excludeUsages(Set<String> usages) {
    List<String> named = extendedKeyUsages();
    return has(extendedKeyUsage)
        && !named.contains(KeyPurposeId.anyExtendedKeyUsage.getId())
        && !named.containsAll(usages);
  }

  /** The name constraints, which are known to be readable. */
  Optional<NameConstraints> nameConstraints() {
    return value(nameConstraints).map(NameConstraints::getInstance);
  }

  /**
   * Every name of the subject that constraints may be about: RFC 5280, 4.2.1.10. An e-mail address
   * in the distinguished name is one where there are no alternative names.
   */
  List<GeneralName> constrainedNames() {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    Stream<GeneralName> directory =
        Stream.of(subject).filter(name -> name.size() > 0).map(GeneralName::new);
    Stream<GeneralName> others =
        value(subjectAlternativeName)
            .map(der -> Arrays.stream(GeneralNames.getInstance(der).getNames()))
            .orElseGet(() -> mailboxes(subject));
    return Stream.concat(directory, others).toList();
  }

  private static Stream<GeneralName> mailboxes(X500Name subject) {
    return Arrays.stream(subject.getRDNs(BCStyle.EmailAddress))
        .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
        .filter(attribute -> attribute.getType().equals(BCStyle.EmailAddress))
        .map(attribute -> IETFUtils.valueToString(attribute.getValue()))
        .map(mailbox -> new GeneralName(GeneralName.rfc822Name, mailbox));
  }

  /** How many subtrees the name constraints have, if they can be read. */
  long nameConstraintCount() {
    return nameConstraints().stream().flatMap(Extensions::bases).count();
  }

  /** How many names the subject has, the distinguished one included. */
  long subjectNameCount() {
    return 1L
        + value(subjectAlternativeName).map(GeneralNames::getInstance).stream()
            .mapToLong(names -> names.getNames().length)
            .sum();
  }

  private boolean permit(int usage) {
    boolean[] usages = certificate.getKeyUsage();
    // RFC 5280, 4.2.1.3: without the extension, the key is not restricted.
    return usages == null || usages[usage];
  }

  private boolean subjectNamesAreReadable() {
    try {
      return !subjectNames().isEmpty()
          && value(subjectAlternativeName).map(GeneralNames::getInstance).stream()
              .flatMap(names -> Arrays.stream(names.getNames()))
              .allMatch(Extensions::isName);
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return false;
    }
  }

  private boolean nameConstraintsAreReadable() {
    try {
      byte[] der = value(nameConstraints).orElseThrow(IllegalArgumentException::new);
      // The JDK, which will enforce them, has to be able to read them as well.
      TrustAnchor readByJdk =
          new TrustAnchor(certificate.getSubjectX500Principal(), certificate.getPublicKey(), der);
      return readByJdk.getNameConstraints() != null
          && bases(NameConstraints.getInstance(der)).findAny().isPresent()
          && bases(NameConstraints.getInstance(der)).allMatch(Extensions::isBase);
    } catch (RuntimeException e) {
      // The JDK throws IllegalArgumentException, Bouncy Castle several kinds.
      return false;
    }
  }

  /** RFC 5280, 4.2.1.6: an address has no mask, a host has labels, a mailbox is at one host. */
  private static boolean isName(GeneralName name) {
    return switch (name.getTagNo()) {
      case GeneralName.iPAddress -> {
        int length = ASN1OctetString.getInstance(name.getName()).getOctets().length;
        yield length == 4 || length == 16;
      }
      case GeneralName.dNSName -> HOST.matcher(name.getName().toString()).matches();
      case GeneralName.rfc822Name -> MAILBOX.matcher(name.getName().toString()).matches();
      default -> true;
    };
  }

  /**
   * RFC 5280, 4.2.1.10: an address with its mask, which has no holes; a name of letters and dots.
   */
  private static boolean isBase(GeneralName base) {
    if (base.getTagNo() == GeneralName.iPAddress) {
      byte[] octets = ASN1OctetString.getInstance(base.getName()).getOctets();
      int half = octets.length / 2;
      BigInteger mask = new BigInteger(1, Arrays.copyOfRange(octets, half, octets.length));
      BigInteger ones = BigInteger.ONE.shiftLeft(half * 8).subtract(BigInteger.ONE);
      BigInteger holes = ones.xor(mask);
      return (octets.length == 8 || octets.length == 32)
          && holes.and(holes.add(BigInteger.ONE)).signum() == 0;
    }
    return base.getTagNo() != GeneralName.dNSName
        || HOST_BASE.matcher(base.getName().toString()).matches();
  }

  private static Stream<GeneralName> bases(NameConstraints constraints) {
    return Stream.of(constraints.getPermittedSubtrees(), constraints.getExcludedSubtrees())
        .flatMap(Stream::ofNullable)
        .flatMap(Arrays::stream)
        .map(GeneralSubtree::getBase);
  }

  private boolean has(ASN1ObjectIdentifier extension) {
    return certificate.getExtensionValue(extension.getId()) != null;
  }

  private Optional<byte[]> value(ASN1ObjectIdentifier extension) {
    return Optional.ofNullable(certificate.getExtensionValue(extension.getId()))
        .map(octets -> ASN1OctetString.getInstance(octets).getOctets());
  }
}
