package dev.assay.trust;

import static dev.assay.trust.TrustListRule.SOURCE_ENTRY;

import dev.assay.check.Shown;
import dev.assay.trust.ImportReport.Kind;
import dev.assay.trust.ImportReport.LeftOut;
import dev.assay.trust.ImportReport.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what becomes of the entries of one list. Not safe for use by several threads. */
final class ImportNotes {

  private final SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** An entry or a key is not imported. */
  void leaveOut(String place, String reason) {
    leftOut.add(new LeftOut(Shown.of(place), SOURCE_ENTRY, Shown.of(reason)));
  }

  /** An entry is imported, and deserves a look. */
  void note(Kind kind, String place, String reason) {
    notes.add(new Note(kind, Shown.of(place), Shown.of(reason)));
  }

  /** The source does not say when it was made. */
  void undated(byte[] received) {
    note(
        Kind.UNDATED,
        "the list",
        "it does not say when it was made, and an older one would look the same: compare "
            + TrustListReader.digest(received)
            + " with that of the last import");
  }

  /** One more of these was imported. */
  void count(String what, String which) {
    counts.computeIfAbsent(what, first -> new TreeMap<>()).merge(Shown.of(which), 1, Integer::sum);
  }

  ImportReport report(String authenticity, int listed, int imported) {
    return new ImportReport(authenticity, listed, imported, counts, leftOut, notes);
  }
}
