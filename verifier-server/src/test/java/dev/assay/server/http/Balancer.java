package dev.assay.server.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simple balancer: each request goes to the next server, and to the one after if that one does
 * not answer, as often as there is a server that might.
 */
final class Balancer implements Endpoint {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<ServerUnderTest> servers;
  private final AtomicInteger next = new AtomicInteger();

  Balancer(List<ServerUnderTest> servers) {
    this.servers = List.copyOf(servers);
  }

  @Override
  public HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://balancer.example" + path));
  }

  @Override
  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpRequest asked = request.build();
    String path = TestHolder.path(asked.uri());
    long end = System.nanoTime() + PATIENCE.toNanos();
    IOException last = new IOException("nobody was asked");
    while (System.nanoTime() < end) {
      ServerUnderTest server = servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
      try {
        HttpResponse<String> response =
            client.send(
                HttpRequest.newBuilder(asked, (name, value) -> true)
                    .uri(URI.create("http://127.0.0.1:" + server.port() + path))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() < 500) {
          return response;
        }
        last = new IOException("status " + response.statusCode());
      } catch (IOException e) {
        last = e;
      }
      Thread.sleep(10);
    }
    throw last;
  }

  HttpClient client() {
    return client;
  }
}
