package dev.assay.server.http;

import dev.assay.check.Rule;
import dev.assay.json.ProblemDetails;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.OauthClient;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.oauth.Admission;
import dev.assay.server.oauth.TokenGate;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes access tokens in {@code Authorization: Bearer}, where there is an authorization server. */
final class BearerTokens {

  private final Optional<TokenGate> gate;

  private BearerTokens(Optional<TokenGate> gate) {
    this.gate = gate;
  }

  static BearerTokens open(ServerConfig config, TokenGate.Surroundings surroundings)
      throws ConfigFault {
    return new BearerTokens(
        config.authorization().isPresent()
            ? Optional.of(TokenGate.open(config.authorization().get(), surroundings))
            : Optional.empty());
  }

  /**
   * Goes on with the client that a token is of, on the event loop; answers if it is of none.
   *
   * @param clients that may call here
   */
  void admit(
      RoutingContext context, String token, List<OauthClient> clients, Consumer<OauthClient> next) {
    if (gate.isEmpty() || clients.isEmpty()) {
      ApiKeys.refuse(context);
      return;
    }
    Context loop = context.vertx().getOrCreateContext();
    context.request().pause(); // so that the body is there when somebody wants it
    gate.get()
        .admit(token, clients)
        .onComplete(
            admission ->
                loop.runOnContext(
                    ready -> {
                      // Who has gone is not told, and takes nobody's place.
                      if (!context.response().closed()) {
                        context.request().resume();
                        answer(context, admission, next);
                      }
                    }));
  }

  private static void answer(
      RoutingContext context, AsyncResult<Admission> admission, Consumer<OauthClient> next) {
    if (admission.failed()) {
      Failures.answer(context, admission.cause());
      return;
    }
    try {
      answer(context, admission.result(), next);
    } catch (RuntimeException e) {
      // The router would have caught it, had nobody waited for the token.
      context.fail(e);
    }
  }

  private static void answer(
      RoutingContext context, Admission admission, Consumer<OauthClient> next) {
    if (admission instanceof Admission.Admitted admitted) {
      next.accept(admitted.client());
    } else if (admission instanceof Admission.Refused refused) {
      refuse(context, refused.row().rule());
    } else if (admission instanceof Admission.OutOfScope outside) {
      refuse(context, outside.client());
    } else {
      withoutKeys(context);
    }
  }

  /** RFC 6750, 3.1. The rule is said, and nothing of the token. */
  private static void refuse(RoutingContext context, Rule rule) {
    String why = rule.code() + ": " + rule.demand();
    challenge(context, "error=\"invalid_token\", error_description=\"" + why + "\"");
    Answers.problem(
        context,
        ProblemDetails.of("request.invalid-token", "The access token is not taken", 401, why));
  }

  private static void refuse(RoutingContext context, OauthClient client) {
    challenge(context, "error=\"insufficient_scope\", scope=\"" + client.scope() + "\"");
    Answers.problem(
        context,
        ProblemDetails.of(
            "request.insufficient-scope",
            "The access token does not go so far",
            403,
            "the token must have the scope " + client.scope()));
  }

  private static void challenge(RoutingContext context, String parameters) {
    context.response().putHeader("WWW-Authenticate", ApiKeys.CHALLENGE + ", " + parameters);
  }

  private static void withoutKeys(RoutingContext context) {
    context.response().putHeader(HttpHeaders.RETRY_AFTER, "30");
    Answers.problem(
        context,
        ProblemDetails.of(
            "server.no-token-keys",
            "The keys of the authorization server cannot be had",
            503,
            "no access token is taken without them; ask again after the time in Retry-After"));
  }
}
