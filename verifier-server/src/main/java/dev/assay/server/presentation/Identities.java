package dev.assay.server.presentation;

import dev.assay.server.openid4vp.DcApiRequest.Sender;
import dev.assay.server.openid4vp.RequestIdentity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names that this verifier asks under.
 *
 * @param first in every request that is signed
 * @param others besides, in those that several sign
 */
record Identities(RequestIdentity first, List<RequestIdentity> others) {

  Identities {
    others = List.copyOf(others);
  }

  private Stream<RequestIdentity> all() {
    return Stream.concat(Stream.of(first), others.stream());
  }

  /** When one of them may be used no more, the first that ends; absent if we need not see to it. */
  Optional<Instant> ends() {
    return all().flatMap(one -> one.signer().ends().stream()).min(Comparator.naturalOrder());
  }

  /** The first, as it asks through a browser. */
  Sender sender(String origin) {
    return sender(first, origin);
  }

  /** All, as they ask through a browser; without those whom nobody vouches for any more. */
  List<Sender> senders(String origin, Instant now) {
    return all().filter(one -> one.isInForce(now)).map(one -> sender(one, origin)).toList();
  }

  private static Sender sender(RequestIdentity identity, String origin) {
    return new Sender(identity.client(), identity.signer(), List.of(origin));
  }
}
