package dev.assay.server.http;

import dev.assay.json.ProblemDetails;

/** A request that is answered by problem details: RFC 9457. Has no stack trace. */
final class Problem extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ProblemDetails details;

  Problem(ProblemDetails details) {
    super(details.type(), null, false, false);
    this.details = details;
  }

  ProblemDetails details() {
    return details;
  }
}
