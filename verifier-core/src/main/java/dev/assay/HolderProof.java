package dev.assay;

/** What was found out about the holder. */
public enum HolderProof {
  /** The holder proved to have the key that the credential is bound to, for this transaction. */
  PROVED("proved"),
  /** No proof was asked for: whoever presented the credential need not be its subject. */
  NOT_REQUIRED("not-required"),
  /** A proof was asked for and did not succeed. */
  FAILED("failed");

  private final String code;

  HolderProof(String code) {
    this.code = code;
  }

  /** The name used in results. */
  public String code() {
    return code;
  }
}
