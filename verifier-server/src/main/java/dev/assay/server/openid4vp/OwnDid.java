package dev.assay.server.openid4vp;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.did.DidResolver;
import dev.assay.did.DidRule;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.jose.Jwk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A DID that an operator says is this verifier's, as far as it can be looked at without asking
 * anybody. Wallets ask.
 */
record OwnDid(String did) {

  /** DID Core 1.0, 3.1. */
  private static final Pattern DID =
      Pattern.compile(
          "did:[a-z0-9]+:(?:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})*:)*"
              + "(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+");

  /** DID Core 1.0, 3.2, with a fragment alone, which a key is called by. */
  private static final Pattern FRAGMENT =
      Pattern.compile("#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})+");

  /** Far longer than any in use, also of a key of RSA. */
  private static final int MAX_CHARS = 4096;

  /** What can be said of a key. */
  enum Ownership {
    /** The DID itself says that it is its own. */
    OWN,
    /** The DID itself says that it is not. */
    OTHER,
    /** Only the document of the DID says. */
    UNKNOWN
  }

  /** Whether a text is a DID URL of a key of this DID. */
  boolean names(String url) {
    return did.length() <= MAX_CHARS
        && url.length() <= MAX_CHARS
        && DID.matcher(did).matches()
        && url.startsWith(did)
        && FRAGMENT.matcher(url.substring(did.length())).matches();
  }

  /** Whose a key is, that this DID URL names. */
  Ownership of(VerificationKey key, String url) {
    Checks checks = new Checks();
    Optional<List<Jwk>> keys = checks.part(() -> keys(url, checks));
    if (keys.isPresent()) {
      return keys.get().stream().anyMatch(one -> one.key().equals(key))
          ? Ownership.OWN
          : Ownership.OTHER;
    }
    List<Rule> broken =
        checks.report().with(Outcome.FAILED).stream().map(CheckResult::rule).toList();
    // A method that is not known here may be to a wallet; and no host is asked here.
    return List.<Rule>of(DidRule.METHOD).equals(broken)
            || List.<Rule>of(DidRule.WEB_HOST).equals(broken)
        ? Ownership.UNKNOWN
        : Ownership.OTHER;
  }

  private List<Jwk> keys(String url, Checks checks) {
    Evidence none = new Evidence(Documents.none());
    return new DidResolver(Crypto.select()).keys(did, Optional.of(url), Set.of(), none, checks);
  }
}
