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

  /**
   * Whether the key usage is one for signing this. Lists may be signed with a key for
   * nonRepudiation alone, as ISO/IEC 18013-5, B.1.5, wants it.
   */
  boolean permits(Extensions extensions) {
    return extensions.permitDigitalSignature()
        || (this == LIST_SIGNER && extensions.permitNonRepudiation());
  }

  /** What the key usage has to be, for people. */
  String usage() {
    return this == LIST_SIGNER ? "digitalSignature or nonRepudiation" : "digitalSignature";
  }

  /** What is signed, for people. */
  String signs() {
    return signs;
  }
}
