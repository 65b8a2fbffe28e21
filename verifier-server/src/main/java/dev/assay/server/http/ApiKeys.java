package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.config.ApiKey;
import dev.assay.server.config.ServerConfig;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Lets in whoever has a key, or the token of a client, in {@code Authorization: Bearer}: RFC 6750,
 * 2.1.
 */
final class ApiKeys implements Handler<RoutingContext> {

  private static final String SCHEME = "Bearer ";

  /** RFC 6750, 3. */
  static final String CHALLENGE = "Bearer realm=\"assay\"";

  private final ServerConfig config;
  private final BearerTokens tokens;

  ApiKeys(ServerConfig config, BearerTokens tokens) {
    this.config = config;
    this.tokens = tokens;
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<String> key = bearer(context);
    if (config.isOpen() || key.filter(this::isKnown).isPresent()) {
      context.next();
    } else if (key.isPresent()) {
      tokens.admit(context, key.get(), config.clients(), client -> context.next());
    } else {
      refuse(context);
    }
  }

  static void refuse(RoutingContext context) {
    context.response().putHeader("WWW-Authenticate", CHALLENGE);
    Answers.problem(
        context,
        ProblemDetails.of(
            "request.unauthorized",
            "The request needs a key",
            401,
            "the request must have the header Authorization: Bearer, and a key that is known"));
  }

  /** The key, or the token, in the header; empty if there is none. */
  static Optional<String> bearer(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /** Every key is compared, so that the time says nothing about which one came close. */
  private boolean isKnown(String bearer) {
    String digest = ApiKey.digestOf(bearer);
    boolean known = false;
    for (ApiKey key : config.apiKeys()) {
      known |= key.has(digest);
    }
    return known;
  }
}
