package dev.assay.mdoc;

import dev.assay.cbor.CborTagged;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** When the issuer signed a document, and when it is valid: ISO/IEC 18013-5, 12.3.4. */
record ValidityInfo(Instant signed, Instant validFrom, Instant validUntil) {

  /** What has whole seconds, with 0 for any digit. */
  private static final String WHOLE_SECONDS = "0000-00-00T00:00:00Z";

  private static final Pattern WITH_FRACTION =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{1,9}Z");

  private static final int LEAP_SECOND = 60;

  /** Whether seconds may have fractions, which the standard forbids. */
  enum Fractions {
    REFUSED,
    PERMITTED
  }

  /** Empty if one of the three is missing, or one of the dates has another form. */
  static Optional<ValidityInfo> read(Map<?, ?> info, Fractions fractions) {
    Optional<Instant> signed = date(info, "signed", fractions);
    Optional<Instant> from = date(info, "validFrom", fractions);
    Optional<Instant> until = date(info, "validUntil", fractions);
    boolean update =
        !info.containsKey("expectedUpdate") || date(info, "expectedUpdate", fractions).isPresent();
    return update && signed.isPresent() && from.isPresent() && until.isPresent()
        ? Optional.of(new ValidityInfo(signed.get(), from.get(), until.get()))
        : Optional.empty();
  }

  /**
   * A {@code tdate}. Accepted: {@code 0("2026-01-01T00:00:00Z")}. Rejected: the text without its
   * tag, {@code +00:00}, {@code 2026-01-01}, 31 February.
   */
  private static Optional<Instant> date(Map<?, ?> info, String name, Fractions fractions) {
    if (!(info.get(name) instanceof CborTagged tagged)
        || tagged.tag() != CborTagged.DATE_TIME
        || !(tagged.value() instanceof String text)) {
      return Optional.empty();
    }
    try {
      if (hasWholeSeconds(text)) {
        return Optional.of(instant(text));
      }
      return fractions == Fractions.PERMITTED && WITH_FRACTION.matcher(text).matches()
          ? Optional.of(Instant.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasWholeSeconds(String text) {
    if (text.length() != WHOLE_SECONDS.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char found = text.charAt(i);
      char form = WHOLE_SECONDS.charAt(i);
      if (form == '0' ? found < '0' || found > '9' : found != form) {
        return false;
      }
    }
    return true;
  }

  /** What has that form, without a search for what it might be. */
  private static Instant instant(String text) {
    int second = number(text, 17, 19);
    // The seconds that are inserted now and then are left to the general reader.
    return second == LEAP_SECOND
        ? Instant.parse(text)
        : LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                second)
            .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
