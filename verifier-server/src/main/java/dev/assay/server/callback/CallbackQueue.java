package dev.assay.server.callback;

import dev.assay.server.transaction.Handle;
import dev.assay.server.transaction.Outbox;
import dev.assay.server.transaction.Sealing;
import dev.assay.server.transaction.Statements;
import dev.assay.server.transaction.Statements.Statement;
import dev.assay.server.transaction.StoreFault;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be sent, in a table that all servers share. A callback is written in the database
 * transaction that changes the state, so that neither is there without the other; the address is
 * that of the configuration at the time of an attempt. Whoever claims a callback puts off when it
 * is due, by compare-and-set; if that server dies, it is due again for all of them.
 */
public final class CallbackQueue implements Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(CallbackQueue.class);

  private static final String SELECT =
      "SELECT " + SealedCallback.COLUMNS + ", attempts, give_up, version FROM assay_callback ";

  private final Statements statements;
  private final Sealing sealing;
  private final Set<String> services;
  private final CallbackSchedule schedule;
  private volatile Runnable listener = () -> {};

  /**
   * A queue.
   *
   * @param services those that are told
   */
  public CallbackQueue(
      Statements statements, Sealing sealing, Set<String> services, CallbackSchedule schedule) {
    this.statements = statements;
    this.sealing = sealing;
    this.services = Set.copyOf(services);
    this.schedule = schedule;
  }

  /**
   * A callback that this server may send until the lease ends.
   *
   * @param version what the row has as long as nobody else touches it
   * @param attempts with the one that begins
   */
  record Claim(CallbackMessage message, long version, int attempts, Instant giveUp) {}

  /** What follows an attempt that failed. */
  enum Failure {
    /** It is tried again. */
    RETRIED("retried"),
    /** It waits for somebody to have it sent again. */
    PARKED("failed"),
    /** Somebody else has it by now. */
    TAKEN("taken");

    private final String code;

    Failure(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  CallbackSchedule schedule() {
    return schedule;
  }

  /** Is called when there is something new to send; does not block. */
  void listen(Runnable wake) {
    listener = wake;
  }

  @Override
  public List<Statement> besides(Transaction before, Transaction after) {
    if (!services.contains(after.service())) {
      return List.of();
    }
    return CallbackEvent.of(before.state(), after.state())
        .map(event -> List.of(insert(event, after)))
        .orElse(List.of());
  }

  @Override
  public void written() {
    listener.run();
  }

  private Statement insert(CallbackEvent event, Transaction of) {
    Instant now = schedule.now();
    CallbackMessage message = new CallbackMessage(schedule.newId(), event, of.id(), now);
    SealedCallback row = SealedCallback.seal(message, of, sealing);
    return new Statement(
        "INSERT INTO assay_callback ("
            + SealedCallback.COLUMNS
            + ", state, due, give_up, attempts, version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, 0, 1)",
        Tuple.of(row.id(), row.transaction(), row.service(), row.event())
            .addLong(row.happenedMillis())
            .addString(row.keyId())
            .addBuffer(row.sealed())
            .addLong(now.toEpochMilli())
            .addLong(schedule.giveUp(now).toEpochMilli()));
  }

  /** Claims what is due of a service, the longest due first; not more than so many. */
  Future<List<Claim>> claim(String service, int most) {
    Instant now = schedule.now();
    return statements
        .run(
            new Statement(
                SELECT
                    + "WHERE service = ? AND state = 'waiting' AND due <= ? ORDER BY due LIMIT "
                    + most,
                Tuple.of(service, now.toEpochMilli())))
        .compose(
            rows -> {
              List<Future<Optional<Claim>>> claims = new ArrayList<>();
              rows.forEach(row -> claims.add(claim(row, now)));
              return Future.join(claims)
                  .map(all -> claims.stream().flatMap(one -> one.result().stream()).toList());
            });
  }

  private Future<Optional<Claim>> claim(Row row, Instant now) {
    SealedCallback sealed = SealedCallback.of(row);
    int attempts = row.getInteger(7) + 1;
    Instant giveUp = Instant.ofEpochMilli(row.getLong(8));
    long version = row.getLong(9);
    // A claim that a crash undoes is made again, so it need not outlast one.
    return statements
        .run(
            new Statement(
                "UPDATE assay_callback SET due = ?, attempts = ?, version = ?"
                    + " WHERE id = ? AND version = ?",
                Tuple.of(
                    schedule.leaseEnd(now).toEpochMilli(),
                    attempts,
                    version + 1,
                    sealed.id(),
                    version)))
        .compose(
            rows -> {
              if (rows.rowCount() == 0) {
                return Future.succeededFuture(Optional.empty());
              }
              try {
                CallbackMessage message = sealed.open(sealing);
                return Future.succeededFuture(
                    Optional.of(new Claim(message, version + 1, attempts, giveUp)));
              } catch (StoreFault e) {
                LOG.warn("callback service={} fault={}", sealed.service(), e.forLog());
                return putOff(sealed.id(), version + 1, schedule.next(attempts, now, giveUp))
                    .map(Optional.empty());
              }
            });
  }

  /** It has arrived; false if somebody else has it by now. */
  Future<Boolean> delivered(Claim claim) {
    return statements
        .change(
            new Statement(
                "UPDATE assay_callback SET state = 'delivered', version = ?"
                    + " WHERE id = ? AND version = ?",
                Tuple.of(claim.version() + 1, claim.message().id(), claim.version())),
            List.of())
        .map(rows -> rows.rowCount() == 1);
  }

  /** It has not arrived, as far as is known. */
  Future<Failure> failed(Claim claim) {
    Optional<Instant> next = schedule.next(claim.attempts(), schedule.now(), claim.giveUp());
    return putOff(claim.message().id(), claim.version(), next)
        .map(
            rows -> {
              if (rows.rowCount() == 0) {
                return Failure.TAKEN;
              }
              return next.isPresent() ? Failure.RETRIED : Failure.PARKED;
            });
  }

  private Future<RowSet<Row>> putOff(String id, long version, Optional<Instant> next) {
    return statements.change(
        new Statement(
            "UPDATE assay_callback SET state = ?, due = ?, version = ?"
                + " WHERE id = ? AND version = ?",
            Tuple.of(
                next.isPresent() ? "waiting" : "failed",
                next.map(Instant::toEpochMilli).orElse(0L),
                version + 1,
                id,
                version)),
        List.of());
  }

  /**
   * Sends the callback of a request again, whatever became of it, with the same id and a day of
   * attempts.
   *
   * @param request the id of the presentation request
   * @return false if there is none that this service can have: it never was, or is forgotten
   */
  public Future<Boolean> redeliver(String service, String request) {
    Instant now = schedule.now();
    return statements
        .change(
            new Statement(
                "UPDATE assay_callback SET state = 'waiting', due = ?, give_up = ?, attempts = 0,"
                    + " version = version + 1 WHERE service = ? AND transaction_id = ?",
                Tuple.of(
                    now.toEpochMilli(),
                    schedule.giveUp(now).toEpochMilli(),
                    service,
                    Handle.digest(request))),
            List.of())
        .map(
            rows -> {
              boolean found = rows.rowCount() > 0;
              if (found) {
                written();
              }
              return found;
            });
  }

  /** Removes what nobody will ask for any more; completes with how many. */
  Future<Integer> purge() {
    return statements
        .change(
            new Statement(
                "DELETE FROM assay_callback WHERE give_up < ?",
                Tuple.of(schedule.forgotten(schedule.now()).toEpochMilli())),
            List.of())
        .map(SqlResult::rowCount);
  }

  /** Lets go of connections. */
  public Future<Void> close() {
    return statements.close();
  }
}
