package dev.assay.credential;

/** What the operator decided about the type metadata of an issuer's credentials. */
public enum TypeMetadataUse {
  /** Checked where the documents of the decision contain it, not fetched. */
  IF_SUPPLIED("if-supplied"),
  /** Needed: without it there is no decision. */
  REQUIRED("required");

  private final String code;

  TypeMetadataUse(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
