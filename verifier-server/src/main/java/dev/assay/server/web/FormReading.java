package dev.assay.server.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a form of at most 1 MiB in memory. An uploaded file never touches a disk. */
final class FormReading {

  /** The limit of the API, and room for the other fields. */
  private static final int MAX_BYTES = (1 << 20) + (16 << 10);

  private final HttpServerRequest request;
  private final Buffer upload = Buffer.buffer();
  private final Promise<Fields> fields = Promise.promise();
  private int received;

  private FormReading(HttpServerRequest request) {
    this.request = request;
  }

  /** What was filled in, and the sample that was chosen. */
  record Fields(CheckForm form, String sample) {}

  /** Reads; fails if there is too much, or the caller goes away. */
  static Future<Fields> of(HttpServerRequest request) {
    return new FormReading(request).read();
  }

  private Future<Fields> read() {
    String length = request.getHeader("Content-Length");
    if (length != null && !isSmall(length)) {
      return Future.failedFuture(new IOException("too large"));
    }
    request.setExpectMultipart(true);
    request.uploadHandler(this::receive);
    request.exceptionHandler(fields::tryFail);
    request.endHandler(end -> fields.tryComplete(new Fields(form(), field("sample"))));
    request.resume();
    return fields.future();
  }

  /** Of at most seven digits, so that it can be read as a number. */
  private static boolean isSmall(String length) {
    return length.matches("[0-9]{1,7}") && Integer.parseInt(length) <= MAX_BYTES;
  }

  private void receive(HttpServerFileUpload file) {
    file.handler(
        chunk -> {
          received += chunk.length();
          if (received > MAX_BYTES) {
            fields.tryFail(new IOException("too large"));
          } else {
            upload.appendBuffer(chunk);
          }
        });
  }

  private CheckForm form() {
    String pasted = field("credential");
    String text = pasted.isEmpty() ? upload.toString(StandardCharsets.UTF_8).strip() : pasted;
    return new CheckForm(text, field("nonce"), field("audience"), field("at"));
  }

  private String field(String name) {
    String value = request.getFormAttribute(name);
    return value == null ? "" : value.strip();
  }
}
