package dev.assay.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Where a certificate says that its revocation is published: RFC 5280, 4.2.1.13. */
public final class DistributionPoints {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final boolean exist;
  private final List<DistributionPoint> points;

  private DistributionPoints(boolean exist, List<DistributionPoint> points) {
    this.exist = exist;
    this.points = points;
  }

  /** Those of a certificate. */
  public static DistributionPoints of(X509Certificate certificate) {
    byte[] octets = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (octets == null) {
      return new DistributionPoints(false, List.of());
    }
    try {
      return new DistributionPoints(
          true,
          List.of(
              CRLDistPoint.getInstance(ASN1OctetString.getInstance(octets).getOctets())
                  .getDistributionPoints()));
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return new DistributionPoints(true, List.of());
    }
  }

  /** Whether the certificate names any, also where they cannot be read. */
  public boolean exist() {
    return exist;
  }

  /** The addresses of whole lists by the issuer itself, in the order of the certificate. */
  public List<URI> addresses() {
    return whole()
        .flatMap(point -> names(Optional.ofNullable(point.getDistributionPoint())))
        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
        .flatMap(name -> uri(name.getName().toString()).stream())
        .toList();
  }

  /** Whether all of them are lists of some reasons, or by somebody else, as far as can be read. */
  boolean arePublishedByOthersAlone() {
    return exist() && whole().findAny().isEmpty();
  }

  /** Whether one of them has one of these names. */
  boolean name(DistributionPointName scope) {
    Set<GeneralName> named = new HashSet<>(names(Optional.of(scope)).toList());
    return whole()
        .flatMap(point -> names(Optional.ofNullable(point.getDistributionPoint())))
        .anyMatch(named::contains);
  }

  private Stream<DistributionPoint> whole() {
    return points.stream()
        .filter(point -> point.getReasons() == null && point.getCRLIssuer() == null);
  }

  private static Stream<GeneralName> names(Optional<DistributionPointName> name) {
    return name.filter(it -> it.getType() == DistributionPointName.FULL_NAME).stream()
        .flatMap(it -> Arrays.stream(GeneralNames.getInstance(it.getName()).getNames()));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(uri -> uri.getScheme() != null && SCHEMES.contains(uri.getScheme()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
