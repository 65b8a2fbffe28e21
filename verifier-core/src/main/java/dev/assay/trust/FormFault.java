package dev.assay.trust;

import dev.assay.trust.TrustListFault.Problem;

/** One thing in a list is not as it should be. Reading goes on with the next entry. */
final class FormFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  FormFault(String path, String reason) {
    super(reason, null, false, false);
    this.problem = new Problem(path, reason);
  }

  Problem problem() {
    return problem;
  }
}
