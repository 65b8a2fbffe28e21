package dev.assay.credential;

import java.util.List;

/**
 * What somebody sent, as text: a compact or JSON serialization, or the base64url of a binary one.
 *
 * @param parts the characters received, never trimmed, never normalised; one text, or the parts of
 *     one that was split over several codes, in the order in which they were scanned
 */
public record Input(List<String> parts) {

  public Input {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("nothing was sent");
    }
  }

  /** What was sent in one piece. */
  public Input(String text) {
    this(List.of(text));
  }

  /** All of it, or its first part. */
  public String text() {
    return parts.get(0);
  }

  /** Does not show the text: it is personal data. */
  @Override
  public String toString() {
    return "Input[" + text().length() + " characters, " + parts.size() + " parts]";
  }
}
