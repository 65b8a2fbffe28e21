package dev.assay.bundle;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import java.time.Instant;

/**
 * What the operator chose to make of a bundle's age. A fresh one is always accepted.
 *
 * @param stale of one past its next update, within its grace
 * @param tooOld of one past its grace
 */
public record FreshnessPolicy(BundleUse stale, BundleUse tooOld) {

  /** A stale bundle is accepted, one that is too old leaves every acceptance undetermined. */
  public static final FreshnessPolicy DEFAULT =
      new FreshnessPolicy(BundleUse.ACCEPT, BundleUse.UNDETERMINED);

  /** What is made of a bundle of this grade. */
  public BundleUse useOf(Grade grade) {
    return switch (grade) {
      case FRESH -> BundleUse.ACCEPT;
      case STALE -> stale;
      case TOO_OLD -> tooOld;
    };
  }

  /**
   * Leaves the rows of a decision that is made from a bundle: {@link BundleRule#ISSUED} and {@link
   * BundleRule#FRESH}.
   *
   * @param freshness at the instant of the decision, or now, whichever is later
   * @param at the instant of the decision, or now, whichever is earlier
   */
  public void check(BundleFreshness freshness, Instant at, Checks checks) {
    if (freshness.issuedBy(at)) {
      checks.pass(BundleRule.ISSUED, "");
    } else {
      checks.undetermined(
          BundleRule.ISSUED, "the bundle was issued " + freshness.issued() + ", after " + at);
    }
    String detail = detail(freshness);
    switch (useOf(freshness.grade())) {
      case ACCEPT -> checks.pass(BundleRule.FRESH, detail);
      case UNDETERMINED -> checks.undetermined(BundleRule.FRESH, detail);
      case REFUSE -> checks.fail(BundleRule.FRESH, detail);
    }
  }

  /** The same for all decisions of one grade, so that rows can be kept as they were written. */
  private String detail(BundleFreshness freshness) {
    String text =
        "bundle "
            + Shown.of(freshness.bundle().text())
            + " is "
            + freshness.grade().code()
            + ": issued "
            + freshness.issued()
            + ", next update "
            + freshness.nextUpdate();
    return freshness.grade() == Grade.FRESH
        ? text
        : text + "; the operator chose " + useOf(freshness.grade()).code();
  }
}
