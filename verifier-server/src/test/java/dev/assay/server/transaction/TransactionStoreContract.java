package dev.assay.server.transaction;

import static dev.assay.server.transaction.TestTransactions.CANARY;
import static dev.assay.server.transaction.TestTransactions.await;
import static dev.assay.server.transaction.TestTransactions.fault;
import static dev.assay.server.transaction.TestTransactions.key;
import static dev.assay.server.transaction.TestTransactions.sealing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.testkit.TestClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does, whichever engine keeps the rows. */
interface TransactionStoreContract {

  /** What a test works with. */
  final class Bench {
    final Vertx vertx = Vertx.vertx();
    final List<TransactionStore> stores = new ArrayList<>();

    TransactionStore open(Database database, Sealing sealing) {
      TransactionStore store = await(SqlTransactionStore.open(vertx, database, sealing));
      stores.add(store);
      return store;
    }

    void close() {
      stores.forEach(store -> await(store.close()));
      stores.clear();
    }
  }

  Bench bench();

  /** An empty one at the first call of a test, and the same ever after. */
  Database database();

  /** Where the engine keeps its bytes. */
  Path folder();

  /** Ends the engine and starts it again. */
  void restart();

  /** Makes sure that all is in the files. */
  default void flush() {
    restart();
  }

  @BeforeEach
  default void empty() throws SQLException {
    bench().open(database(), sealing());
    statement("DELETE FROM assay_transaction");
  }

  @AfterEach
  default void closeAll() {
    bench().close();
    await(bench().vertx.close());
  }

  /** A connection that stayed in a transaction would keep its next changes to itself. */
  @Test
  default void whatFollowsAChangeWithOthersBesidesIsSeenByEverybody() throws SQLException {
    Outbox outbox =
        (before, after) ->
            before.state().equals(after.state())
                ? List.of()
                : List.of(
                    new Statements.Statement(
                        "UPDATE assay_callback SET attempts = 0 WHERE id = ?", Tuple.of("none")));
    TransactionStore store =
        await(SqlTransactionStore.open(bench().vertx, database(), sealing(), outbox));
    bench().stores.add(store);
    Transaction created = TestTransactions.created();
    await(store.add(created));
    Transaction requested = created.become(new TransactionState.Requested(), "{}");
    await(store.replace(created, requested));
    Transaction again = requested.become(new TransactionState.Requested(), "{}");
    await(store.replace(requested, again));
    try (Connection somebody = database().source().getConnection();
        PreparedStatement versions =
            somebody.prepareStatement("SELECT version FROM assay_transaction WHERE id = ?")) {
      versions.setString(1, Handle.digest(created.id()));
      ResultSet rows = versions.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(again.version());
    }
  }

  private TransactionStore store() {
    return bench().stores.get(0);
  }

  private int statement(String sql, Object... parameters) throws SQLException {
    try (Connection connection = database().source().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  @Test
  default void whatIsAddedIsFoundByEachHandle() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    assertThat(await(store().find("shop", added.id()))).contains(added);
    assertThat(await(store().findByRequest(added.requestHandle()))).contains(added);
    assertThat(await(store().findByResponse(added.responseHandle()))).contains(added);
    assertThat(await(store().findByPage(added.pageHandle()))).contains(added);
  }

  @Test
  default void aHandleLeadsOnlyWhereItBelongs() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    assertThat(await(store().find("shop", added.requestHandle()))).isEmpty();
    assertThat(await(store().findByRequest(added.responseHandle()))).isEmpty();
    assertThat(await(store().findByResponse(added.id()))).isEmpty();
    assertThat(await(store().findByPage(added.responseHandle()))).isEmpty();
    assertThat(await(store().findByResponse(Handle.digest(added.responseHandle())))).isEmpty();
  }

