package dev.assay.server.presentation;

import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import java.util.Optional;

/** Decides on an answer, and then is the first or not. */
record Answering(FlowParts parts) {

  /**
   * Answers a transaction that waits for it.
   *
   * @return what it became by this answer; empty if another one was first, or its time is over
   */
  Future<Optional<Transaction>> answer(Transaction transaction, Answer answer) {
    Question question = Content.read(transaction.content()).question();
    String code = new Secrets(parts.asking().random()).next();
    return parts
        .judge()
        .judge(question, answer, parts.clock().instant())
        .compose(
            judged ->
                parts
                    .changes()
                    .change(
                        () -> parts.again(transaction),
                        new Ending(answer, judged, code, parts.clock())::of))
        .compose(
            first ->
                first.isPresent()
                    ? Future.succeededFuture(first)
                    : parts.again(transaction).map(found -> found.filter(one -> is(one, answer))));
  }

  /** Whether a transaction has ended by this very answer, of which our reply was lost. */
  static boolean is(Transaction ended, Answer answer) {
    return ended.state().keepsContent()
        && Content.read(ended.content())
            .ended()
            .filter(end -> Secrets.equal(end.answer(), answer.digest()))
            .isPresent();
  }
}
