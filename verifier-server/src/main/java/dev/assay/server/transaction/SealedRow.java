package dev.assay.server.transaction;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
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
    byte[] plain =
        joined(
            new String[] {
              transaction.id(),
              transaction.requestHandle(),
              transaction.responseHandle(),
              transaction.pageHandle(),
              transaction.content()
            });
    return open.with(Buffer.buffer(sealing.seal(plain, open.beside())));
  }

  Transaction open(Sealing sealing) throws StoreFault {
    ByteBuffer plain = ByteBuffer.wrap(sealing.open(keyId, sealed.getBytes(), beside()));
    TransactionState was =
        TransactionState.of(state)
            .orElseThrow(
                () -> new StoreFault(StoreFault.Kind.SEAL_BROKEN, "the row has no state we know"));
    String[] texts = new String[5];
    for (int i = 0; i < texts.length; i++) {
      byte[] utf8 = new byte[plain.getInt()];
      plain.get(utf8);
      texts[i] = new String(utf8, StandardCharsets.UTF_8);
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

  private byte[] beside() {
    return joined(
        new String[] {id, service, requestHandle, responseHandle, pageHandle, state, keyId},
        version,
        createdMillis,
        expiresMillis,
        forgottenMillis);
  }

  /** Lengths before texts, so that no two rows have the same bytes. */
  private static byte[] joined(String[] texts, long... numbers) {
    byte[][] all = new byte[texts.length][];
    int length = numbers.length * Long.BYTES;
    for (int i = 0; i < all.length; i++) {
      all[i] = texts[i].getBytes(StandardCharsets.UTF_8);
      length += Integer.BYTES + all[i].length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] utf8 : all) {
      joined.putInt(utf8.length).put(utf8);
    }
    for (long number : numbers) {
      joined.putLong(number);
    }
    return joined.array();
  }

  @Override
  public String toString() {
    return "SealedRow[" + state + ", version " + version + "]";
  }
}
