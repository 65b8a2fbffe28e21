package dev.assay.server.presentation;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.json.ProblemDetails;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What our page may do that calls a wallet through its browser: OpenID4VP 1.0, A; ISO/IEC 18013-7,
 * Annex C; W3C Digital Credentials. The browser tells the wallet which page asks, and brings the
 * answer back to it, so that who began is known to be who answered.
 */
public final class BrowserDesk {

  /** As much as a wallet may post. */
  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxBytes(WalletEndpoint.MAX_ANSWER_BYTES);

  /** What the wallet of an answer was asked by: where the answer arrives says it. */
  public enum Protocol {
    /** OpenID4VP 1.0, A. */
    OPENID4VP,
    /** ISO/IEC 18013-7, Annex C. */
    ISO_MDOC
  }

  private final FlowParts parts;

  BrowserDesk(FlowParts parts) {
    this.parts = parts;
  }

  /**
   * The requests for one call of the browser, the one that says who asks first.
   *
   * @return members {@code protocol} and {@code data} each; empty if it is not for this browser, or
   *     nothing waits for an answer
   */
  public Future<Optional<List<Map<String, Object>>>> requests(
      String page, Optional<String> cookie) {
    return find(page, cookie)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : new Sending(parts)
                        .send(
                            found.get(),
                            () -> Optional.of(requests(found.get())),
                            new Telling(parts)::called));
  }

  private List<Map<String, Object>> requests(Transaction transaction) throws Exception {
    Question question = Content.read(transaction.content()).question();
    Instant now = parts.clock().instant();
    parts.asking().requireInForce(now);
    return new BrowserRequests(parts.asking()).of(question, now);
  }

  /** Whether this browser may answer, so that nobody reads a long answer for nothing. */
  public Future<Boolean> isAsked(String page, Optional<String> cookie) {
    return find(page, cookie).map(found -> found.filter(parts::isAnswerable).isPresent());
  }

  /**
   * Decides on what the browser brought, and then is the first or not.
   *
   * @param protocol by which it was brought
   * @param body {@code data} of the credential, as JSON
   * @return where the browser goes on; fails with {@link RefusedException} if the body is no JSON
   *     object; empty if it is not for this browser
   */
  public Future<Optional<Next>> answer(
      String page, Optional<String> cookie, Protocol protocol, byte[] body) {
    return find(page, cookie)
        .map(found -> found.filter(parts::isAnswerable))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.<Next>empty())
                    : parts
                        .workers()
                        .run(() -> brought(protocol, body))
                        .compose(answer -> new Answering(parts).answer(found.get(), answer))
                        .map(first -> Optional.of(new Next(first.flatMap(BrowserDesk::goOn)))));
  }

  private Answer brought(Protocol protocol, byte[] body) throws RefusedException {
    String origin = parts.asking().addresses().origin();
    try {
      Map<String, Object> data = Json.readObject(body, LIMITS);
      return protocol == Protocol.OPENID4VP
          ? new Answer.Brought(origin, data)
          : new Answer.BroughtSealed(origin, data);
    } catch (JsonException e) {
      throw new RefusedException(
          ProblemDetails.of(
              "request.not-json",
              "The answer is not a JSON object",
              400,
              "the answer must be data of the credential, as the browser gave it"));
    }
  }

  /**
   * Where a browser goes on.
   *
   * @param url absent if the page that it has says all
   */
  public record Next(Optional<URI> url) {

    /** Does not show the code in it. */
    @Override
    public String toString() {
      return "Next";
    }
  }

  private static Optional<URI> goOn(Transaction ended) {
    Content content = Content.read(ended.content());
    return content
        .question()
        .returnUrl()
        .filter(url -> content.isSameDevice())
        .map(url -> ResidentDesk.withCode(url, content.ended().orElseThrow().code()));
  }

  private Future<Optional<Transaction>> find(String page, Optional<String> cookie) {
    return parts
        .known(parts.store().findByPage(page))
        .map(
            found ->
                found.filter(parts::isOpen).filter(one -> !ResidentDesk.isForeign(one, cookie)));
  }
}
