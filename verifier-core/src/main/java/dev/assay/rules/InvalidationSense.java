package dev.assay.rules;

/**
 * What an invalidation rule says when it is true. What was published disagrees: the applications
 * for phones take true for a pass, as of an acceptance rule, and the library {@code
 * dcc-business-rules-utils} takes it for an invalidation. So a list that has such rules has to say
 * it.
 */
public enum InvalidationSense {
  /** True: the certificate passes. */
  TRUE_PASSES("true-passes"),
  /** True: the certificate is invalidated. */
  TRUE_INVALIDATES("true-invalidates");

  private final String code;

  InvalidationSense(String code) {
    this.code = code;
  }

  /** The name that lists use. */
  public String code() {
    return code;
  }
}
