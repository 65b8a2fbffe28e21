package dev.assay.vds;

import static dev.assay.vds.VdsRule.AUTHORITY_COUNTRY;
import static dev.assay.vds.VdsRule.COUNTRY;
import static dev.assay.vds.VdsRule.DOCUMENT_TYPE;
import static dev.assay.vds.VdsRule.SIGNER_USAGE;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.x509.SealSigner;
import java.util.List;
import java.util.Optional;

/** Whether whoever signed may have signed this: ICAO Doc 9303-13, and Doc 9303-3 for countries. */
final class SignerCheck {

  private final Seal seal;
  private final Checks checks;

  SignerCheck(Seal seal, Checks checks) {
    this.seal = seal;
    this.checks = checks;
  }

  /** The verification ends inside this method if it may not. */
  void check(TrustedIssuer issuer) {
    Optional<SealSigner> signer =
        issuer.certificate().map(SignerCertificate::path).map(SealSigner::of);
    if (signer.isEmpty()) {
      checks.skip(
          List.of(SIGNER_USAGE, DOCUMENT_TYPE, COUNTRY, AUTHORITY_COUNTRY),
          "the trust list has a key without a certificate");
      return;
    }
    // An authority is listed for those below it, and its own key is not for seals.
    boolean pinned = issuer.signer() == Signer.PINNED && !signer.get().isAuthority();
    if (pinned) {
      checks.skip(
          List.of(SIGNER_USAGE, DOCUMENT_TYPE, AUTHORITY_COUNTRY),
          "the trust list names the signer's certificate itself");
    } else {
      checkUsage(signer.get());
    }
    checkCountry(signer.get());
    if (!pinned) {
      checkAuthority(signer.get());
    }
  }

  private void checkUsage(SealSigner signer) {
    checks.require(
        SIGNER_USAGE,
        signer.signsSeals(),
        () -> "the extended key usage of the certificate does not name seals");
    String wanted = seal.type().documentType();
    checks.require(
        DOCUMENT_TYPE,
        signer.documentTypes().contains(wanted),
        () ->
            "the certificate is for the document types "
                + Shown.of(signer.documentTypes().stream().sorted().toList().toString())
                + ", and the seal is of "
                + wanted);
  }

  private void checkCountry(SealSigner signer) {
    checks.require(
        COUNTRY,
        signer.country().filter(two -> CountryCode.agree(seal.country(), two)).isPresent(),
        () ->
            "the seal is issued by "
                + Shown.of(seal.country())
                + ", the certificate is of "
                + show(signer.country()));
  }

  private void checkAuthority(SealSigner signer) {
    Optional<String> above = signer.authorityCountry();
    checks.require(
        AUTHORITY_COUNTRY,
        above.filter(two -> CountryCode.agree(seal.country(), two)).isPresent(),
        () ->
            "the seal is issued by "
                + Shown.of(seal.country())
                + ", the authority is of "
                + show(above));
  }

  private static String show(Optional<String> country) {
    return country.map(Shown::of).orElse("no country");
  }
}
