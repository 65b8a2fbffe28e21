package dev.assay.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/** Who may be asked whether a certificate was revoked: RFC 5280, 4.2.2.1. */
public final class Responders {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Responders() {}

  /**
   * The addresses at which the answer for a certificate is found by GET (RFC 6960, A.1), in the
   * order of the certificate; none if it names no responder, or none that can be read.
   */
  public static List<URI> addresses(X509Certificate certificate, X509Certificate issuer) {
    try {
      return named(certificate)
          .map(AccessDescription::getAccessLocation)
          .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
          .flatMap(name -> asking(name.getName().toString(), certificate, issuer).stream())
          .toList();
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return List.of();
    }
  }

  /** Whether the certificate names any, also one that cannot be asked; what is unreadable may. */
  public static boolean areNamed(X509Certificate certificate) {
    try {
      return named(certificate).findAny().isPresent();
    } catch (RuntimeException e) {
      return true;
    }
  }

  private static Stream<AccessDescription> named(X509Certificate certificate) {
    return Optional.ofNullable(certificate.getExtensionValue(Extension.authorityInfoAccess.getId()))
        .map(octets -> ASN1OctetString.getInstance(octets).getOctets())
        .map(AuthorityInformationAccess::getInstance)
        .stream()
        .flatMap(access -> Arrays.stream(access.getAccessDescriptions()))
        .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_ocsp));
  }

  private static Optional<URI> asking(
      String responder, X509Certificate certificate, X509Certificate issuer) {
    String request =
        URLEncoder.encode(
            Base64.getEncoder().encodeToString(OcspResponse.request(certificate, issuer)),
            StandardCharsets.UTF_8);
    try {
      return Optional.of(new URI(responder + (responder.endsWith("/") ? "" : "/") + request))
          .filter(uri -> uri.getScheme() != null && SCHEMES.contains(uri.getScheme()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
