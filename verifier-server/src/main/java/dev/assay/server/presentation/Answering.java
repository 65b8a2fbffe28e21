package dev.assay.server.presentation;

import dev.assay.server.transaction.Handle;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import java.util.Optional;

/** Decides on an answer, and then is the first or not. */
record Answering(FlowParts parts) {

  /**
   * Answers a transaction that waits for it.
   *
   * @return what it became by this answer, now or before, if our reply was lost; empty if another
   *     one was first, or its time is over
   */
  Future<Optional<Transaction>> answer(Transaction transaction, Answer answer) {
    AnswerJudge.Case asked =
        new AnswerJudge.Case(
            Content.read(transaction.content()).question(),
            parts.service(transaction).orElseThrow().terms(),
            answer);
    String code = parts.asking().newHandle();
    String digest = answer.digest();
    return parts
        .judge()
        .judge(asked, parts.clock().instant())
        .compose(
            judged ->
                end(
                    transaction,
                    asked.question(),
                    new Ending(answer, digest, judged, code, parts.clock())))
        .map(settled -> settled.filter(one -> is(one, digest)));
  }

  private Future<Optional<Transaction>> end(
      Transaction transaction, Question question, Ending ending) {
    return new Telling(parts)
        .answered(transaction, question, ending.answer())
        .compose(
            told ->
                parts
                    .changes()
                    .settle(
                        transaction,
                        () -> parts.again(transaction),
                        current -> ending.of(current, told)));
  }

  /** Whether a transaction has ended by this very answer, of which our reply was lost. */
  static boolean is(Transaction ended, String digest) {
    return ended.state().keepsContent()
        && Content.read(ended.content())
            .ended()
            .filter(end -> Handle.isSame(end.answer(), digest))
            .isPresent();
  }
}
