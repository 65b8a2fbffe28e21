package dev.assay.rules;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of three numbers, such as {@code 1.2.13}. */
public record RuleVersion(int major, int minor, int patch) implements Comparable<RuleVersion> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9})");

  private static final Comparator<RuleVersion> ORDER =
      Comparator.comparingInt(RuleVersion::major)
          .thenComparingInt(RuleVersion::minor)
          .thenComparingInt(RuleVersion::patch);

  /** Reads {@code 1.2.13}; empty for anything else, pre-releases included. */
  public static Optional<RuleVersion> of(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new RuleVersion(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(RuleVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
