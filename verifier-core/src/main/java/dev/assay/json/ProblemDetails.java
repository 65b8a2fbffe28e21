package dev.assay.json;

import dev.assay.jose.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with a request, for whoever sent it: RFC 9457.
 *
 * @param type a URN that names the kind of problem, such as {@code
 *     urn:assay:problem:request.unknown-member}; it never changes
 * @param title the kind of problem as a short sentence, the same each time
 * @param status the HTTP status
 * @param detail this occurrence, and what would be right
 * @param pointer the place in the request, as a JSON pointer (RFC 6901); absent if there is none
 */
public record ProblemDetails(
    String type, String title, int status, String detail, Optional<String> pointer) {

  /** The media type of {@link #toJson}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String URN = "urn:assay:problem:";

  /**
   * A problem without a place.
   *
   * @param code the kind of problem, such as {@code server.busy}
   */
  public static ProblemDetails of(String code, String title, int status, String detail) {
    return new ProblemDetails(URN + code, title, status, detail, Optional.empty());
  }

  /** The same problem, at a place in the request; an empty pointer stands for no place. */
  public ProblemDetails at(String pointer) {
    Optional<String> place = Optional.of(pointer).filter(text -> !text.isEmpty());
    return new ProblemDetails(type, title, status, detail, place);
  }

  /** The members in the order of the RFC. */
  public Map<String, Object> toMap() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    pointer.ifPresent(place -> members.put("pointer", place));
    return members;
  }

  /** The problem as JSON. */
  public String toJson() {
    return Json.write(toMap());
  }
}
