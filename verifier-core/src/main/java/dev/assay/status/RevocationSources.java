package dev.assay.status;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.x509.DistributionPoints;
import dev.assay.x509.Responders;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * Where the revocation of one certificate may be found. It depends on the certificates alone.
 *
 * @param suppliedList where an operator supplies the list of its issuer
 * @param suppliedAnswer where an answer of a responder about it is supplied
 * @param lists where the certificate says that lists stand, or else its issuer's own
 * @param responders where the certificate says that it can be asked about
 * @param neverRevoked whether it lives so shortly that nobody revokes it (RFC 9608), and names no
 *     place that says otherwise
 * @param published whether the certificate, or else its issuer's own, names any place at all, or
 *     what it names cannot be read
 */
record RevocationSources(
    URI suppliedList,
    URI suppliedAnswer,
    List<URI> lists,
    List<URI> responders,
    boolean neverRevoked,
    boolean published) {

  /** RFC 9608: noRevAvail. */
  private static final String NEVER_REVOKED = "2.5.29.56";

  static RevocationSources of(X509Certificate certificate, X509Certificate issuer) {
    DistributionPoints points = DistributionPoints.of(certificate);
    boolean named = points.exist() || Responders.areNamed(certificate);
    List<URI> lists = points.exist() ? points.addresses() : ofAuthority(issuer);
    return new RevocationSources(
        urn("crl", issuer),
        urn("ocsp", certificate),
        lists,
        Responders.addresses(certificate, issuer),
        isNeverRevoked(certificate) && !named,
        named || !lists.isEmpty());
  }

  /**
   * Where a certificate names no place, the list of its issuer may stand where the issuer's own
   * certificate says that its revocation is published, if the issuer signed that itself: it is the
   * same issuer's list. Signers of visible digital seals leave the place out (ICAO Doc 9303-12).
   */
  private static List<URI> ofAuthority(X509Certificate issuer) {
    return DistributionPoints.ofSelfIssued(issuer)
        .map(DistributionPoints::addresses)
        .orElse(List.of());
  }

  /** No CA says so of another one: RFC 9608, 3. */
  private static boolean isNeverRevoked(X509Certificate certificate) {
    return certificate.getExtensionValue(NEVER_REVOKED) != null
        && certificate.getBasicConstraints() < 0;
  }

  /** A name for what is said by, or of, a certificate that has no address. */
  static URI urn(String kind, X509Certificate certificate) {
    try {
      byte[] digest = HashAlgorithm.SHA_256.digest(certificate.getEncoded());
      return URI.create("urn:assay:" + kind + ":sha256:" + HexFormat.of().formatHex(digest));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }
}
