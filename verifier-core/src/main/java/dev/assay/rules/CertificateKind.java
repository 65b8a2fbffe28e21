package dev.assay.rules;

/** What a health certificate attests. Rules of the type {@code General} bind every kind. */
public enum CertificateKind {
  /** A test. */
  TEST("Test"),
  /** A vaccination. */
  VACCINATION("Vaccination"),
  /** A recovery. */
  RECOVERY("Recovery");

  private final String code;

  CertificateKind(String code) {
    this.code = code;
  }

  /** The name that rules use. */
  public String code() {
    return code;
  }
}
