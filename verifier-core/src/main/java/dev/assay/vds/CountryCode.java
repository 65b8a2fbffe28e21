package dev.assay.vds;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The codes that seals and certificates have for one country: ISO 3166-1, with what ICAO Doc
 * 9303-3, section 5, adds and changes.
 */
final class CountryCode {

  /** Three letters to two; ISO has none of these, but for Germany's own. */
  private static final Map<String, Set<String>> SPECIAL =
      Map.of(
          "D", Set.of("DE"),
          "D<<", Set.of("DE"),
          "EUE", Set.of("EU"),
          "UNO", Set.of("UN"),
          "RKS", Set.of("KS", "XK"),
          "UTO", Set.of("UT"));

  private static final Map<String, Set<String>> TABLE = table();

  private CountryCode() {}

  private static Map<String, Set<String>> table() {
    Map<String, Set<String>> table = new HashMap<>(SPECIAL);
    for (String two : Locale.getISOCountries()) {
      String three = new Locale.Builder().setRegion(two).build().getISO3Country();
      table.putIfAbsent(three, Set.of(two));
    }
    return Map.copyOf(table);
  }

  /**
   * Whether both are one country. Accepted: {@code AUS} and {@code AU}, {@code D} and {@code de}.
   *
   * @param three as a seal has it, in capitals
   * @param two as a certificate has it; some have it in small letters
   */
  static boolean agree(String three, String two) {
    return TABLE.getOrDefault(three, Set.of()).contains(two.toUpperCase(Locale.ROOT));
  }
}
