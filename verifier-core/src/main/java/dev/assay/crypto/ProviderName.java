package dev.assay.crypto;

/** Where the arithmetic comes from, in the order of preference: the fastest first. */
public enum ProviderName {
  /** Native code (AWS-LC). Optional, and absent where its library does not load. */
  CORRETTO("Amazon Corretto Crypto Provider"),
  /** Pure Java, half as fast, ten times as fast as the JDK on curves. */
  BOUNCY_CASTLE("Bouncy Castle"),
  /** The JDK's own. */
  JDK("JDK");

  private final String title;

  ProviderName(String title) {
    this.title = title;
  }

  /** What people call it. */
  public String title() {
    return title;
  }
}
