package dev.assay.server.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the form of the page for codes, in memory. What is too large is let go at once and read to
 * its end all the same, within reason: a browser that is cut off while it sends shows no answer.
 */
final class ScanFormReading {

  private static final int MAX_DRAINED_BYTES = 10 * ScanForm.MAX_BYTES;

  /** For ten megabytes by a slow telephone. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpServerRequest request;
  private final List<Buffer> pictures = new ArrayList<>();
  private final Promise<ScanForm> form = Promise.promise();
  private long received;

  private ScanFormReading(HttpServerRequest request) {
    this.request = request;
  }

  /** Reads; fails with {@link IOException} if there is too much, or it comes too slowly. */
  static Future<ScanForm> of(RoutingContext context) {
    ScanFormReading reading = new ScanFormReading(context.request());
    long timer =
        context
            .vertx()
            .setTimer(PATIENCE.toMillis(), id -> reading.form.tryFail(new IOException("too slow")));
    return reading.read().onComplete(done -> context.vertx().cancelTimer(timer));
  }

  private Future<ScanForm> read() {
    String length = request.getHeader("Content-Length");
    if (length != null && !length.matches("[0-9]{1,8}")) {
      return Future.failedFuture(tooLarge());
    }
    request.setExpectMultipart(true);
    request.uploadHandler(this::receive);
    request.exceptionHandler(form::tryFail);
    request.endHandler(end -> complete());
    request.resume();
    return form.future();
  }

  private void receive(HttpServerFileUpload file) {
    Buffer picture = Buffer.buffer();
    pictures.add(picture);
    file.handler(
        chunk -> {
          received += chunk.length();
          if (received <= ScanForm.MAX_BYTES) {
            picture.appendBuffer(chunk);
          } else if (received > MAX_DRAINED_BYTES) {
            form.tryFail(tooLarge());
          }
        });
  }

  private void complete() {
    if (received > ScanForm.MAX_BYTES) {
      form.tryFail(tooLarge());
      return;
    }
    // A field in which no file was chosen comes as an empty one.
    pictures.removeIf(picture -> picture.length() == 0);
    form.tryComplete(new ScanForm(field("scanned"), field("text"), pictures));
  }

  private String field(String name) {
    String value = request.getFormAttribute(name);
    return value == null ? "" : value.strip();
  }

  private static IOException tooLarge() {
    return new IOException("too large");
  }
}
