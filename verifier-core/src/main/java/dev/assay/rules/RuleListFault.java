package dev.assay.rules;

/** A rule list cannot be used. It says which list, where in it, and what would be right. */
public final class RuleListFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final RuleListRule rule;
  private final String source;
  private final String path;
  private final String reason;

  RuleListFault(RuleListRule rule, String source, String path, String reason) {
    super(source + ": " + (path.isEmpty() ? "" : path + ": ") + reason, null, false, false);
    this.rule = rule;
    this.source = source;
    this.path = path;
    this.reason = reason;
  }

  /** What was demanded. */
  public RuleListRule rule() {
    return rule;
  }

  /** The file or address that the list came from. */
  public String source() {
    return source;
  }

  /** The place that is wrong, as a JSON pointer (RFC 6901); empty for the whole list. */
  public String path() {
    return path;
  }

  /** What is wrong there, and what would be right. */
  public String reason() {
    return reason;
  }
}
