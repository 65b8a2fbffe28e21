package dev.assay.credential;

/**
 * What an anchor is trusted for. An anchor that is listed for one role is never used for another.
 */
public enum Role {
  /** Signing credentials. */
  ISSUANCE("issuance"),
  /** Signing status lists. */
  STATUS("status"),
  /** Signing trust lists. */
  LIST_SIGNING("list-signing");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
