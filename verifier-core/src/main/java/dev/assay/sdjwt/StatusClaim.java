package dev.assay.sdjwt;

import dev.assay.credential.StatusReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** The {@code status} claim: Token Status List draft-20, 6.2. */
final class StatusClaim {

  private StatusClaim() {}

  /**
   * Where the status stands; empty if the claim is not of the form that the specification gives.
   */
  static Optional<StatusReference> read(Object status) {
    if (status instanceof Map<?, ?> claim
        && claim.get("status_list") instanceof Map<?, ?> list
        && list.get("idx") instanceof Long index
        && index >= 0
        && list.get("uri") instanceof String uri) {
      return absolute(uri).map(address -> new StatusReference.Entry(address, index));
    }
    return Optional.empty();
  }

  private static Optional<URI> absolute(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> uri.isAbsolute() && !uri.isOpaque());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
