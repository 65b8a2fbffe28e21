package dev.assay.trust;

import dev.assay.crypto.Crypto;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.trust.TrustListFault.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a list that is JSON already: the whole of it, or nothing. */
final class ListReading {

  /** Ten times what a national list of all its schools and practices would have. */
  static final int MAX_ENTRIES = 100_000;

  /** More than a person reads at once. */
  private static final int MAX_PROBLEMS = 50;

  private static final long VERSION = 1;
  private static final Set<String> MEMBERS =
      Set.of(
          "version",
          "id",
          "name",
          "sequence",
          "issued",
          "nextUpdate",
          "grace",
          "operator",
          "provenance",
          "environment",
          "entries");

  private final EntryReading entries;

  ListReading(Crypto crypto) {
    this.entries = new EntryReading(new ServiceReading(new AnchorReading(crypto)));
  }

  TrustList read(Map<String, Object> json, TrustList.Origin origin) throws TrustListFault {
    Place root = new Place("", json);
    try {
      TrustList.Header header = header(root);
      return new TrustList(header, origin, entries(root.optionalObjects("entries"), origin));
    } catch (FormFault e) {
      throw new TrustListFault(TrustListRule.SCHEMA, origin.source(), List.of(Problem.of(e)));
    }
  }

  private static TrustList.Header header(Place root) throws FormFault {
    if (root.number("version") != VERSION) {
      throw root.fault("version", "must be 1, the only version there is");
    }
    root.allowOnly(MEMBERS);
    Instant issued = root.instant("issued");
    Instant nextUpdate = root.instant("nextUpdate");
    if (!issued.isBefore(nextUpdate)) {
      throw root.fault("nextUpdate", "must be later than issued");
    }
    if (!root.has("entries")) {
      throw root.fault("entries", "is missing; it must be an array, empty to trust nobody");
    }
    String id = root.text("id");
    if (id.equals(TrustList.REQUEST)) {
      throw root.fault("id", "must not be request, which stands for the anchors of a request");
    }
    return new TrustList.Header(
        id,
        root.text("name"),
        root.number("sequence"),
        issued,
        nextUpdate,
        root.optionalDuration("grace"),
        root.optionalText("operator"),
        root.optionalText("provenance"),
        root.optionalNamed("environment", ListEnvironment.values(), ListEnvironment::code)
            .orElse(ListEnvironment.LIVE));
  }

  private List<TrustEntry> entries(List<Place> places, TrustList.Origin origin)
      throws TrustListFault {
    if (places.size() > MAX_ENTRIES) {
      throw new TrustListFault(
          TrustListRule.SIZE, origin.source(), places.size() + " entries, at most " + MAX_ENTRIES);
    }
    List<TrustEntry> read = new ArrayList<>(places.size());
    List<Problem> problems = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Place place : places) {
      try {
        TrustEntry entry = entries.read(place);
        if (!ids.add(entry.id())) {
          throw place.fault("id", "must be its own: an entry before this one has the same");
        }
        read.add(entry);
      } catch (FormFault e) {
        problems.add(Problem.of(e));
      }
      if (problems.size() == MAX_PROBLEMS) {
        break;
      }
    }
    if (!problems.isEmpty()) {
      throw new TrustListFault(TrustListRule.SCHEMA, origin.source(), problems);
    }
    return read;
  }
}
