package dev.assay.x509;

import static dev.assay.x509.X509Rule.BUDGET;

import dev.assay.check.Checks;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What one chain may cost: a sender may bring certificates that fit in many ways, or names and
 * constraints on names by the thousand.
 */
final class PathBudget {

  /**
   * Ten paths of the greatest length, each tried step by step and then as a whole. A federation
   * with cross certificates in both directions needs about a dozen; a hundred took some 40 ms on a
   * busy machine.
   */
  private static final int MAX_SIGNATURES = 100;

  /**
   * A hundred names below 500 constraints. Large authorities have some thirty constraints, and
   * signers a few names; the JDK took some 50 ms for 30,000 on a busy machine.
   */
  private static final long MAX_COMPARISONS = 50_000;

  private final Checks checks;
  private int signatures = MAX_SIGNATURES;

  PathBudget(Checks checks) {
    this.checks = checks;
  }

  /** Takes note of signatures that are about to be checked. */
  void spendSignatures(int number) {
    signatures -= number;
    checks.require(
        BUDGET,
        signatures >= 0,
        () -> "more than " + MAX_SIGNATURES + " signatures would be checked to find a path");
  }

  /** Refuses a path on which too many names would be held against too many constraints. */
  static void requireFewNames(CertificatePath path, Checks checks) {
    long comparisons = comparisons(path.certificates());
    checks.require(
        BUDGET,
        comparisons <= MAX_COMPARISONS,
        () ->
            comparisons
                + " names would be held against name constraints, at most "
                + MAX_COMPARISONS
                + " are");
  }

  /** Every constraint meets every name below it, and every constraint below it. */
  private static long comparisons(List<X509Certificate> leafFirst) {
    long comparisons = 0;
    long below = 0;
    for (X509Certificate certificate : leafFirst) {
      Extensions extensions = new Extensions(certificate);
      long constraints = extensions.nameConstraintCount();
      comparisons += constraints * below;
      below += constraints + extensions.subjectNameCount();
    }
    return comparisons;
  }
}
