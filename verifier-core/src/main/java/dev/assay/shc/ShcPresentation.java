package dev.assay.shc;

import static dev.assay.shc.ShcRule.ALGORITHM_PERMITTED;
import static dev.assay.shc.ShcRule.ONE_CODE;
import static dev.assay.shc.ShcRule.SIGNATURE_VALID;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Credential;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.credential.Profile;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import java.util.List;
import java.util.Optional;

/** A card that was read and is not believed. */
final class ShcPresentation implements Presentation {

  private final CardReader.Read read;
  private final Crypto crypto;
  private final Limits limits;

  ShcPresentation(CardReader.Read read, Crypto crypto, Limits limits) {
    this.read = read;
    this.crypto = crypto;
    this.limits = limits;
  }

  @Override
  public Optional<String> claimedType() {
    return Optional.of(read.types().first());
  }

  @Override
  public List<String> claimedTypes() {
    return read.types().needed();
  }

  @Override
  public IssuerReference claimedIssuer() {
    return new IssuerReference(
        Optional.of(read.issuer()),
        Optional.of(read.keyId()),
        List.of(),
        Optional.of(SignatureAlgorithm.ES256.joseName()));
  }

  @Override
  public Credential authenticate(List<TrustedIssuer> candidates, Checks checks) {
    TrustedIssuer issuer = candidates.get(0);
    checkParts(issuer, checks);
    new KeyCheck(issuer, read, crypto, checks).check();
    checks.require(
        ALGORITHM_PERMITTED,
        issuer.terms().algorithms().contains(SignatureAlgorithm.ES256),
        () -> "the trust list permits " + issuer.terms().algorithms());
    // The signature covers the payload as it is sent, compressed.
    checks.require(
        SIGNATURE_VALID,
        read.jws().verifies(crypto, SignatureAlgorithm.ES256, issuer.key()),
        () -> "the signature does not hold with the key of " + Shown.of(issuer.id()));
    return new ShcCredential(issuer, read, limits);
  }

  private void checkParts(TrustedIssuer issuer, Checks checks) {
    if (!issuer.terms().profiles().contains(Profile.SHC_ONE_CODE)) {
      checks.skip(ONE_CODE, "the trust list does not forbid the issuer cards in several codes");
      return;
    }
    checks.require(
        ONE_CODE, read.parts() == 1, () -> "the card was split over " + read.parts() + " codes");
  }

  /** Does not show the card. */
  @Override
  public String toString() {
    return "ShcPresentation";
  }
}
