package dev.assay.credential;

/** Whether responders are asked about the revocation of certificates (OCSP, RFC 6960). */
public enum OcspUse {
  /**
   * Nobody is asked: a responder would learn which signer's credentials are being verified. An
   * answer that comes with the request is taken.
   */
  IF_SUPPLIED("if-supplied"),
  /** A responder on a permitted host is asked where no revocation list answers. */
  ASK("ask");

  private final String code;

  OcspUse(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
