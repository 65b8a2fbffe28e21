package dev.assay.did;

import dev.assay.check.Checks;
import dev.assay.document.Evidence;
import dev.assay.jose.Jwk;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A way of getting from a DID to its keys. */
sealed interface DidMethod permits DidJwk, DidKey, DidWeb {

  /**
   * What is asked.
   *
   * @param did the whole DID
   * @param rest what follows the method's name and a colon
   * @param fragment the name of the key; any if there is none
   * @param hosts the hosts that may be asked
   */
  record Question(
      String did, String rest, Optional<String> fragment, Set<String> hosts, Evidence evidence) {

    boolean selects(String keyFragment) {
      return fragment.map(keyFragment::equals).orElse(true);
    }
  }

  /** The rules that bind this method alone. */
  List<DidRule> rules();

  /** The keys that may sign claims; never empty. The verification ends inside if there are none. */
  List<Jwk> keys(Question question, Checks checks);
}
