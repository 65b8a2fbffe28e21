package dev.assay.server.web;

import dev.assay.VerificationResult;
import dev.assay.json.ProblemDetails;
import io.vertx.core.Future;
import java.util.Map;

/** The same decision that the API gives. */
@FunctionalInterface
public interface Verifications {

  /**
   * Decides.
   *
   * @param request a request of the API, as JSON values
   * @return the result; fails with {@link Refused} if the request could not be taken
   */
  Future<VerificationResult> verify(Map<String, Object> request);

  /** A request that was not decided, and why. */
  final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails problem;

    /** A refusal for this reason. */
    public Refused(ProblemDetails problem) {
      super(problem.title(), null, false, false);
      this.problem = problem;
    }

    /** The reason. */
    public ProblemDetails problem() {
      return problem;
    }
  }
}
