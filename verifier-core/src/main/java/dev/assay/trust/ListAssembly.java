package dev.assay.trust;

import static dev.assay.trust.TrustListRule.ROLLBACK;
import static dev.assay.trust.TrustListRule.SOURCE_CURRENT;
import static dev.assay.trust.TrustListRule.SOURCE_FORM;

import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts entries into a list, and reads it once: a list that nobody could use is not made. */
final class ListAssembly {

  private final Crypto crypto;
  private final String source;
  private final ImportTerms terms;

  ListAssembly(Crypto crypto, String source, ImportTerms terms) {
    this.crypto = crypto;
    this.source = source;
    this.terms = terms;
  }

  /**
   * What is said of the list.
   *
   * @param kind its identifier, unless the operator gives one
   * @param name for people
   * @param issued when its publisher made it, or else when it is imported
   * @param provenance where it comes from, and how it is known that it does
   */
  record Head(String kind, String name, Instant issued, String provenance) {}

  ImportedList assemble(Head head, List<Map<String, Object>> entries, ImportReport report)
      throws TrustListFault {
    if (entries.isEmpty()) {
      String why = report.leftOut().isEmpty() ? "" : ": " + report.leftOut().get(0).reason();
      throw new TrustListFault(
          SOURCE_FORM, source, "none of its " + report.listed() + " entries can be used" + why);
    }
    requireCurrent(head.issued());
    requireNoRollback(head.issued().getEpochSecond());
    ImportedList made = new ImportedList(list(head, entries), report);
    new TrustListReader(crypto).plain(source, made.json());
    return made;
  }

  private void requireCurrent(Instant issued) throws TrustListFault {
    Instant end = issued.plus(terms.lasts());
    if (issued.isAfter(terms.at()) || end.isBefore(terms.at())) {
      throw new TrustListFault(
          SOURCE_CURRENT,
          source,
          "it is of " + issued + " and to be used until " + end + ", looked at for " + terms.at());
    }
  }

  private void requireNoRollback(long sequence) throws TrustListFault {
    if (terms.lastIssue().filter(last -> sequence < last).isPresent()) {
      throw new TrustListFault(
          ROLLBACK,
          source,
          "it is issue " + sequence + ", and " + terms.lastIssue().get() + " was made before");
    }
  }

  private Map<String, Object> list(Head head, List<Map<String, Object>> entries) {
    boolean test = terms.environment() == ListEnvironment.TEST;
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("version", 1L);
    list.put("id", terms.id().orElse(head.kind() + (test ? "-test" : "")));
    list.put("name", head.name() + (test ? " (for tests)" : ""));
    list.put("sequence", head.issued().getEpochSecond());
    list.put("issued", head.issued().toString());
    list.put("nextUpdate", head.issued().plus(terms.lasts()).toString());
    list.put("environment", terms.environment().code());
    list.put("provenance", head.provenance());
    list.put("entries", entries);
    return list;
  }

  /** The provenance of a list: what it is, how it is known to be that, and the bytes it was. */
  static String provenance(String what, String authenticity, byte[] received) {
    return Shown.of(what) + "; " + authenticity + "; " + TrustListReader.digest(received);
  }
}
