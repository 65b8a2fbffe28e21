package dev.assay.credential;

import java.util.Comparator;
import java.util.List;

/** What was found out about the status of a credential. */
public enum StatusOutcome {
  /** The issuer's list says that it is valid. */
  VALID("valid"),
  /** The issuer took it back. */
  REVOKED("revoked"),
  /** The issuer put it on hold. */
  SUSPENDED("suspended"),
  /** It has no status. */
  NONE("none"),
  /** It has a status, and nobody knows which. */
  UNKNOWN("unknown");

  /** From best to worst; what nobody knows is better than what is known to be bad. */
  public static final Comparator<StatusOutcome> WORST_LAST =
      Comparator.comparing(List.of(VALID, NONE, UNKNOWN, SUSPENDED, REVOKED)::indexOf);

  private final String code;

  StatusOutcome(String code) {
    this.code = code;
  }

  /** The name used in results. */
  public String code() {
    return code;
  }
}
