package dev.assay.x509;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * The form of extensions that the JDK, or we, would take for absent if they could not be read: RFC
 * 5280, 4.2.1. A number below zero is no number to the JDK, and so no constraint.
 */
final class ExtensionForm {

  private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

  private static final Map<String, Map.Entry<ASN1ObjectIdentifier, Predicate<byte[]>>> FORMS =
      Map.ofEntries(
          form("subjectKeyIdentifier", Extension.subjectKeyIdentifier, ExtensionForm::isKey),
          form("basicConstraints", Extension.basicConstraints, ExtensionForm::isBasic),
          form("certificatePolicies", Extension.certificatePolicies, ExtensionForm::arePolicies),
          form("policyMappings", Extension.policyMappings, ExtensionForm::areMappings),
          form("policyConstraints", Extension.policyConstraints, ExtensionForm::areConstraints),
          form("inhibitAnyPolicy", Extension.inhibitAnyPolicy, ExtensionForm::isCount),
          form("cRLDistributionPoints", Extension.cRLDistributionPoints, ExtensionForm::arePoints));

  private ExtensionForm() {}

  private static Map.Entry<String, Map.Entry<ASN1ObjectIdentifier, Predicate<byte[]>>> form(
      String name, ASN1ObjectIdentifier oid, Predicate<byte[]> reads) {
    return entry(name, entry(oid, reads));
  }

  /** Those that are there and are not of their form, by their names in RFC 5280. */
  static List<String> malformed(X509Certificate certificate) {
    return FORMS.entrySet().stream()
        .filter(form -> !isReadable(certificate, form.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isReadable(
      X509Certificate certificate, Map.Entry<ASN1ObjectIdentifier, Predicate<byte[]>> form) {
    byte[] octets = certificate.getExtensionValue(form.getKey().getId());
    try {
      return octets == null
          || form.getValue().test(ASN1OctetString.getInstance(octets).getOctets());
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return false;
    }
  }

  private static boolean isKey(byte[] der) {
    return SubjectKeyIdentifier.getInstance(ASN1OctetString.getInstance(der))
            .getKeyIdentifier()
            .length
        > 0;
  }

  /** cA, which may be left out, and then a pathLenConstraint, which may be left out as well. */
  private static boolean isBasic(byte[] der) {
    ASN1Encodable[] members = ASN1Sequence.getInstance(der).toArray();
    int at = members.length > 0 && members[0] instanceof ASN1Boolean ? 1 : 0;
    return Arrays.stream(members).skip(at).allMatch(ExtensionForm::isCount)
        && members.length - at <= 1;
  }

  private static boolean arePolicies(byte[] der) {
    return CertificatePolicies.getInstance(der).getPolicyInformation().length > 0;
  }

  private static boolean areMappings(byte[] der) {
    ASN1Encodable[] pairs = ASN1Sequence.getInstance(der).toArray();
    return pairs.length > 0 && Arrays.stream(pairs).allMatch(ExtensionForm::isMapping);
  }

  private static boolean isMapping(ASN1Encodable pair) {
    ASN1Encodable[] policies = ASN1Sequence.getInstance(pair).toArray();
    return policies.length == 2
        && Arrays.stream(policies).allMatch(policy -> policy instanceof ASN1ObjectIdentifier);
  }

  private static boolean areConstraints(byte[] der) {
    PolicyConstraints constraints = PolicyConstraints.getInstance(der);
    BigInteger explicit = constraints.getRequireExplicitPolicyMapping();
    BigInteger inhibit = constraints.getInhibitPolicyMapping();
    return (explicit != null || inhibit != null)
        && (explicit == null || isCount(explicit))
        && (inhibit == null || isCount(inhibit));
  }

  private static boolean arePoints(byte[] der) {
    DistributionPoint[] points = CRLDistPoint.getInstance(der).getDistributionPoints();
    return points.length > 0;
  }

  private static boolean isCount(byte[] der) {
    return isCount(ASN1Integer.getInstance(der));
  }

  private static boolean isCount(ASN1Encodable value) {
    return value instanceof ASN1Integer number && isCount(number.getValue());
  }

  private static boolean isCount(BigInteger value) {
    return value.signum() >= 0 && value.compareTo(MOST) <= 0;
  }
}
