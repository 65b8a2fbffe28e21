package dev.assay.trust;

import dev.assay.credential.Sector;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one entry of a list. */
final class EntryReading {

  private static final Set<String> MEMBERS =
      Set.of("id", "name", "sector", "states", "evidence", "provenance", "services");
  private static final Sector[] SECTORS = {Sector.PUBLIC, Sector.PRIVATE};

  private final ServiceReading services;

  EntryReading(ServiceReading services) {
    this.services = services;
  }

  TrustEntry read(Place entry) throws FormFault {
    entry.allowOnly(MEMBERS);
    List<TrustService> read = new ArrayList<>();
    for (Place service : entry.objects("services")) {
      read.add(services.read(service));
    }
    return new TrustEntry(
        entry.text("id"),
        entry.text("name"),
        entry.named("sector", SECTORS, Sector::code),
        states(entry),
        evidence(entry),
        entry.optionalText("provenance"),
        read);
  }

  private static List<EntryState> states(Place entry) throws FormFault {
    List<EntryState> states = new ArrayList<>();
    Instant last = Instant.MIN;
    for (Place place : entry.objects("states")) {
      place.allowOnly(Set.of("state", "from", "note"));
      EntryState.State state =
          place.named("state", EntryState.State.values(), EntryState.State::code);
      Instant from = place.instant("from");
      if (!from.isAfter(last)) {
        throw place.fault(
            "from", "must be later than the state before it: the history is oldest first");
      }
      states.add(new EntryState(state, from, place.optionalText("note")));
      last = from;
    }
    return states;
  }

  private static List<EntryEvidence> evidence(Place entry) throws FormFault {
    List<EntryEvidence> evidence = new ArrayList<>();
    for (Place place : entry.optionalObjects("evidence")) {
      place.allowOnly(Set.of("scheme", "reference"));
      evidence.add(new EntryEvidence(place.text("scheme"), place.text("reference")));
    }
    return evidence;
  }
}
