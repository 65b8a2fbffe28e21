package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.config.ApiKey;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in whoever has a key, in {@code Authorization: Bearer}: RFC 6750, 2.1. */
final class ApiKeys implements Handler<RoutingContext> {

  private static final String SCHEME = "Bearer ";

  private final List<ApiKey> keys;

  ApiKeys(List<ApiKey> keys) {
    this.keys = keys;
  }

  @Override
  public void handle(RoutingContext context) {
    if (keys.isEmpty() || isKnown(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
      context.next();
      return;
    }
    refuse(context);
  }

  static void refuse(RoutingContext context) {
    context.response().putHeader("WWW-Authenticate", "Bearer realm=\"assay\"");
    Answers.problem(
        context,
        ProblemDetails.of(
            "request.unauthorized",
            "The request needs a key",
            401,
            "the request must have the header Authorization: Bearer, and a key that is known"));
  }

  /** The key in the header; empty if there is none. */
  static Optional<String> bearer(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /** Every key is compared, so that the time says nothing about which one came close. */
  private boolean isKnown(@Nullable String header) {
    Optional<String> digest = bearer(header).map(ApiKey::digestOf);
    boolean known = false;
    for (ApiKey key : keys) {
      known |= digest.isPresent() && key.has(digest.get());
    }
    return known;
  }
}
