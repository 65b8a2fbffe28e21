package dev.assay.bundle;

/** A bundle cannot be used. It says which file, which rule, and what would be right. */
public final class BundleFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final BundleRule rule;
  private final String source;
  private final String reason;

  BundleFault(BundleRule rule, String source, String reason) {
    super(source + ": " + reason, null, false, false);
    this.rule = rule;
    this.source = source;
    this.reason = reason;
  }

  /** What was demanded. */
  public BundleRule rule() {
    return rule;
  }

  /** The file that the bundle came from. */
  public String source() {
    return source;
  }

  /** What is wrong, and what would be right. */
  public String reason() {
    return reason;
  }
}
