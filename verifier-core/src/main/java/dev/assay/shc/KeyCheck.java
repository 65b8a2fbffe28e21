package dev.assay.shc;

import static dev.assay.shc.ShcRule.CERTIFICATE_KEY;
import static dev.assay.shc.ShcRule.CERTIFICATE_NAME;
import static dev.assay.shc.ShcRule.KEY_FORM;
import static dev.assay.shc.ShcRule.KEY_THUMBPRINT;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.Jwk;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.UriNames;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whether the key that the trust list supplied is one that an issuer of cards may use: SMART Health
 * Cards 1.4.0, "Generating and resolving cryptographic keys".
 */
final class KeyCheck {

  private final TrustedIssuer issuer;
  private final CardReader.Read read;
  private final Crypto crypto;
  private final Checks checks;

  KeyCheck(TrustedIssuer issuer, CardReader.Read read, Crypto crypto, Checks checks) {
    this.issuer = issuer;
    this.read = read;
    this.crypto = crypto;
    this.checks = checks;
  }

  void check() {
    Jwk.Members members = issuer.jwk().map(Jwk::members).orElseThrow(this::noJwk);
    boolean formed =
        members.use().filter("sig"::equals).isPresent()
            && issuer
                .jwk()
                .flatMap(Jwk::algorithm)
                .filter(SignatureAlgorithm.ES256::equals)
                .isPresent()
            && members.crlVersion().filter(version -> version < 0).isEmpty();
    checks.require(
        KEY_FORM, formed, () -> "use is not sig, alg is not ES256, or crlVersion is no counter");
    checks.require(
        KEY_THUMBPRINT,
        read.keyId().equals(issuer.key().thumbprint()),
        () -> "the thumbprint of the key is " + issuer.key().thumbprint());
    checkCertificate(members.certificates());
  }

  private RuntimeException noJwk() {
    return checks.halt(KEY_FORM, "the trust list has the key by " + issuer.mechanism().code());
  }

  private void checkCertificate(List<String> certificates) {
    if (certificates.isEmpty()) {
      checks.skip(List.of(CERTIFICATE_KEY, CERTIFICATE_NAME), "the key has no certificate");
      return;
    }
    Optional<X509Certificate> certificate = certificate(certificates.get(0));
    checks.require(
        CERTIFICATE_KEY,
        certificate.filter(this::hasTheKey).isPresent(),
        () -> "the first certificate of x5c cannot be read, or has another key");
    checks.require(
        CERTIFICATE_NAME,
        certificate.filter(one -> UriNames.of(one).contains(read.issuer())).isPresent(),
        () -> "no alternative name of the certificate is the URI " + Shown.of(read.issuer()));
  }

  private static Optional<X509Certificate> certificate(String base64) {
    try {
      return Optional.of(CertificateReader.base64(base64));
    } catch (CertificateFault e) {
      return Optional.empty();
    }
  }

  private boolean hasTheKey(X509Certificate certificate) {
    try {
      return crypto.keyOf(certificate.getPublicKey()).equals(issuer.key());
    } catch (KeyRejectedException e) {
      return false;
    }
  }
}
