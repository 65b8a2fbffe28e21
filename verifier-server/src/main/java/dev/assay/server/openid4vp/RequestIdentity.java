package dev.assay.server.openid4vp;

import java.time.Instant;

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
}
