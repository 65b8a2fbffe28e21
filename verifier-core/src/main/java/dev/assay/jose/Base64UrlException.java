package dev.assay.jose;

/** A text that is not base64url as JOSE writes it. It has no stack trace and repeats no input. */
public final class Base64UrlException extends Exception {

  private static final long serialVersionUID = 1L;

  Base64UrlException(String detail) {
    super(detail, null, false, false);
  }
}
