package dev.assay.server.openid4vp;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the names that this verifier asks under.
 *
 * @param client as wallets are told
 * @param signer what signs for it
 */
public record RequestIdentity(ClientIdentifier client, RequestSigner signer) {

  /** Whether what others have signed for this verifier may be used now. */
  public boolean isInForce(Instant now) {
    return signer.proof().force().map(force -> force.is(now)).orElse(true);
  }

  /**
   * What keeps wallets from believing the name, wherever the answer goes.
   *
   * @return the rows of the {@link RequestRule}s that do not hold; none if nothing does
   */
  public List<CheckResult> faults(Instant now) {
    Checks checks = new Checks();
    checks.bind(RequestRule.OF_A_CLIENT);
    checks.run(
        () -> new ClientCheck(Optional.of(signer), Optional.empty(), now, checks).check(client));
    return checks.report().with(Outcome.FAILED);
  }
}
