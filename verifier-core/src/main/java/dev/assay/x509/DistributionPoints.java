package dev.assay.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Where a certificate says that its revocation is published: RFC 5280, 4.2.1.13. */
public final class DistributionPoints {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final X500Name NOBODY = new X500Name(new RDN[0]);

  private final boolean exist;
  private final X500Name issuer;
  private final List<List<GeneralName>> whole;

  /**
   * What a certificate names.
   *
   * @param whole the names of the points that have whole lists by the issuer itself
   */
  private DistributionPoints(boolean exist, X500Name issuer, List<List<GeneralName>> whole) {
    this.exist = exist;
    this.issuer = issuer;
    this.whole = whole;
  }

  /** Those of a certificate. */
  public static DistributionPoints of(X509Certificate certificate) {
    byte[] octets = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (octets == null) {
      return new DistributionPoints(false, NOBODY, List.of());
    }
    try {
      X500Name issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
      CRLDistPoint points =
          CRLDistPoint.getInstance(ASN1OctetString.getInstance(octets).getOctets());
      return new DistributionPoints(
          true,
          issuer,
          Arrays.stream(points.getDistributionPoints())
              .filter(point -> point.getReasons() == null && point.getCRLIssuer() == null)
              .map(point -> names(Optional.ofNullable(point.getDistributionPoint()), issuer))
              .toList());
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return new DistributionPoints(true, NOBODY, List.of());
    }
  }

  /** Those that an authority names for itself, if it issued its certificate to itself. */
  public static Optional<DistributionPoints> ofSelfIssued(X509Certificate authority) {
    return authority.getSubjectX500Principal().equals(authority.getIssuerX500Principal())
        ? Optional.of(of(authority))
        : Optional.empty();
  }

  /** Whether the certificate names any, also where they cannot be read. */
  public boolean exist() {
    return exist;
  }

  /** The addresses of whole lists by the issuer itself, in the order of the certificate. */
  public List<URI> addresses() {
    return whole.stream()
        .flatMap(List::stream)
        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
        .flatMap(name -> uri(name.getName().toString()).stream())
        .toList();
  }

  /** Whether all of them are lists of some reasons, or by somebody else, as far as can be read. */
  boolean arePublishedByOthersAlone() {
    return exist && whole.isEmpty();
  }

  /** Whether one of them has one of these names. A name may be below that of the issuer. */
  boolean name(DistributionPointName scope) {
    try {
      List<GeneralName> named = names(Optional.of(scope), issuer);
      return whole.stream().flatMap(List::stream).anyMatch(named::contains);
    } catch (RuntimeException e) {
      // What Bouncy Castle cannot read is the name of nothing.
      return false;
    }
  }

  private static List<GeneralName> names(Optional<DistributionPointName> name, X500Name issuer) {
    return name.map(
            it ->
                it.getType() == DistributionPointName.FULL_NAME
                    ? List.of(GeneralNames.getInstance(it.getName()).getNames())
                    : List.of(new GeneralName(below(issuer, RDN.getInstance(it.getName())))))
        .orElse(List.of());
  }

  private static X500Name below(X500Name issuer, RDN relative) {
    return new X500Name(
        Stream.concat(Arrays.stream(issuer.getRDNs()), Stream.of(relative)).toArray(RDN[]::new));
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
