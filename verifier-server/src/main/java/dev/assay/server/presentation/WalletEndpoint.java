package dev.assay.server.presentation;

import dev.assay.check.Checks;
import dev.assay.server.openid4vp.RequestObject;
import dev.assay.server.openid4vp.WalletLink;
import dev.assay.server.openid4vp.WalletRequest;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a wallet may do: fetch a request, and answer it once. */
public final class WalletEndpoint {

  /** Of an answer. Four presentations with a portrait have a third of it. */
  public static final int MAX_ANSWER_BYTES = 2 << 20;

  private final FlowParts parts;

  WalletEndpoint(FlowParts parts) {
    this.parts = parts;
  }

  /**
   * The request, signed for this wallet.
   *
   * @return empty if there is none that waits for an answer
   */
  public Future<Optional<String>> request(
      String handle, WalletLink.Method method, WalletRequest wallet) {
    return parts
        .known(parts.store().findByRequest(handle))
        .map(found -> found.filter(this::isToSend))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : new Sending(parts)
                        .send(
                            found.get(),
                            () -> signed(found.get(), wallet),
                            signed -> new Telling(parts).fetched(method, wallet, signed)));
  }

  /** Where no browser has begun, none could come back, and an answer would be of no use. */
  private boolean isToSend(Transaction transaction) {
    return parts.isOpen(transaction) && !ResidentDesk.isUnbegun(transaction);
  }

  private Optional<String> signed(Transaction transaction, WalletRequest wallet) throws Exception {
    Question question = Content.read(transaction.content()).question();
    Optional<RequestObject> request = parts.asking().request(transaction, question, new Checks());
    return request.isPresent() && parts.asking().isOurs(question)
        ? request.get().signed(wallet.nonce(), parts.clock().instant())
        : Optional.empty();
  }

  /** Whether there is such an address, so that nobody reads a long form for nothing. */
  public Future<Boolean> isKnown(String handle) {
    return parts.known(parts.store().findByResponse(handle)).map(Optional::isPresent);
  }

  /**
   * Decides on an answer, and then is the first or not.
   *
   * @param form names with all their values, decoded
   * @return what the wallet gets, as JSON: where to go on if it answered first and the browser that
   *     began is on its device, else an empty object
   */
  public Future<Map<String, Object>> answer(String handle, Map<String, List<String>> form) {
    Answer answer = new Answer.Posted(parts.asking().addresses().response(handle), form);
    return parts
        .known(parts.store().findByResponse(handle))
        .compose(
            found ->
                found.filter(parts::isAnswerable).isPresent()
                    ? new Answering(parts).answer(found.get(), answer)
                    : Future.succeededFuture(found.filter(one -> Answering.is(one, answer))))
        .map(first -> first.map(this::goOn).orElse(Map.of()));
  }

  private Map<String, Object> goOn(Transaction ended) {
    Content content = Content.read(ended.content());
    String code = content.ended().orElseThrow().code();
    return content.question().flow() == Flow.SAME_DEVICE
        ? Map.of(
            "redirect_uri",
            parts
                .asking()
                .addresses()
                .back(ended.pageHandle(), code, content.question().language())
                .toString())
        : Map.of();
  }
}
