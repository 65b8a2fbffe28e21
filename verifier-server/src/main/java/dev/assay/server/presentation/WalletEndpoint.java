package dev.assay.server.presentation;

import dev.assay.check.Checks;
import dev.assay.server.iso18013.MdocPostAnswer;
import dev.assay.server.openid4vp.RequestObject;
import dev.assay.server.openid4vp.WalletLink;
import dev.assay.server.openid4vp.WalletMetadata;
import dev.assay.server.openid4vp.WalletRequest;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a wallet may do: fetch a request, and answer it once. */
public final class WalletEndpoint {

  /** Of an answer. Four presentations with a portrait have a third of it. */
  public static final int MAX_ANSWER_BYTES = 2 << 20;

  private final FlowParts parts;
  private final OlderWallets older;

  WalletEndpoint(FlowParts parts) {
    this.parts = parts;
    this.older = new OlderWallets(parts.asking());
  }

  /** What a wallet was asked in: where its answer arrives says it. */
  public enum Dialect {
    OPENID4VP,
    /** That of older wallets: ISO/IEC 18013-7, Annex B. */
    ISO_18013_7
  }

  /**
   * The request, signed for this wallet, and encrypted if it wants that.
   *
   * @return empty if there is none that waits for an answer
   */
  public Future<Optional<String>> request(
      String handle, WalletLink.Method method, WalletRequest wallet) {
    return send(
        handle,
        transaction -> signed(transaction, wallet),
        signed -> new Telling(parts).fetched(method, wallet, signed));
  }

  /**
   * The same request in the words of older wallets.
   *
   * @return empty if there is none for them that waits for an answer
   */
  public Future<Optional<String>> olderRequest(String handle) {
    return older.isAsked()
        ? send(
            handle,
            this::signedForOlder,
            signed ->
                new Telling(parts).fetched(WalletLink.Method.GET, WalletRequest.EMPTY, signed))
        : Future.succeededFuture(Optional.empty());
  }

  /** Makes what is sent. */
  private interface Making {
    Optional<String> of(Transaction transaction) throws Exception;
  }

  private Future<Optional<String>> send(
      String handle, Making making, Function<String, List<Message>> telling) {
    return parts
        .known(parts.store().findByRequest(handle))
        .map(found -> found.filter(this::isToSend))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : new Sending(parts).send(found.get(), () -> making.of(found.get()), telling));
  }

  private Optional<String> signedForOlder(Transaction transaction) throws Exception {
    Question question = Content.read(transaction.content()).question();
    return older.request(transaction, question, parts.clock().instant());
  }

  /** Where no browser has begun, none could come back, and an answer would be of no use. */
  private boolean isToSend(Transaction transaction) {
    return parts.isOpen(transaction) && !ResidentDesk.isUnbegun(transaction);
  }

  private Optional<String> signed(Transaction transaction, WalletRequest wallet) throws Exception {
    Question question = Content.read(transaction.content()).question();
    Instant now = parts.clock().instant();
    parts.asking().requireInForce(now);
    if (!parts.asking().isOurs(question)) {
      return Optional.empty();
    }
    Optional<RequestObject> request =
        parts.asking().request(transaction, question, now, new Checks());
    return request.isPresent()
        ? request.get().signed(wallet.nonce(), now).map(jws -> forWallet(jws, wallet))
        : Optional.empty();
  }

  /** Encrypted, if the wallet wants it so: OpenID4VP 1.0, 5.10. */
  private String forWallet(String jws, WalletRequest wallet) {
    byte[] content = jws.getBytes(StandardCharsets.US_ASCII);
    return wallet
        .metadata()
        .flatMap(WalletMetadata::recipient)
        .map(
            recipient ->
                recipient.encrypt(RequestObject.ENCRYPTED, content, parts.asking().keys().random()))
        .orElse(jws);
  }

  /** Where an answer may be posted to, as it was when it was looked up. */
  public static final class Addressee {

    private final Transaction transaction;
    private final Dialect dialect;

    private Addressee(Transaction transaction, Dialect dialect) {
      this.transaction = transaction;
      this.dialect = dialect;
    }
  }

  /** Who has this address; empty if nobody, so that nobody reads a long form for nothing. */
  public Future<Optional<Addressee>> addressee(String handle, Dialect dialect) {
    if (dialect == Dialect.ISO_18013_7 && !older.isAsked()) {
      return Future.succeededFuture(Optional.empty());
    }
    return find(handle).map(found -> found.map(one -> new Addressee(one, dialect)));
  }

  private Future<Optional<Transaction>> find(String handle) {
    return parts.known(parts.store().findByResponse(handle));
  }

  /**
   * Decides on an answer, and then is the first or not.
   *
   * @param form names with all their values, decoded
   * @return what the wallet gets, as JSON: where to go on if it answered first and the browser that
   *     began is on its device, else an empty object
   */
  public Future<Map<String, Object>> answer(Addressee to, Map<String, List<String>> form) {
    String handle = to.transaction.responseHandle();
    Addresses addresses = parts.asking().addresses();
    Answer answer =
        to.dialect == Dialect.OPENID4VP
            ? new Answer.Posted(addresses.response(handle), form)
            : new Answer.PostedOlder(addresses.olderResponse(handle), new MdocPostAnswer(form));
    return (parts.isAnswerable(to.transaction)
            ? Future.succeededFuture(Optional.of(to.transaction))
            : find(handle))
        .compose(
            found ->
                found.filter(parts::isAnswerable).isPresent()
                    ? new Answering(parts).answer(found.get(), answer)
                    : Future.succeededFuture(
                        found.filter(one -> Answering.is(one, answer.digest()))))
        .map(first -> first.map(this::goOn).orElse(Map.of()));
  }

  private Map<String, Object> goOn(Transaction ended) {
    Content content = Content.read(ended.content());
    String code = content.ended().orElseThrow().code();
    return content.isSameDevice()
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
