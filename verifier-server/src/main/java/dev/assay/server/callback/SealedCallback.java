package dev.assay.server.callback;

import dev.assay.server.transaction.Handle;
import dev.assay.server.transaction.Sealing;
import dev.assay.server.transaction.StoreFault;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A callback as the database sees it: the digest of the request's id, and the id itself sealed.
 * What is sent is bound to the seal; when it is tried is not, as it changes with each attempt.
 */
record SealedCallback(
    String id,
    String transaction,
    String service,
    String event,
    long happenedMillis,
    String keyId,
    Buffer sealed) {

  /** In the order of {@link #of}. */
  static final String COLUMNS = "id, transaction_id, service, event, happened, key_id, sealed";

  /** The first columns of a row. */
  static SealedCallback of(Row row) {
    return new SealedCallback(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getBuffer(6));
  }

  static SealedCallback seal(CallbackMessage message, Transaction of, Sealing sealing) {
    SealedCallback open =
        new SealedCallback(
            message.id(),
            Handle.digest(of.id()),
            of.service(),
            message.event().code(),
            message.at().toEpochMilli(),
            sealing.keyId(),
            Buffer.buffer());
    byte[] plain = message.request().getBytes(StandardCharsets.UTF_8);
    return new SealedCallback(
        open.id,
        open.transaction,
        open.service,
        open.event,
        open.happenedMillis,
        open.keyId,
        Buffer.buffer(sealing.seal(plain, open.beside())));
  }

  CallbackMessage open(Sealing sealing) throws StoreFault {
    byte[] plain = sealing.open(keyId, sealed.getBytes(), beside());
    String request = new String(plain, StandardCharsets.UTF_8);
    CallbackEvent happened =
        CallbackEvent.of(event)
            .orElseThrow(
                () -> new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row has no event we know"));
    return new CallbackMessage(id, happened, request, Instant.ofEpochMilli(happenedMillis));
  }

  /** Lengths before texts, and a first one that no transaction has, so that no seal fits twice. */
  private byte[] beside() {
    Buffer beside = Buffer.buffer();
    append(beside, "callback");
    append(beside, id);
    append(beside, transaction);
    append(beside, service);
    append(beside, event);
    append(beside, keyId);
    return beside.appendLong(happenedMillis).getBytes();
  }

  private static void append(Buffer buffer, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    buffer.appendInt(bytes.length).appendBytes(bytes);
  }

  @Override
  public String toString() {
    return "SealedCallback[" + event + "]";
  }
}
