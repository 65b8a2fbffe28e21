package dev.assay.trust;

import dev.assay.trust.SequenceMemory.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds the trust lists that are in force. A list that cannot be read never gets here, and one that
 * is refused here leaves what is held as it was. Safe for use by several threads: a verification
 * takes the snapshot once and keeps it.
 */
public final class TrustListStore {

  private final SequenceMemory memory;
  private final AtomicReference<TrustLists> current = new AtomicReference<>(TrustLists.none());

  /** A store that holds nothing yet. */
  public TrustListStore(SequenceMemory memory) {
    this.memory = memory;
  }

  /** The lists that are in force, in the order in which their sources were first accepted. */
  public TrustLists current() {
    return current.get();
  }

  /**
   * Puts a list in force, in the place of the one that came from the same source.
   *
   * @throws TrustListFault if a later issue of it was held before, or another list with the same
   *     number; if its source used to have a list of another identifier, or another source has this
   *     one: the signer of one list must not replace the list of another; if it is for tests and
   *     another source's is not, or the other way round
   */
  public synchronized void accept(TrustList list) throws TrustListFault {
    requireSameIdentity(list);
    requireSameEnvironment(list);
    requireNoRollback(list);
    memory.remember(list.id(), mark(list));
    List<TrustList> lists = new ArrayList<>(current.get().lists());
    int place = placeOf(list.source());
    if (place < 0) {
      lists.add(list);
    } else {
      lists.set(place, list);
    }
    current.set(new TrustLists(lists));
  }

  private void requireSameIdentity(TrustList list) throws TrustListFault {
    for (TrustList held : current.get().lists()) {
      boolean sameSource = held.source().equals(list.source());
      if (sameSource != held.id().equals(list.id())) {
        throw refusal(
            list,
            "list " + held.id() + " comes from " + held.source() + ", and this is " + list.id());
      }
    }
  }

  private void requireSameEnvironment(TrustList list) throws TrustListFault {
    for (TrustList held : current.get().lists()) {
      if (!held.id().equals(list.id()) && held.environment() != list.environment()) {
        throw new TrustListFault(
            TrustListRule.ENVIRONMENT,
            list.source(),
            "it is for environment "
                + list.environment().code()
                + ", and list "
                + held.id()
                + " is for "
                + held.environment().code());
      }
    }
  }

  private void requireNoRollback(TrustList list) throws TrustListFault {
    Optional<String> refusal = memory.refusalOf(list.id(), mark(list));
    if (refusal.isPresent()) {
      throw refusal(list, refusal.get());
    }
  }

  private static Mark mark(TrustList list) {
    return new Mark(list.sequence(), list.digest());
  }

  private int placeOf(String source) {
    List<TrustList> lists = current.get().lists();
    for (int i = 0; i < lists.size(); i++) {
      if (lists.get(i).source().equals(source)) {
        return i;
      }
    }
    return -1;
  }

  private static TrustListFault refusal(TrustList list, String reason) {
    return new TrustListFault(TrustListRule.ROLLBACK, list.source(), reason);
  }
}
