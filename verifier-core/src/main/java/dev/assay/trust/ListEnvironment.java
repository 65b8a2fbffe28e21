package dev.assay.trust;

import java.util.Locale;

/** What a trust list is for. Lists of both kinds are never in force together. */
public enum ListEnvironment {
  /** For decisions about real people; what a list is for that does not say. */
  LIVE,
  /** For tests: nobody vouches for what its issuers sign. */
  TEST;

  /** The name used in trust lists. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
