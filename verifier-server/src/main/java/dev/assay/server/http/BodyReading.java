package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.regex.Pattern;

/** Reads the body of a request, as far and as long as it may: SEC-62. */
final class BodyReading {

  /** SEC-62. The largest credential that anybody has shown us has a tenth of it. */
  static final int MAX_BYTES = 1 << 20;

  /** What nearly every request has; more is taken when it comes, not when it is announced. */
  private static final int USUAL_BYTES = 8 << 10;

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private BodyReading() {}

  /** A body of at most {@link #MAX_BYTES}. */
  static Future<Buffer> of(HttpServerRequest request, Vertx vertx, Duration patience) {
    return of(request, vertx, patience, MAX_BYTES);
  }

  /** The body, or a {@link Problem}. A body that is too large is not read on. */
  static Future<Buffer> of(
      HttpServerRequest request, Vertx vertx, Duration patience, int maxBytes) {
    Promise<Buffer> read = Promise.promise();
    if (announced(request) > maxBytes) {
      return Future.failedFuture(tooLarge(maxBytes));
    }
    long timer = vertx.setTimer(patience.toMillis(), id -> read.tryFail(tooSlow(patience)));
    Buffer body = Buffer.buffer(USUAL_BYTES);
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() > maxBytes) {
            request.pause();
            read.tryFail(tooLarge(maxBytes));
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.exceptionHandler(e -> read.tryFail(e));
    request.endHandler(end -> read.tryComplete(body));
    return read.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && LENGTH.matcher(length).matches() ? Long.parseLong(length) : 0;
  }

  private static Problem tooLarge(int maxBytes) {
    return new Problem(
        ProblemDetails.of(
            "request.too-large",
            "The request exceeds a limit",
            413,
            "the request must have at most " + maxBytes + " bytes"));
  }

  private static Problem tooSlow(Duration patience) {
    return new Problem(
        ProblemDetails.of(
            "request.timeout",
            "The request did not arrive in time",
            408,
            "the request must arrive within " + patience.toSeconds() + " seconds"));
  }
}