  @Test
  default void anotherServiceFindsNothing() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    assertThat(await(store().find("another shop", added.id()))).isEmpty();
    assertThat(await(store().find("", added.id()))).isEmpty();
  }

  @Test
  default void aHandleIsUsedOnce() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    assertThat(fault(store().add(added))).isEqualTo(StoreFault.Kind.DUPLICATE);
  }

  @Test
  default void ofFiftyWhoReplaceAtOnceOneWins() {
    Transaction before = TestTransactions.created();
    await(store().add(before));
    List<Future<Boolean>> all =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    store()
                        .replace(
                            before,
                            before.become(new TransactionState.Requested(), "{\"by\":" + i + "}")))
            .toList();
    await(Future.join(all));
    List<Integer> winners =
        IntStream.range(0, 50).filter(i -> all.get(i).result()).boxed().toList();
    assertThat(winners).hasSize(1);
    assertThat(await(store().find("shop", before.id())).orElseThrow().content())
        .isEqualTo("{\"by\":" + winners.get(0) + "}");
  }

  @Test
  default void anOldVersionReplacesNothing() {
    Transaction first = TestTransactions.created();
    Transaction second = first.become(new TransactionState.Requested(), "{}");
    await(store().add(first));
    assertThat(await(store().replace(first, second))).isTrue();
    assertThat(await(store().replace(first, first.become(new TransactionState.Cancelled(), ""))))
        .isFalse();
    assertThat(await(store().find("shop", first.id()))).contains(second);
  }

  @Test
  default void aReplacementIsMadeOfWhatItReplaces() {
    Transaction one = TestTransactions.created();
    Transaction another = TestTransactions.created();
    await(store().add(one));
    assertThatThrownBy(
            () ->
                await(store().replace(one, another.become(new TransactionState.Requested(), "{}"))))
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> await(store().replace(one, one)))
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void everythingOutlastsARestart() {
    List<Transaction> all = Stream.generate(TestTransactions::created).limit(20).toList();
    all.forEach(transaction -> await(store().add(transaction)));
    bench().close();
    restart();
    bench().open(database(), sealing());
    all.forEach(
        transaction ->
            assertThat(await(store().find("shop", transaction.id()))).contains(transaction));
  }

  @Test
  default void noFileOfTheDatabaseHasContentOrHandles() throws IOException {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    Transaction requested = added.become(new TransactionState.Requested(), added.content());
    assertThat(await(store().replace(added, requested))).isTrue();
    bench().close();
    flush();
    assertThat(filesWith(Handle.digest(added.id()))).isNotEmpty();
    assertThat(filesWith(CANARY)).isEmpty();
    assertThat(filesWith(added.id())).isEmpty();
    assertThat(filesWith(added.requestHandle())).isEmpty();
    assertThat(filesWith(added.responseHandle())).isEmpty();
    assertThat(filesWith(added.pageHandle())).isEmpty();
  }

  private List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  @Test
  default void noColumnCanBeChangedUnderTheSeal() throws SQLException {
    for (String change :
        List.of(
            "service = 'another shop'",
            "version = version + 1",
            "created = created + 1",
            "expires = expires + 1000000",
            "state = 'decided'",
            "state = 'unheard of'")) {
      Transaction added = TestTransactions.created();
      await(store().add(added));
      statement(
          "UPDATE assay_transaction SET " + change + " WHERE id = ?", Handle.digest(added.id()));
      assertThat(fault(store().findByResponse(added.responseHandle())))
          .as(change)
          .isEqualTo(StoreFault.Kind.SEAL_BROKEN);
    }
  }

  @Test
  default void sealedBytesOfAnotherRowOrAnOlderVersionAreRefused() throws SQLException {
    Transaction one = TestTransactions.created();
    Transaction other = TestTransactions.created();
    await(store().add(one));
    await(store().add(other));
    statement("CREATE TABLE kept AS SELECT id, sealed FROM assay_transaction");
    try {
      Transaction later = one.become(new TransactionState.Requested(), "{}");
      assertThat(await(store().replace(one, later))).isTrue();
      String put =
          "UPDATE assay_transaction SET sealed = (SELECT sealed FROM kept WHERE kept.id = ?)"
              + " WHERE assay_transaction.id = ?";
      statement(put, Handle.digest(one.id()), Handle.digest(one.id()));
      assertThat(fault(store().find("shop", one.id()))).isEqualTo(StoreFault.Kind.SEAL_BROKEN);
      statement(put, Handle.digest(one.id()), Handle.digest(other.id()));
      assertThat(fault(store().find("shop", other.id()))).isEqualTo(StoreFault.Kind.SEAL_BROKEN);
    } finally {
      statement("DROP TABLE kept");
    }
  }

  @Test
  default void aWrongKeyIsAFaultAndNoEmptyAnswer() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    TransactionStore wrong = bench().open(database(), sealing(key("k1", 7)));
    assertThat(fault(wrong.find("shop", added.id()))).isEqualTo(StoreFault.Kind.SEAL_BROKEN);
    TransactionStore unknown = bench().open(database(), sealing(key("k2", 2)));
    assertThat(fault(unknown.find("shop", added.id()))).isEqualTo(StoreFault.Kind.KEY_UNKNOWN);
  }

  @Test
  default void aRolledKeyStillOpensWhatTheOldOneSealed() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    TransactionStore rolled = bench().open(database(), sealing(key("k2", 2), key("k1", 1)));
    Transaction found = await(rolled.find("shop", added.id())).orElseThrow();
    assertThat(await(rolled.replace(found, found.become(new TransactionState.Requested(), "{}"))))
        .isTrue();
    assertThat(fault(store().find("shop", added.id()))).isEqualTo(StoreFault.Kind.KEY_UNKNOWN);
  }

  @Test
  default void whatWaitsPastItsTimeExpiresAndLosesItsContent() {
    Instant end = TestClock.NOW.plus(Duration.ofMinutes(5));
    Transaction created = TestTransactions.created();
    Transaction requested = TestTransactions.in(new TransactionState.Requested());
    Transaction decided = TestTransactions.in(new TransactionState.Decided());
    Stream.of(created, requested, decided).forEach(each -> await(store().add(each)));
    assertThat(await(store().expire(end.minusMillis(1)))).isZero();
    assertThat(await(store().expire(end))).isEqualTo(2);
    assertThat(await(store().expire(end))).isZero();
    for (Transaction each : List.of(created, requested)) {
      Transaction expired = await(store().find("shop", each.id())).orElseThrow();
      assertThat(expired.state()).isEqualTo(new TransactionState.Expired());
      assertThat(expired.content()).isEmpty();
      assertThat(expired.version()).isEqualTo(2);
    }
    assertThat(await(store().find("shop", decided.id()))).contains(decided);
  }

  @Test
  default void moreThanOneReadingExpiresAtOnce() {
    await(
        Future.join(
            Stream.generate(TestTransactions::created)
                .limit(450)
                .map(each -> store().add(each))
                .toList()));
    assertThat(await(store().expire(TestClock.NOW.plus(Duration.ofHours(1))))).isEqualTo(450);
  }

  @Test
  default void whatDoesNotOpenExpiresTooAndIsNoEmptyTransaction() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    TransactionStore wrong = bench().open(database(), sealing(key("k1", 7)));
    assertThat(await(wrong.expire(TestClock.NOW.plus(Duration.ofHours(1))))).isEqualTo(1);
    assertThat(fault(store().find("shop", added.id()))).isEqualTo(StoreFault.Kind.SEAL_BROKEN);
  }

  @Test
  default void deliveryRemovesTheContent() {
    Transaction decided = TestTransactions.in(new TransactionState.Decided());
    await(store().add(decided));
    Transaction delivered = decided.become(new TransactionState.Delivered(), decided.content());
    assertThat(await(store().replace(decided, delivered))).isTrue();
    assertThat(await(store().find("shop", decided.id())).orElseThrow().content()).isEmpty();
  }

  @Test
  default void purgingRemovesWhatEndedBefore() {
    Transaction added = TestTransactions.created();
    await(store().add(added));
    assertThat(await(store().purge(added.forgotten().minusMillis(1)))).isFalse();
    assertThat(await(store().find("shop", added.id()))).isPresent();
    assertThat(await(store().purge(added.forgotten()))).isFalse();
    assertThat(await(store().find("shop", added.id()))).isEmpty();
  }

  @Test
  default void howeverManyAreOverAllOfThemGo() {
    List<Transaction> added = Stream.generate(TestTransactions::created).limit(120).toList();
    added.forEach(one -> await(store().add(one)));

    int parts = 1;
    while (await(store().purge(added.get(0).forgotten()))) {
      parts++;
    }
    assertThat(parts).isBetween(2, 120);
    added.forEach(one -> assertThat(await(store().find("shop", one.id()))).isEmpty());
  }

  @Test
  default void severalMayStartAtOnce() throws SQLException {
    bench().close();
    statement("DROP TABLE assay_transaction");
    statement("DROP TABLE assay_callback");
    statement("DROP TABLE \"assay_migration\"");
    List<Future<TransactionStore>> starting =
        Stream.generate(() -> SqlTransactionStore.open(bench().vertx, database(), sealing()))
            .limit(4)
            .toList();
    await(Future.join(starting));
    starting.forEach(each -> bench().stores.add(each.result()));
    Transaction added = TestTransactions.created();
    await(starting.get(0).result().add(added));
    assertThat(await(starting.get(3).result().find("shop", added.id()))).contains(added);
  }
}
