package dev.assay.document;

/** Why a document could not be had. */
public enum FetchFault {
  /** The address is not one that may be asked: scheme, host, port or network. */
  BLOCKED("fetch.blocked"),
  /** The publisher could not be reached or did not answer with the document. */
  FAILED("fetch.failed"),
  /** The publisher took too long. */
  TIMEOUT("fetch.timeout"),
  /** The answer is bigger than its kind may be. */
  TOO_LARGE("fetch.too_large"),
  /** The answer is not of the kind that was asked for. */
  BAD_CONTENT_TYPE("fetch.bad_content_type"),
  /** The publisher points elsewhere. */
  REDIRECT_REFUSED("fetch.redirect_refused"),
  /** Nothing is fetched in this run, and the document was not supplied. */
  OFFLINE("fetch.offline");

  private final String code;

  FetchFault(String code) {
    this.code = code;
  }

  /** The stable text of this fault. */
  public String code() {
    return code;
  }
}
