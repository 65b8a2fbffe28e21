package dev.assay.trust;

import dev.assay.credential.Sector;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One issuer of a trust list.
 *
 * @param id its identifier in the list
 * @param name what people call it
 * @param states the history of its state, oldest first; never empty
 * @param evidence why it is on the list
 * @param provenance where its anchors come from, for people
 */
public record TrustEntry(
    String id,
    String name,
    Sector sector,
    List<EntryState> states,
    List<EntryEvidence> evidence,
    Optional<String> provenance,
    List<TrustService> services) {

  public TrustEntry {
    states = List.copyOf(states);
    evidence = List.copyOf(evidence);
    services = List.copyOf(services);
  }

  /** The state that holds at an instant; absent before the first. */
  public Optional<EntryState> stateAt(Instant at) {
    for (int i = states.size() - 1; i >= 0; i--) {
      if (!states.get(i).from().isAfter(at)) {
        return Optional.of(states.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether the entry is granted at an instant. */
  public boolean isGrantedAt(Instant at) {
    return stateAt(at).filter(state -> state.state() == EntryState.State.GRANTED).isPresent();
  }
}
