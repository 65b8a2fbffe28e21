package dev.assay.server.config;

/** The configuration cannot be used. It names the key, the value found, and what would be right. */
public final class ConfigFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * A fault.
   *
   * @param key the key, such as {@code fetch.staleFor}
   * @param found the value, as far as it may be shown
   * @param wanted what would be right, as the end of a sentence that begins with the key
   */
  public ConfigFault(String key, String found, String wanted) {
    super(key + " is " + found + ": it " + wanted, null, false, false);
    this.key = key;
  }

  /** The key that is wrong. */
  public String key() {
    return key;
  }
}
