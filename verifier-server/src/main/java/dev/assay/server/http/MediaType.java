package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the body of a request is said to be: RFC 9110, 8.3. */
final class MediaType {

  static final String FORM = "application/x-www-form-urlencoded";

  private MediaType() {}

  /** Whether the body is said to be of this type; if not, the request is answered. */
  static boolean require(RoutingContext context, String type) {
    boolean fits = is(context.request().getHeader(HttpHeaders.CONTENT_TYPE), type);
    if (!fits) {
      Answers.problem(
          context,
          ProblemDetails.of(
              "request.media-type",
              "The request has another media type",
              415,
              "the request must have the header Content-Type: " + type));
    }
    return fits;
  }

  private static boolean is(@Nullable String contentType, String type) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
  }
}
