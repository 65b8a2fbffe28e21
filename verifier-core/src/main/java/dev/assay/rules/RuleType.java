package dev.assay.rules;

/** Whose rule it is. */
public enum RuleType {
  /** A rule of the country of arrival: what it accepts. */
  ACCEPTANCE("Acceptance"),
  /** A rule of the issuing country: what it no longer stands by. */
  INVALIDATION("Invalidation");

  private final String code;

  RuleType(String code) {
    this.code = code;
  }

  /** The name that rules use. */
  public String code() {
    return code;
  }
}
