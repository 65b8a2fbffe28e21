package dev.assay.server.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Where requests go: to one server, or to several behind a balancer. */
interface Endpoint {

  /** A request for a path. */
  HttpRequest.Builder at(String path);

  /** The answer to a request. */
  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException;
}
