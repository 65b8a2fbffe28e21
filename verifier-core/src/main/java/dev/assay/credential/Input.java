package dev.assay.credential;

/**
 * What somebody sent, as text: a compact or JSON serialization, or the base64url of a binary one.
 *
 * @param text the characters received; never trimmed, never normalised
 */
public record Input(String text) {

  /** Does not show the text: it is personal data. */
  @Override
  public String toString() {
    return "Input[" + text.length() + " characters]";
  }
}
