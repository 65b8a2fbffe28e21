package dev.assay.server.wallet;

import java.net.URI;
import java.util.Optional;

/** A wallet that others wrote, seen from a test: it is called by a link and answers a verifier. */
public interface Wallet {

  /**
   * Fetches the request, checks it, and answers it with what is held.
   *
   * @param link such as {@code openid4vp://?client_id=...&request_uri=...&request_uri_method=post}
   * @return what the verifier said to the answer
   * @throws RequestRefused if the wallet does not answer such a request
   */
  Reply present(String link) throws RequestRefused;

  /** What a verifier says to an answer. */
  sealed interface Reply {

    /**
     * HTTP status 200.
     *
     * @param redirect where the wallet sends its user: {@code redirect_uri} of OpenID4VP 1.0, 8.2
     */
    record Taken(Optional<URI> redirect) implements Reply {}

    /** Another status. */
    record Refused() implements Reply {}
  }

  /** The wallet did not like the request, and sent nothing. */
  final class RequestRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** For the reason that the wallet gives. */
    public RequestRefused(String reason) {
      super(reason);
    }
  }
}
