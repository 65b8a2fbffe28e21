package dev.assay.x509;

/** Why bytes or text are not a certificate. It carries nothing of the input. */
public final class CertificateFault extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** Longer than any certificate in use. */
    TOO_LARGE("is longer than 16 KiB"),
    /** Not base64 as RFC 4648, 4 writes it: padded, without line breaks. */
    BASE64("is not base64"),
    /** Not one block between BEGIN CERTIFICATE and END CERTIFICATE. */
    PEM("is not one PEM block of a certificate"),
    /** Not an X.509 certificate in DER. */
    DER("is not an X.509 certificate in DER"),
    /** A certificate, and something behind it. */
    TRAILING_DATA("has something behind the certificate");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason as the end of a sentence that begins with what was read. */
    public String text() {
      return text;
    }
  }

  private final Reason reason;

  CertificateFault(Reason reason) {
    super(reason.text, null, false, false);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
