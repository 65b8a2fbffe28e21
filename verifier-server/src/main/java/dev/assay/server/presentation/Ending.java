package dev.assay.server.presentation;

import dev.assay.server.openid4vp.ResponseMode;
import dev.assay.server.presentation.Content.Ended;
import dev.assay.server.presentation.Content.Release;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Decided;
import dev.assay.server.transaction.TransactionState.Refused;
import dev.assay.server.transaction.TransactionState.Requested;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What an answer makes of the transaction that it answers first.
 *
 * @param answer what was answered
 * @param digest what tells it from every other answer
 * @param judged what became of it
 * @param code that whoever answered goes on with
 */
record Ending(Answer answer, String digest, Judged judged, String code, InstantSource clock) {

  /**
   * What it becomes; empty if nothing waits for an answer any more.
   *
   * @param told what was said at the end, for a developer
   */
  Optional<Transaction> of(Transaction current, List<Message> told) {
    if (!(current.state() instanceof Requested && current.isOpen(clock.instant()))) {
      return Optional.empty();
    }
    Content before = Content.read(current.content());
    Release to = release(before);
    Content after =
        before
            .told(isPerhapsAStrangers(before, to) ? withoutText(told) : told)
            .ended(new Ended(code, digest, judged.result()), to);
    return Optional.of(
        current.become(
            judged instanceof Judged.Refused ? new Refused() : new Decided(), after.json()));
  }

  /** The result says nothing of whoever answered then; what was posted does. */
  private boolean isPerhapsAStrangers(Content before, Release to) {
    return before.release() == Release.HELD
        && to == Release.FREE
        && answer.way() == ResponseMode.Way.POST;
  }

  private static List<Message> withoutText(List<Message> told) {
    return told.stream().map(Message::withoutText).toList();
  }

  /**
   * That nothing genuine came is heard at once, and tells of nobody. Whatever else there is to say
   * is for the browser that began: somebody else's wallet may have answered, and also a no, of a
   * genuine document, says something about its holder.
   */
  private Release release(Content before) {
    if (!judged.isAboutSomebody()) {
      return Release.FREE;
    }
    boolean isHere = answer.way() == ResponseMode.Way.BROWSER;
    return isHere && before.release() == Release.HELD ? Release.WITH_CODE : before.release();
  }

  /** Does not show the code. */
  @Override
  public String toString() {
    return "Ending";
  }
}
