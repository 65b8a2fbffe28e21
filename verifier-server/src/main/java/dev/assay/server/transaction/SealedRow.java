package dev.assay.server.transaction;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A transaction as the database sees it: digests of handles, and the handles themselves sealed
 * together with the content. Everything in the clear is bound to the seal, so that no column can be
 * changed and no seal be put into another row. A whole row of before that is put back does open.
 */
record SealedRow(
    String id,
    String service,
    String requestHandle,
    String responseHandle,
    String pageHandle,
    long version,
    long createdMillis,
    long expiresMillis,
    long forgottenMillis,
    String state,
    String keyId,
    Buffer sealed) {

  /** In the order of {@link #of(Row)} and {@link #all}. */
  static final String COLUMNS =
      "id, service, request_handle, response_handle, page_handle, version, created, expires,"
          + " forgotten, state, key_id, sealed";

  static SealedRow of(Row row) {
    return new SealedRow(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getString(9),
        row.getString(10),
        row.getBuffer(11));
  }

  static SealedRow seal(Transaction transaction, Sealing sealing) {
    SealedRow open =
        new SealedRow(
            Handle.digest(transaction.id()),
            transaction.service(),
            Handle.digest(transaction.requestHandle()),
            Handle.digest(transaction.responseHandle()),
            Handle.digest(transaction.pageHandle()),
            transaction.version(),
            transaction.created().toEpochMilli(),
            transaction.expires().toEpochMilli(),
            transaction.forgotten().toEpochMilli(),
            transaction.state().code(),
            sealing.keyId(),
            Buffer.buffer());
    Buffer plain = Buffer.buffer();
    append(plain, transaction.id());
    append(plain, transaction.requestHandle());
    append(plain, transaction.responseHandle());
    append(plain, transaction.pageHandle());
    append(plain, transaction.content());
    return open.with(Buffer.buffer(sealing.seal(plain.getBytes(), open.beside())));
  }

  Transaction open(Sealing sealing) throws StoreFault {
    Buffer plain = Buffer.buffer(sealing.open(keyId, sealed.getBytes(), beside()));
    TransactionState was =
        TransactionState.of(state)
            .orElseThrow(
                () -> new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row has no state we know"));
    String[] texts = new String[5];
    int at = 0;
    for (int i = 0; i < texts.length; i++) {
      int length = plain.getInt(at);
      texts[i] = plain.getString(at + Integer.BYTES, at + Integer.BYTES + length);
      at += Integer.BYTES + length;
    }
    return new Transaction(
        texts[0],
        service,
        texts[1],
        texts[2],
        texts[3],
        version,
        Instant.ofEpochMilli(createdMillis),
        Instant.ofEpochMilli(expiresMillis),
        Instant.ofEpochMilli(forgottenMillis),
        was,
        texts[4]);
  }

  /** For INSERT, in the order of {@link #COLUMNS}. */
  Tuple all() {
    return Tuple.of(id, service, requestHandle, responseHandle, pageHandle)
        .addLong(version)
        .addLong(createdMillis)
        .addLong(expiresMillis)
        .addLong(forgottenMillis)
        .addString(state)
        .addString(keyId)
        .addBuffer(sealed);
  }

  private SealedRow with(Buffer bytes) {
    return new SealedRow(
        id,
        service,
        requestHandle,
        responseHandle,
        pageHandle,
        version,
        createdMillis,
        expiresMillis,
        forgottenMillis,
        state,
        keyId,
        bytes);
  }

  /** Lengths before texts, so that no two rows have the same bytes. */
  private byte[] beside() {
    Buffer beside = Buffer.buffer();
    append(beside, id);
    append(beside, service);
    append(beside, requestHandle);
    append(beside, responseHandle);
    append(beside, pageHandle);
    append(beside, state);
    append(beside, keyId);
    return beside
        .appendLong(version)
        .appendLong(createdMillis)
        .appendLong(expiresMillis)
        .appendLong(forgottenMillis)
        .getBytes();
  }

  private static void append(Buffer buffer, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    buffer.appendInt(bytes.length).appendBytes(bytes);
  }

  @Override
  public String toString() {
    return "SealedRow[" + state + ", version " + version + "]";
  }
}
