package dev.assay.form;

/** One thing in a file of our own formats is not as it should be. */
public final class FormFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String reason;

  /**
   * A fault.
   *
   * @param path the place, as a JSON pointer (RFC 6901); empty for the whole file
   * @param reason what was found and what would be right
   */
  public FormFault(String path, String reason) {
    super(reason, null, false, false);
    this.path = path;
    this.reason = reason;
  }

  /** The place, as a JSON pointer; empty for the whole file. */
  public String path() {
    return path;
  }

  /** What was found there, and what would be right. */
  public String reason() {
    return reason;
  }

  /** Place and reason, as people are told. */
  public String text() {
    return path.isEmpty() ? reason : path + ": " + reason;
  }
}
