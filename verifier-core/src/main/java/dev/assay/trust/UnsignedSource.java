package dev.assay.trust;

import java.util.Locale;

/**
 * Why an operator takes a list without a signature that was checked. Each is weaker than a pinned
 * signer, and the list that is made says which it was.
 */
public enum UnsignedSource {
  /** Somebody has compared it with what its publisher says. */
  REVIEWED("no signature was checked; the operator has reviewed it"),
  /** Nothing but where it was fetched from. */
  TRANSPORT("no signature was checked, and nobody reviewed it; only where it was fetched from");

  private final String text;

  UnsignedSource(String text) {
    this.text = text;
  }

  /** The name used on the command line. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the provenance of the list says of it. */
  String text() {
    return text;
  }
}
