package dev.assay.dcc;

import static dev.assay.dcc.DccRule.COUNTRY;
import static dev.assay.dcc.DccRule.KEY_USAGE;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Limits;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether whoever signed may have signed this: HCERT 1.0.8, A.4 and 5. */
final class SignerCheck {

  /** The arc of HCERT 1.0.8, A.4, and the one with a zero too many that issuers began with. */
  private static final List<String> USAGES =
      List.of("1.3.6.1.4.1.1847.2021.1.", "1.3.6.1.4.1.0.1847.2021.1.");

  /** The extension, RFC 5280, 4.2.1.12. */
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  /** Signers of visible digital seals, ICAO Doc 9303-13: another scheme for the same facts. */
  private static final String SEAL_SIGNER = "2.23.136.1.1.14.2";

  /**
   * What certificates for tests have in place of a country. ISO 3166-1 gives it to nobody, so that
   * it can contradict nothing.
   */
  private static final String NO_COUNTRY = "XX";

  /** The Crown dependencies, for which the United Kingdom's keys sign: nhsx/covid-pass-verifier. */
  private static final Map<String, Set<String>> SIGNS_FOR =
      Map.of("GB", Set.of("GB", "GG", "IM", "JE"));

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
    Optional<Set<String>> named = usages(certificate.path().get(0));
    Set<Integer> kinds = new HashSet<>();
    named.ifPresent(oids -> oids.forEach(oid -> kind(oid).ifPresent(kinds::add)));
    boolean other = named.filter(oids -> oids.contains(SEAL_SIGNER)).isPresent();
    Optional<Integer> wanted = read.kind().usage();
    checks.check(
        KEY_USAGE,
        named.isPresent()
            && (kinds.isEmpty() ? !other : wanted.filter(kinds::contains).isPresent()),
        () -> "the certificate is not for " + read.kind().type());
  }

  /** The kind of certificate that an extended key usage stands for, if it stands for one. */
  private static Optional<Integer> kind(String oid) {
    for (DccKind kind : DccKind.values()) {
      for (String arc : USAGES) {
        if (kind.usage().filter(number -> oid.equals(arc + number)).isPresent()) {
          return kind.usage();
        }
      }
    }
    return Optional.empty();
  }

  /** None if the certificate has no such extension, or an empty one; absent if nobody can say. */
  private static Optional<Set<String>> usages(X509Certificate certificate) {
    try {
      List<String> named = certificate.getExtendedKeyUsage();
      if (named != null) {
        return Optional.of(Set.copyOf(named));
      }
      // The JDK passes over what it cannot read, unless it is critical.
      boolean unread = certificate.getExtensionValue(EXTENDED_KEY_USAGE) != null;
      return unread ? Optional.empty() : Optional.of(Set.of());
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }

  private void checkCountry(SignerCertificate certificate) {
    Optional<String> claimed = read.cwt().issuer();
    Optional<String> country = certificate.country().filter(code -> !code.equals(NO_COUNTRY));
    if (claimed.isEmpty() || country.isEmpty()) {
      checks.skip(COUNTRY, "the token or the certificate names no country");
      return;
    }
    // The operator has stated this very iss for this very key.
    boolean listed = issuer.id().equals(claimed.get());
    Set<String> covered = SIGNS_FOR.getOrDefault(country.get(), Set.of(country.get()));
    checks.check(
        COUNTRY,
        listed || covered.contains(claimed.get()),
        () ->
            "the token is issued by "
                + Shown.of(claimed.get())
                + ", the certificate is of "
                + Shown.of(country.get()));
  }
}
