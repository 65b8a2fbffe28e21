package dev.assay.server.openid4vp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Where a wallet sends its answer, and what it sends back unchanged.
 *
 * @param mode one of the modes that post
 * @param uri {@code response_uri}
 * @param state {@code state}: random, of this request alone
 */
public record ResponseAddress(ResponseMode mode, URI uri, String state) {

  /** A wallet on the same machine as the verifier, such as in a trial, has nobody in between. */
  private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** An absolute address, if the text is one. */
  static Optional<URI> read(String text) {
    try {
      URI uri = new URI(text);
      return uri.isAbsolute() ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether answers with personal data may be sent there. */
  boolean isSafe() {
    return isSafe(uri);
  }

  /** Whether personal data may be sent to an address, such as one of our own. */
  public static boolean isSafe(URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("");
    boolean isSecret =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && OWN_MACHINE.contains(host));
    return isSecret
        && !host.isEmpty()
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null;
  }

  /** Does not show the state. */
  @Override
  public String toString() {
    return "ResponseAddress[" + mode + "]";
  }
}
