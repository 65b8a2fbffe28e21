package dev.assay.server.callback;

import dev.assay.jose.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent: nothing about anybody, and no verdict. The service fetches the result with its key.
 *
 * @param id the same at each attempt, so that a receiver drops what it has seen
 * @param event what happened
 * @param request the id of the presentation request
 * @param at when it happened, in whole milliseconds
 */
record CallbackMessage(String id, CallbackEvent event, String request, Instant at) {

  static final String CONTENT_TYPE = "application/json";

  /** The body: {@code {"id": …, "event": …, "request": …, "at": …}}. */
  byte[] json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("event", event.code());
    members.put("request", request);
    members.put("at", at.toString());
    return Json.write(members).getBytes(StandardCharsets.UTF_8);
  }

  /** The id of a request is for its service alone. */
  @Override
  public String toString() {
    return "CallbackMessage[" + event.code() + "]";
  }
}
