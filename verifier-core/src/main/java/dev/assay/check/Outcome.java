package dev.assay.check;

import java.util.Locale;

/**
 * What came of one rule, from best to worst. A rule that is tried twice keeps the worse outcome.
 *
 * <p>Only {@link #NOT_APPLICABLE} and {@link #PASSED} let a credential be accepted: a rule that was
 * bound and never tried is {@link #NOT_RUN}, which is no yes.
 */
public enum Outcome {
  /** The rule binds something that this credential, or this request, does not have. */
  NOT_APPLICABLE,
  /** The rule was tried and holds. */
  PASSED,
  /** The rule was bound and not tried, most often because an earlier one failed. */
  NOT_RUN,
  /** The evidence that the rule needs could not be had. */
  UNDETERMINED,
  /** The rule was tried and does not hold. */
  FAILED;

  /** The name used in results, such as {@code not_run}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a credential can be accepted with this outcome in its report. */
  public boolean permitsAcceptance() {
    return compareTo(PASSED) <= 0;
  }

  Outcome worse(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
