package dev.assay.trust;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the entries of a list of another kind.
 *
 * @param authenticity how it is known that the list is its publisher's
 * @param listed how many entries it has
 * @param imported how many entries the list has that was made
 * @param counts of what was imported: {@code country}, {@code type} and the like, then each of them
 * @param leftOut what was not imported
 * @param notes what was, and deserves a look
 */
public record ImportReport(
    String authenticity,
    int listed,
    int imported,
    SortedMap<String, SortedMap<String, Integer>> counts,
    List<LeftOut> leftOut,
    List<Note> notes) {

  /** A report. */
  public ImportReport {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * An entry, or a key of one, that was not imported.
   *
   * @param place which one, for people
   */
  public record LeftOut(String place, TrustListRule rule, String reason) {}

  /**
   * Something about an entry that was imported.
   *
   * @param place which one, for people
   */
  public record Note(Kind kind, String place, String reason) {}

  /** What a note is about. */
  public enum Kind {
    /** The certificate has expired. */
    EXPIRED,
    /** The list calls it otherwise than its bytes do. */
    KEY_ID,
    /** It is listed twice; the list that is made has it once. */
    DUPLICATE,
    /** Another one has the same name, and both are imported. */
    COLLISION,
    /** The list names another country than the certificate, which may sign for both. */
    COUNTRY,
    /** It does not say when it was made, so that an older one cannot be told from the latest. */
    UNDATED,
    /** Something that stands beside it was not looked at. */
    PASSED_OVER;

    /** The name used in reports. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The report as JSON values. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("authenticity", authenticity);
    json.put("listed", (long) listed);
    json.put("imported", (long) imported);
    Map<String, Object> numbers = new LinkedHashMap<>();
    counts.forEach((what, each) -> numbers.put(what, numbers(each)));
    json.put("counts", numbers);
    json.put("leftOut", leftOut.stream().map(ImportReport::row).toList());
    json.put("notes", notes.stream().map(ImportReport::row).toList());
    return json;
  }

  private static Map<String, Object> numbers(SortedMap<String, Integer> each) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    each.forEach((which, count) -> numbers.put(which, (long) count));
    return numbers;
  }

  private static Map<String, Object> row(LeftOut one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("rule", one.rule().code());
    row.put("place", one.place());
    row.put("reason", one.reason());
    return row;
  }

  private static Map<String, Object> row(Note note) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", note.kind().code());
    row.put("place", note.place());
    row.put("reason", note.reason());
    return row;
  }
}
