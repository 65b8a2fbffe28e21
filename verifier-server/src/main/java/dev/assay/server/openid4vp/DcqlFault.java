package dev.assay.server.openid4vp;

/**
 * A query that is not valid. It says which rule it breaks, where, and what would be right; it
 * repeats no value of the query, and has no stack trace.
 */
public final class DcqlFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final DcqlRule rule;
  private final String path;
  private final String reason;

  DcqlFault(DcqlRule rule, String path, String reason) {
    super((path.isEmpty() ? "the query" : path) + " " + reason, null, false, false);
    this.rule = rule;
    this.path = path;
    this.reason = reason;
  }

  /** The rule that the query breaks. */
  public DcqlRule rule() {
    return rule;
  }

  /** Where, as a JSON pointer (RFC 6901); empty for the query as a whole. */
  public String path() {
    return path;
  }

  /** What would be right, as the end of a sentence that begins with the place. */
  public String reason() {
    return reason;
  }
}
