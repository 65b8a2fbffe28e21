package dev.assay.dcc;

import static dev.assay.dcc.DccRule.COUNTRY;
import static dev.assay.dcc.DccRule.KEY_USAGE;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Limits;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer;
import dev.assay.x509.HealthSignerCountry;
import dev.assay.x509.HealthSignerUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether whoever signed may have signed this: HCERT 1.0.8, A.4 and 5. */
final class SignerCheck {

  private final TrustedIssuer issuer;
  private final DccReader.Read read;
  private final Checks checks;

  SignerCheck(TrustedIssuer issuer, DccReader.Read read, Checks checks) {
    this.issuer = issuer;
    this.read = read;
    this.checks = checks;
  }

  DccCredential check(Limits limits) {
    Optional<SignerCertificate> certificate = issuer.certificate();
    if (certificate.isEmpty()) {
      checks.skip(List.of(KEY_USAGE, COUNTRY), "the trust list has a key without a certificate");
    } else {
      checkUsage(certificate.get());
      checkCountry(certificate.get());
    }
    Map<String, Object> payload = PlainForm.of(read.cwt().payload().orElseThrow());
    new PayloadCheck(read, payload, checks).check();
    return new DccCredential(issuer, read, payload, limits);
  }

  private void checkUsage(SignerCertificate certificate) {
    HealthSignerUsage usage = HealthSignerUsage.of(certificate);
    boolean may =
        switch (usage.kind()) {
          case NAMED -> read.kind().usage().filter(usage.named()::contains).isPresent();
          // ES/1001 of dgc-testdata has to be accepted with a certificate that is also a web
          // server's. No import makes an entry of one: the operator has written this one.
          case ANY, ORDINARY, WEB -> true;
          case OTHER -> false;
        };
    checks.check(KEY_USAGE, may, () -> "the certificate is not for " + read.kind().type());
  }

  private void checkCountry(SignerCertificate certificate) {
    Optional<String> claimed = read.cwt().issuer();
    Optional<String> country =
        certificate.country().filter(code -> !code.equals(HealthSignerCountry.NOBODY));
    if (claimed.isEmpty() || country.isEmpty()) {
      checks.skip(COUNTRY, "the token or the certificate names no country");
      return;
    }
    // The operator has stated this very iss for this very key.
    boolean listed = issuer.id().equals(claimed.get());
    checks.check(
        COUNTRY,
        listed || HealthSignerCountry.covers(country.get(), claimed.get()),
        () ->
            "the token is issued by "
                + Shown.of(claimed.get())
                + ", the certificate is of "
                + Shown.of(country.get()));
  }
}
