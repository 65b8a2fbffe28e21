package dev.assay.server.config;

import dev.assay.policy.Policy;
import dev.assay.server.openid4vp.DcqlQuery;
import dev.assay.server.openid4vp.Holders;
import dev.assay.server.openid4vp.Permissions;
import dev.assay.server.openid4vp.Permissions.Excess;
import java.util.Optional;

/**
 * On which terms a service asks residents.
 *
 * @param mayAsk all that it may ask for; absent for anything
 * @param policy what it demands of each credential that it gets
 * @param holders whether the credentials of one answer have to be one person's
 */
public record AskingTerms(Optional<Permissions> mayAsk, Policy policy, Holders holders) {

  /** For anything, and whatever the trust lists permit. */
  public static final AskingTerms USUAL =
      new AskingTerms(Optional.empty(), Policy.NONE, Holders.REPORT);

  /** What a query asks for beyond them; empty if it keeps to them. */
  public Optional<Excess> excess(DcqlQuery query) {
    return mayAsk.flatMap(may -> may.excess(query));
  }
}
