package dev.assay.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Whoever listens to server-sent events, and reads them while they come. */
final class TestEvents implements AutoCloseable {

  /** What comes after the last event. */
  static final String END = "the end";

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private TestEvents(HttpResponse<InputStream> response) {
    this.response = response;
  }

  static TestEvents listen(Api api, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    TestEvents events =
        new TestEvents(
            api.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    Thread reader = new Thread(events::read, "reads events");
    reader.setDaemon(true);
    reader.start();
    return events;
  }

  int statusCode() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The next state, or {@link #END}; waits for it. */
  String next() throws InterruptedException {
    String next = heard.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was heard");
    }
    return next;
  }

  private void read() {
    String prefix = "data: {\"state\":\"";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.startsWith(prefix))
          .forEach(line -> heard.add(line.substring(prefix.length(), line.length() - 2)));
    } catch (IOException | UncheckedIOException e) {
      // It was closed here.
    }
    heard.add(END);
  }

  /** Goes away. */
  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
