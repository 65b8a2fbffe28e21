package dev.assay.did;

import dev.assay.check.Checks;
import dev.assay.check.RuleSet;
import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.document.Evidence;
import dev.assay.jose.Jwk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the keys with which a DID may sign claims. Whether the DID is to be believed is not asked
 * here: a {@code did:jwk} or {@code did:key} proves nothing about who it is (DID-08). Safe for use
 * by several threads.
 */
public final class DidResolver {

  private static final List<DidRule> EVERY_RULE = List.of(DidRule.values());

  private static final RuleSet BOUND = RuleSet.of(EVERY_RULE);

  private final Map<String, DidMethod> methods;

  /** Reads keys with this crypto. */
  public DidResolver(Crypto crypto) {
    this.methods =
        Map.of("jwk", new DidJwk(crypto), "key", new DidKey(crypto), "web", new DidWeb(crypto));
  }

  /**
   * The keys of a DID that may sign claims. The verification ends inside this method if there are
   * none, or if the document of the DID is not there.
   *
   * @param did a DID, without path, query or fragment
   * @param keyId which of the keys, as the token names it ({@code kid}): for {@code
   *     did:web:issuer.example} that is {@code did:web:issuer.example#key-1}, {@code #key-1} or, as
   *     seen in the wild, {@code key-1}. The DID itself names no key in particular
   * @param hosts the hosts, as a name or a name and a port, that may be asked
   * @return never empty; several if the token does not say which, for the caller to decide. The
   *     name of each is its absolute DID URL
   */
  public List<Jwk> keys(
      String did, Optional<String> keyId, Set<String> hosts, Evidence evidence, Checks checks) {
    checks.bind(BOUND);
    String[] parts = did.split(":", 3);
    DidMethod method = method(parts, checks);
    Optional<String> fragment = keyId.flatMap(id -> fragment(did, id, checks));
    List<Jwk> keys =
        method.keys(new DidMethod.Question(did, parts[2], fragment, hosts, evidence), checks);
    report(method, checks);
    return keys;
  }

  private DidMethod method(String[] parts, Checks checks) {
    boolean isDid = parts.length == 3 && parts[0].equals("did");
    DidMethod method = isDid ? methods.get(parts[1]) : null;
    if (method == null) {
      String found = isDid ? "did:" + Shown.of(parts[1]) : "no DID";
      throw checks.halt(DidRule.METHOD, "found " + found);
    }
    return method;
  }

  private static Optional<String> fragment(String did, String keyId, Checks checks) {
    if (keyId.equals(did)) {
      return Optional.empty();
    }
    String prefix = did + "#";
    boolean own = keyId.startsWith(prefix);
    checks.require(
        DidRule.KEY_ID,
        own || !keyId.startsWith("did:"),
        () -> Shown.of(keyId) + " is not a key of " + Shown.of(did));
    return Optional.of(own ? keyId.substring(prefix.length()) : keyId.replaceFirst("^#", ""));
  }

  private void report(DidMethod method, Checks checks) {
    List<DidRule> binding = new ArrayList<>(EVERY_RULE);
    for (DidMethod other : methods.values()) {
      if (other != method) {
        checks.skip(other.rules(), "the DID is of another method");
        binding.removeAll(other.rules());
      }
    }
    checks.passed(binding);
  }
}
