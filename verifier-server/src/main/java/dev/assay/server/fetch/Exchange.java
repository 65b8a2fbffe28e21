package dev.assay.server.fetch;

import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.FetchFault;
import dev.assay.document.Finding;
import dev.assay.server.fetch.HostGate.Ending;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One answer, read as far as it is permitted to be: SEC-05 to SEC-07. */
final class Exchange {

  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[ ,])max-age=([0-9]{1,9})(?:$|[ ,])");

  private final DocumentRequest wanted;
  private final InstantSource clock;
  private final CompletableFuture<Download> done = new CompletableFuture<>();

  /** Grows with what has come, never with what was announced: SEC-58. */
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private volatile Ending ending = Ending.SILENT;
  private volatile Optional<HttpClientRequest> request = Optional.empty();

  Exchange(DocumentRequest wanted, InstantSource clock) {
    this.wanted = wanted;
    this.clock = clock;
  }

  CompletableFuture<Download> done() {
    return done;
  }

  Ending ending() {
    return ending;
  }

  /** The request that was made; abandoned if this exchange ended meanwhile. */
  void begun(HttpClientRequest made) {
    request = Optional.of(made);
    if (done.isDone()) {
      made.reset();
    }
  }

  void fail(FetchFault fault, String reason) {
    fail(new Refusal(fault, reason));
  }

  void fail(Refusal refusal) {
    if (done.complete(Download.failed(refusal))) {
      request.ifPresent(HttpClientRequest::reset);
    }
  }

  void read(HttpClientResponse response) {
    ending = response.statusCode() < 500 ? Ending.ANSWERED : Ending.SILENT;
    response.exceptionHandler(e -> fail(FetchFault.FAILED, "the connection broke"));
    try {
      requireDocument(response);
    } catch (Refusal e) {
      fail(e);
      return;
    }
    response.handler(this::take);
    response.endHandler(end -> finish(response));
  }

  private void requireDocument(HttpClientResponse response) throws Refusal {
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      throw new Refusal(FetchFault.REDIRECT_REFUSED, "the answer is a redirection");
    }
    if (status != 200) {
      throw new Refusal(FetchFault.FAILED, "the answer has status " + status);
    }
    String coding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw new Refusal(FetchFault.BAD_CONTENT_TYPE, "the answer has a content encoding");
    }
    if (!wanted.kind().mediaTypes().contains(mediaType(response))) {
      throw new Refusal(
          FetchFault.BAD_CONTENT_TYPE,
          "the answer is not " + String.join(" or ", wanted.kind().mediaTypes()));
    }
    if (announced(response) > wanted.kind().maxBytes()) {
      throw tooLarge(wanted.kind());
    }
  }

  private void take(Buffer chunk) {
    if (done.isDone()) {
      return;
    }
    if (body.size() + chunk.length() > wanted.kind().maxBytes()) {
      fail(tooLarge(wanted.kind()));
      return;
    }
    body.writeBytes(chunk.getBytes());
  }

  private void finish(HttpClientResponse response) {
    Instant now = clock.instant();
    Document document = Document.of(wanted.uri(), mediaType(response), body.toByteArray(), now);
    done.complete(new Download(new Finding.Found(document), maxAge(response)));
  }

  private static Refusal tooLarge(DocumentKind kind) {
    return new Refusal(
        FetchFault.TOO_LARGE, "the answer is larger than " + kind.maxBytes() + " bytes");
  }

  private static String mediaType(HttpClientResponse response) {
    String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static long announced(HttpClientResponse response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  private static Optional<Duration> maxAge(HttpClientResponse response) {
    String control = response.getHeader(HttpHeaders.CACHE_CONTROL);
    if (control == null) {
      return Optional.empty();
    }
    String directives = control.toLowerCase(Locale.ROOT);
    if (directives.contains("no-store") || directives.contains("no-cache")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher found = MAX_AGE.matcher(directives);
    return found.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(found.group(1))))
        : Optional.empty();
  }
}
