package dev.assay.server.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A browser, as far as cookies and redirects go. It finds the server under test by its public
 * address too.
 */
final class CookieBrowser {

  private static final int MOST_REDIRECTS = 5;

  private final Api api;

  private final Map<String, Kept> cookies = new LinkedHashMap<>();

  /**
   * A cookie.
   *
   * @param addresses the beginning of those that it is for
   * @param pair its name and its value
   */
  private record Kept(String addresses, String pair) {}

  CookieBrowser(Api api) {
    this.api = api;
  }

  /** The page at an address, wherever it sends the browser. */
  HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return send(address, HttpRequest.newBuilder());
  }

  /** Where a form without fields leads. */
  URI post(URI address) throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(address, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()));
    return next(address, response)
        .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
  }

  /** The page where redirects end. */
  HttpResponse<String> follow(URI address) throws IOException, InterruptedException {
    URI at = address;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      HttpResponse<String> response = get(at);
      Optional<URI> next = next(at, response);
      if (next.isEmpty()) {
        return response;
      }
      at = next.get();
    }
    throw new AssertionError("no end of redirects");
  }

  private static Optional<URI> next(URI address, HttpResponse<String> response) {
    return response.headers().firstValue("Location").map(address::resolve);
  }

  private HttpResponse<String> send(URI address, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    String sent =
        cookies.values().stream()
            .filter(cookie -> address.toString().startsWith(cookie.addresses()))
            .map(Kept::pair)
            .collect(Collectors.joining("; "));
    if (!sent.isEmpty()) {
      request.header("Cookie", sent);
    }
    HttpResponse<String> response = api.send(request.uri(reachable(address)));
    response.headers().allValues("Set-Cookie").forEach(cookie -> keep(address, cookie));
    return response;
  }

  private URI reachable(URI address) {
    return address.toString().startsWith(PresentationSetting.PUBLIC_URL)
        ? URI.create("http://127.0.0.1:" + api.port() + TestHolder.path(address))
        : address;
  }

  private void keep(URI address, String cookie) {
    String[] parts = cookie.split("; ", -1);
    for (String part : parts) {
      if (part.startsWith("Path=")) {
        String addresses = address.resolve(part.substring("Path=".length())).toString();
        cookies.put(parts[0].substring(0, parts[0].indexOf('=')), new Kept(addresses, parts[0]));
      }
    }
  }
}
