package dev.assay;

import java.util.Locale;

/** The answer in one word, from best to worst. */
public enum Verdict {
  /** Every rule passed: the claims may be relied on. */
  ACCEPTED,
  /** Evidence is missing: neither yes nor no. */
  UNDETERMINED,
  /** At least one rule failed. */
  REJECTED;

  /** The name used in results. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
