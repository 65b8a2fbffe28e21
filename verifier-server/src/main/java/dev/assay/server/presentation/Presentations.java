package dev.assay.server.presentation;

import dev.assay.jose.Json;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.transaction.Handle;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState;
import dev.assay.server.transaction.TransactionState.Cancelled;
import dev.assay.server.transaction.TransactionState.Created;
import dev.assay.server.transaction.TransactionState.Decided;
import dev.assay.server.transaction.TransactionState.Delivered;
import dev.assay.server.transaction.TransactionState.Refused;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a relying party may do: begin, look, and end. It sees its own transactions alone. */
public final class Presentations {

  private final FlowParts parts;

  Presentations(FlowParts parts) {
    this.parts = parts;
  }

  /**
   * Begins a transaction.
   *
   * @param body of the call, as JSON
   * @return what the caller gets, with {@code id}; fails with {@link RefusedException} if it may
   *     not ask so
   */
  public Future<Map<String, Object>> begin(ServiceConfig service, byte[] body) {
    return parts
        .workers()
        .run(() -> create(service, body))
        .compose(begun -> parts.store().add(begun.transaction()).map(done -> shown(begun)));
  }

  /** A transaction, the language of its page, and what calls older wallets. */
  private record Begun(Transaction transaction, String language, Optional<String> olderLink) {}

  private Begun create(ServiceConfig service, byte[] body) throws RefusedException {
    Opening opening = Opening.read(body, service);
    Question question = parts.asking().question(opening);
    Handle handles = parts.asking().handles();
    Instant now = parts.clock().instant();
    Instant expires = now.plus(parts.lifetime());
    Transaction transaction =
        new Transaction(
            handles.next(),
            service.id(),
            handles.next(),
            handles.next(),
            handles.next(),
            1,
            now,
            expires,
            expires.plus(service.retention()),
            new Created(),
            Content.of(question, new Telling(parts).begun(service, body)).json());
    parts.asking().requireAskable(transaction, question, now);
    return new Begun(
        transaction,
        opening.language(),
        new OlderWallets(parts.asking()).link(transaction, question));
  }

  private Map<String, Object> shown(Begun begun) {
    Addresses addresses = parts.asking().addresses();
    Transaction transaction = begun.transaction();
    String page = transaction.pageHandle();
    Map<String, Object> json = standing(transaction, transaction.state());
    json.put("walletLink", parts.asking().link(transaction));
    begun.olderLink().ifPresent(link -> json.put("olderWalletLink", link));
    json.put("page", addresses.page(page, begun.language()).toString());
    json.put(
        "qr",
        Map.of(
            "svg", addresses.picture(page, "svg").toString(),
            "png", addresses.picture(page, "png").toString()));
    return json;
  }

  /**
   * How far a transaction has come, with the result once the caller may have it.
   *
   * @param code that the resident's browser has brought back
   * @return JSON in several pieces; empty if the service has no such transaction
   */
  public Future<Optional<List<byte[]>>> look(
      ServiceConfig service, String id, Optional<String> code) {
    return find(service, id).map(found -> found.map(one -> view(one, code)));
  }

  private List<byte[]> view(Transaction transaction, Optional<String> code) {
    TransactionState state = transaction.stateAt(parts.clock().instant());
    Map<String, Object> json = standing(transaction, state);
    if (state instanceof Decided || state instanceof Refused) {
      Content content = Content.read(transaction.content());
      if (mayHave(content, code)) {
        String before = Json.write(json);
        return List.of(
            utf8(before.substring(0, before.length() - 1) + ",\"result\":"),
            content.ended().orElseThrow().result().json(),
            utf8("}"));
      }
      json.put("awaiting", "return");
    }
    return List.of(utf8(Json.write(json)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean mayHave(Content content, Optional<String> code) {
    return switch (content.release()) {
      case HELD -> false;
      case WITH_CODE -> content.hasCode(code);
      case FREE -> true;
    };
  }

  private static Map<String, Object> standing(Transaction transaction, TransactionState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", transaction.id());
    json.put("state", state.code());
    json.put("expires", transaction.expires().toString());
    return json;
  }

  /**
   * Ends a transaction: what waits is cancelled, of what is decided the result is gone.
   *
   * @return false if the service has no such transaction
   */
  public Future<Boolean> end(ServiceConfig service, String id) {
    return parts
        .changes()
        .settle(() -> find(service, id), Presentations::ended)
        .map(Optional::isPresent);
  }

  private Future<Optional<Transaction>> find(ServiceConfig service, String id) {
    return parts.known(parts.store().find(service.id(), id));
  }

  private static Optional<Transaction> ended(Transaction transaction) {
    if (transaction.state().mayBecome(new Cancelled())) {
      return Optional.of(transaction.become(new Cancelled(), ""));
    }
    return transaction.state().mayBecome(new Delivered())
        ? Optional.of(transaction.become(new Delivered(), ""))
        : Optional.empty();
  }
}
