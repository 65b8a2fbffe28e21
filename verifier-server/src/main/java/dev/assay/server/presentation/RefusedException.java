package dev.assay.server.presentation;

import dev.assay.json.ProblemDetails;

/** A call that is not taken, and why: RFC 9457. Has no stack trace. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ProblemDetails problem;

  /** Refuses for this reason. */
  RefusedException(ProblemDetails problem) {
    super(problem.type(), null, false, false);
    this.problem = problem;
  }

  /** The reason. */
  public ProblemDetails problem() {
    return problem;
  }
}
