package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.transaction.Handle;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts routes on a router, each path with its one method. */
final class Routes {

  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final MultiMap SECURE =
      HttpHeaders.headers()
          .add(HttpHeaders.CACHE_CONTROL, "no-store")
          .add("X-Content-Type-Options", "nosniff")
          .add("X-Frame-Options", "DENY")
          .add("Referrer-Policy", "no-referrer")
          .add(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                  + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'")
          .copy(false);

  private final Router router;
  private final Handler<RoutingContext> keys;

  Routes(Router router, Handler<RoutingContext> keys) {
    this.router = router;
    this.keys = keys;
  }

  /** What anybody who reaches the server may read. */
  void open(String path, String produces, Handler<RoutingContext> handler) {
    Handler<RoutingContext> negotiated = context -> negotiate(context, produces, handler);
    router.route(path).handler(context -> permitted(context, Allowed.GET, negotiated));
  }

  /** What takes a key, where keys are set. */
  void keyed(String path, Allowed allowed, Handler<RoutingContext> handler) {
    router.route(path).handler(context -> permitted(context, allowed, keys));
    router.route(path).handler(context -> negotiate(context, Answers.JSON, handler));
  }

  /** Everything else. */
  void notFound() {
    router
        .route()
        .handler(
            context ->
                Answers.problem(
                    context,
                    ProblemDetails.of(
                        "request.not-found",
                        "There is no such resource",
                        404,
                        "the resources of this server stand in /openapi.yaml")));
  }

  /** What wallets, and callers with keys of their own, use: the handler looks after the rest. */
  void free(String path, Allowed allowed, Handler<RoutingContext> handler) {
    router.route(path).handler(context -> permitted(context, allowed, handler));
  }

  /** The methods of a path. */
  enum Allowed {
    GET("GET, HEAD"),
    POST("POST"),
    GET_ONLY("GET"),
    GET_POST("GET, POST"),
    GET_DELETE("GET, DELETE");

    private final String names;
    private final Set<String> methods;

    Allowed(String names) {
      this.names = names;
      this.methods = Set.of(names.split(", "));
    }

    boolean permits(String method) {
      return methods.contains(method);
    }
  }

  private static void permitted(
      RoutingContext context, Allowed allowed, Handler<RoutingContext> next) {
    if (allowed.permits(context.request().method().name())) {
      next.handle(context);
      return;
    }
    context.response().putHeader(HttpHeaders.ALLOW, allowed.names);
    Answers.problem(
        context,
        ProblemDetails.of(
            "request.method",
            "The resource does not take this method",
            405,
            "the method must be " + allowed.names.replace(", ", " or ")));
  }

  private static void negotiate(
      RoutingContext context, String produces, Handler<RoutingContext> handler) {
    if (takes(context.request().getHeader(HttpHeaders.ACCEPT), produces)) {
      handler.handle(context);
      return;
    }
    Answers.problem(
        context,
        ProblemDetails.of(
            "request.not-acceptable",
            "The caller takes no media type that there is",
            406,
            "the header Accept must permit " + produces));
  }

  /** RFC 9110, 12.5.1, as far as one media type needs it. */
  private static boolean takes(@Nullable String accept, String produces) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    String whole = produces.substring(0, produces.indexOf('/')) + "/*";
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = range.split(";", -1);
      String type = parts[0].strip();
      boolean matches = type.equals("*/*") || type.equals(whole) || type.equals(produces);
      if (matches && !range.replace(" ", "").matches(".*;q=0(\\.0{0,3})?")) {
        return true;
      }
    }
    return false;
  }

  /** The handle in the path that the route gives a name; empty if there is none like ours. */
  static String handle(RoutingContext context, String name) {
    String text = Objects.requireNonNullElse(context.pathParam(name), "");
    return Handle.isOne(text) ? text : "";
  }

  /** On every answer: nothing is kept, framed, sniffed or told to others. */
  static void secure(RoutingContext context) {
    context.response().headers().addAll(SECURE);
    context.next();
  }
}
