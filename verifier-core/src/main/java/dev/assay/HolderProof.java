package dev.assay;

import dev.assay.credential.HolderBinding;

/** What was found out about the holder, from best to worst. */
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

  /** What is known as long as nobody has proved anything. */
  static HolderProof of(HolderBinding expected) {
    return expected instanceof HolderBinding.NotRequired ? NOT_REQUIRED : FAILED;
  }

  /** The name used in results. */
  public String code() {
    return code;
  }
}
