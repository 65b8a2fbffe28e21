package dev.assay.check;

/**
 * Text from an untrusted input, made safe to show: short, on one line, without control and
 * direction characters.
 */
public final class Shown {

  /** Longer text does not help a reader and can flood a report. */
  private static final int MAX_CHARS = 120;

  private Shown() {}

  /**
   * The text with everything but plain visible characters escaped, cut after 120 characters. SD-JWT
   * VC, 7.6.
   */
  public static String of(String untrusted) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(untrusted.length(), MAX_CHARS);
    for (int i = 0; i < end; i++) {
      append(shown, untrusted.charAt(i));
    }
    return untrusted.length() > MAX_CHARS ? shown.append('…').toString() : shown.toString();
  }

  private static void append(StringBuilder shown, char c) {
    if (isPlain(c)) {
      shown.append(c);
    } else {
      shown.append(String.format("\\u%04x", (int) c));
    }
  }

  private static boolean isPlain(char c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE;
  }
}
