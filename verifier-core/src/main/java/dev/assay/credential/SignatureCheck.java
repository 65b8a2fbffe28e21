package dev.assay.credential;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.crypto.SignatureAlgorithm;
import java.util.function.BooleanSupplier;

/**
 * The three rules that every format has of an issuer's signature, in their order.
 *
 * @param permitted the trust list permits the issuer the algorithm
 * @param fits the algorithm fits the key
 * @param valid the signature holds with the key
 */
public record SignatureCheck(Rule permitted, Rule fits, Rule valid) {

  /**
   * The verification ends inside this method unless all of them hold.
   *
   * @param holds whether the signature does, asked last
   */
  public void require(
      SignatureAlgorithm algorithm, TrustedIssuer issuer, BooleanSupplier holds, Checks checks) {
    checks.require(
        permitted,
        issuer.terms().algorithms().contains(algorithm),
        () ->
            "alg is "
                + algorithm.joseName()
                + ", the trust list permits "
                + issuer.terms().algorithms());
    checks.require(
        fits,
        issuer.key().fits(algorithm),
        () -> "alg is " + algorithm.joseName() + ", the key is " + issuer.key().kind());
    checks.require(
        valid,
        holds.getAsBoolean(),
        () -> "the signature does not hold with the key of " + Shown.of(issuer.id()));
  }
}
