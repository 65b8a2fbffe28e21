package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads forms that wallets post: URL Standard, 5.1. */
final class FormBody {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Wallets send four at most. */
  private static final int MAX_PARAMETERS = 64;

  private FormBody() {}

  /** The names with all their values, or a {@link Problem}. */
  static Future<Map<String, List<String>>> read(RoutingContext context, int maxBytes) {
    return BodyReading.of(context.request(), context.vertx(), PATIENCE, maxBytes)
        .compose(FormBody::decode);
  }

  private static Future<Map<String, List<String>>> decode(Buffer body) {
    try {
      // Netty reads queries, which end at a number sign; forms do not.
      String text = body.toString(StandardCharsets.UTF_8).replace("#", "%23");
      if (ampersands(text) >= MAX_PARAMETERS) {
        return Future.failedFuture(malformed("there must be at most 64 parameters"));
      }
      return Future.succeededFuture(
          new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true)
              .parameters());
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(malformed("every % must be followed by two hex digits"));
    }
  }

  private static int ampersands(String text) {
    int count = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      count++;
    }
    return count;
  }

  private static Problem malformed(String detail) {
    return new Problem(
        ProblemDetails.of("request.not-a-form", "The request is not a form", 400, detail));
  }
}
