package dev.assay.vds;

import static dev.assay.vds.VdsRule.ALGORITHM_PERMITTED;
import static dev.assay.vds.VdsRule.KEY_FITS;
import static dev.assay.vds.VdsRule.SIGNATURE_VALID;

import dev.assay.check.Checks;
import dev.assay.credential.Credential;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.credential.SignatureCheck;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import java.util.List;
import java.util.Optional;

/** A seal that was read and is not believed. */
final class VdsPresentation implements Presentation {

  private static final SignatureCheck SIGNATURE =
      new SignatureCheck(ALGORITHM_PERMITTED, KEY_FITS, SIGNATURE_VALID);

  private final Seal seal;
  private final Crypto crypto;
  private final Limits limits;

  VdsPresentation(Seal seal, Crypto crypto, Limits limits) {
    this.seal = seal;
    this.crypto = crypto;
    this.limits = limits;
  }

  @Override
  public Optional<String> claimedType() {
    return Optional.of(seal.type().typeName());
  }

  /** The certificate alone: the country is no name that a trust list could give to a key. */
  @Override
  public IssuerReference claimedIssuer() {
    Seal.Signature signature = seal.signature();
    return new IssuerReference(
        Optional.empty(),
        Optional.empty(),
        List.of(signature.certificate()),
        Optional.of(signature.algorithm().joseName()));
  }

  @Override
  public Credential authenticate(List<TrustedIssuer> candidates, Checks checks) {
    TrustedIssuer issuer = candidates.get(0);
    new SignerCheck(seal, checks).check(issuer);
    checkSignature(issuer, checks);
    new MessageCheck(seal, checks).check();
    return new VdsCredential(issuer, seal, limits);
  }

  private void checkSignature(TrustedIssuer issuer, Checks checks) {
    Seal.Signature signature = seal.signature();
    SIGNATURE.require(
        signature.algorithm(),
        issuer,
        () ->
            crypto.verify(
                signature.algorithm(),
                issuer.key(),
                seal.signed().toByteArray(),
                signature.value().toByteArray()),
        checks);
  }

  /** Does not show the seal. */
  @Override
  public String toString() {
    return "VdsPresentation";
  }
}
