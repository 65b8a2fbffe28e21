package dev.assay.server.http;

import dev.assay.jose.Json;
import dev.assay.json.ProblemDetails;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes answers. */
final class Answers {

  static final String JSON = "application/json";

  /** As long as an honest client takes to see the answer; who sends on for ever is cut off. */
  private static final long LINGER_MILLIS = 1_000;

  private Answers() {}

  /**
   * The bytes are written as they are: a copy of every result would cost more than its log line.
   */
  static void json(RoutingContext context, int status, byte[]... pieces) {
    send(context, status, JSON, BufferInternal.buffer(Unpooled.wrappedBuffer(pieces)));
  }

  static void json(RoutingContext context, int status, Map<String, Object> members) {
    json(context, status, Json.write(members).getBytes(StandardCharsets.UTF_8));
  }

  static void text(RoutingContext context, String mediaType, String body) {
    send(context, 200, mediaType, Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)));
  }

  static void problem(RoutingContext context, ProblemDetails problem) {
    byte[] body = problem.toJson().getBytes(StandardCharsets.UTF_8);
    HttpServerRequest request = context.request();
    boolean bodyFollows =
        !request.isEnded()
            && (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    if (bodyFollows) {
      // What is still to come is not read, so nothing else can follow on this connection.
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      context.addEndHandler(end -> closeWhenRead(context));
    }
    send(context, problem.status(), ProblemDetails.MEDIA_TYPE, Buffer.buffer(body));
  }

  /**
   * RFC 9112, 9.6: whoever still writes when a connection is closed loses the answer too, so what
   * comes is passed over for a while.
   */
  private static void closeWhenRead(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpConnection connection = request.connection();
    if (request.isEnded() || context.response().closed()) {
      connection.close();
      return;
    }
    long timer = context.vertx().setTimer(LINGER_MILLIS, late -> connection.close());
    connection.closeHandler(closed -> context.vertx().cancelTimer(timer));
    request.handler(passedOver -> {}).endHandler(read -> connection.close()).resume();
  }

  private static void send(RoutingContext context, int status, String mediaType, Buffer body) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(body);
  }
}
