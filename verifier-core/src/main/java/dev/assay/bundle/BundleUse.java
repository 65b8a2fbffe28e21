package dev.assay.bundle;

/** What an operator makes of a bundle that is not fresh. */
public enum BundleUse {
  /** Decisions are made from it as if it were fresh; each says how old it is. */
  ACCEPT("accept"),
  /** It may reject, and no more: what it would accept is undetermined. */
  UNDETERMINED("undetermined"),
  /** It is not put in force, and if it is in force already, everything is rejected. */
  REFUSE("refuse");

  private final String code;

  BundleUse(String code) {
    this.code = code;
  }

  /** The name used in configuration, such as {@code accept}. */
  public String code() {
    return code;
  }
}
