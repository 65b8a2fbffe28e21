package dev.assay.x509;

/** What a certificate is asked to sign. Which extended key usage that takes is configuration. */
public enum CertificateProfile {
  /** Credentials. */
  CREDENTIAL_SIGNER("credentials"),
  /** Status lists. Token Status List draft-20, 10. */
  STATUS_SIGNER("status lists"),
  /** Trust lists. */
  LIST_SIGNER("trust lists");

  private final String signs;

  CertificateProfile(String signs) {
    this.signs = signs;
  }

  /** What is signed, for people. */
  String signs() {
    return signs;
  }
}
