package dev.assay.status;

import static dev.assay.status.StatusRule.SIGNER;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Shown;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.KeyResolver;
import dev.assay.credential.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may have signed a status list: draft-20, 11.3. The way to the signer leaves rows in a report
 * of its own; what they come to is one row of the credential's report.
 */
final class StatusSigner {

  private final KeyResolver signers;
  private final StatusTrustPoint trustPoint;
  private final Checks checks;

  StatusSigner(KeyResolver signers, StatusTrustPoint trustPoint, Checks checks) {
    this.signers = signers;
    this.trustPoint = trustPoint;
    this.checks = checks;
  }

  TrustedIssuer find(StatusToken token) {
    IssuerReference reference = token.seal().reference(token.issuer());
    List<TrustedIssuer> found = new ArrayList<>();
    Checks inner = new Checks();
    Report report = inner.run(() -> found.addAll(signers.resolve(reference, inner)));
    List<CheckResult> failed = report.with(Outcome.FAILED);
    List<CheckResult> open = report.with(Outcome.UNDETERMINED);
    if (failed.isEmpty() && !open.isEmpty()) {
      throw checks.haltUndetermined(SIGNER, describe(open));
    }
    if (!failed.isEmpty() || found.isEmpty()) {
      trustPoint.requireListed(reference, failed);
      throw checks.halt(SIGNER, describe(failed));
    }
    TrustedIssuer signer = found.get(0);
    checks.pass(SIGNER, "signed by " + Shown.of(signer.id()));
    return signer;
  }

  private static String describe(List<CheckResult> results) {
    return results.stream()
        .map(result -> result.rule().code() + ": " + result.detail())
        .findFirst()
        .orElse("nobody is known who could have signed the status list");
  }
}
