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
    byte[] octets = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
    if (octets == null) {
      return List.of();
    }
    try {
      return Arrays.stream(
              AuthorityInformationAccess.getInstance(
                      ASN1OctetString.getInstance(octets).getOctets())
                  .getAccessDescriptions())
          .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
          .map(AccessDescription::getAccessLocation)
          .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
          .flatMap(name -> asking(name.getName().toString(), certificate, issuer).stream())
          .toList();
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return List.of();
    }
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
