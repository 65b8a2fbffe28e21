package dev.assay.server.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The site of a service, as far as residents come back to it. */
final class ReturnSite implements AutoCloseable {

  private static final byte[] PAGE =
      "<!DOCTYPE html><html lang=\"en\"><title>Welcome back</title><h1>Welcome back</h1></html>"
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  private ReturnSite(HttpServer server) {
    this.server = server;
  }

  static ReturnSite start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/done",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, PAGE.length);
          exchange.getResponseBody().write(PAGE);
          exchange.close();
        });
    server.start();
    return new ReturnSite(server);
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/done";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
