package dev.assay.server.callback;

import static dev.assay.server.callback.CallbackBench.SERVICE;
import static dev.assay.server.transaction.TestTransactions.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.callback.CallbackBench.Server;
import dev.assay.server.callback.CallbackQueue.Claim;
import dev.assay.server.callback.CallbackQueue.Failure;
import dev.assay.server.transaction.Database;
import dev.assay.server.transaction.Handle;
import dev.assay.server.transaction.Outbox;
import dev.assay.server.transaction.SqlTransactionStore;
import dev.assay.server.transaction.Statements;
import dev.assay.server.transaction.StoreFault;
import dev.assay.server.transaction.TestTransactions;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState;
import dev.assay.server.transaction.TransactionStore;
import dev.assay.testkit.TestClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to be sent is neither lost nor sent by two at once, whichever engine keeps it. */
interface CallbackQueueContract {

  /** The same at each call of a test. */
  CallbackBench bench();

  Database database();

  /** Where the engine keeps its bytes. */
  Path folder();

  /** Makes sure that all is in the files. */
  void flush();

  @BeforeEach
  default void empty() {
    Server server = bench().server();
    server.change("DELETE FROM assay_callback");
    server.change("DELETE FROM assay_transaction");
    bench().closeServers();
  }

  @AfterEach
  default void closeAll() {
    bench().close();
  }

  @Test
  default void aChangeAndItsCallbackAreWrittenTogether() {
    Server server = bench().server();
    Transaction decided = server.end(new TransactionState.Decided());
    List<Claim> claims = server.claim();
    assertThat(claims).hasSize(1);
    CallbackMessage message = claims.get(0).message();
    assertThat(message.event()).isEqualTo(CallbackEvent.DECIDED);
    assertThat(message.request()).isEqualTo(decided.id());
    assertThat(message.at()).isEqualTo(bench().now());
    assertThat(claims.get(0).attempts()).isEqualTo(1);
  }

  @Test
  default void whatIsNotWrittenUndoesTheChange() {
    Server server = bench().server();
    Outbox broken =
        (before, after) ->
            List.of(new Statements.Statement("DELETE FROM no_such_table", Tuple.tuple()));
    TransactionStore store =
        await(
            SqlTransactionStore.open(
                bench().vertx, database(), TestTransactions.sealing(), broken));
    Transaction requested = TestTransactions.in(new TransactionState.Requested());
    await(store.add(requested));
    assertThat(
            TestTransactions.fault(
                store.replace(requested, requested.become(new TransactionState.Decided(), "{}"))))
        .isEqualTo(StoreFault.Kind.UNAVAILABLE);
    assertThat(await(server.store().find(SERVICE, requested.id()))).contains(requested);
    await(store.close());
  }

  @Test
  default void ofFiftyWhoDecideAtOnceOneWritesACallback() {
    Server server = bench().server();
    Transaction requested = TestTransactions.in(new TransactionState.Requested());
    await(server.store().add(requested));
    List<Future<Boolean>> all =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    server
                        .store()
                        .replace(requested, requested.become(new TransactionState.Decided(), "{}")))
            .toList();
    await(Future.join(all));
    assertThat(all.stream().filter(Future::result)).hasSize(1);
    assertThat(server.count("1 = 1")).isEqualTo(1);
  }

  @Test
  default void eachEndIsToldOnceAndNothingElseIs() {
    Server server = bench().server();
    Transaction created = TestTransactions.created();
    await(server.store().add(created));
    Transaction requested = created.become(new TransactionState.Requested(), "{}");
    await(server.store().replace(created, requested));
    Transaction fetched = requested.become(new TransactionState.Requested(), "{}");
    await(server.store().replace(requested, fetched));
    assertThat(server.count("1 = 1")).isZero();
    Transaction decided = fetched.become(new TransactionState.Decided(), "{}");
    await(server.store().replace(fetched, decided));
    await(server.store().replace(decided, decided.become(new TransactionState.Delivered(), "")));
    server.end(new TransactionState.Refused());
    server.end(new TransactionState.Cancelled());
    await(server.store().add(TestTransactions.created()));
    assertThat(await(server.store().expire(TestClock.NOW.plus(Duration.ofHours(1))))).isEqualTo(1);
    assertThat(server.claim().stream().map(claim -> claim.message().event()))
        .containsExactlyInAnyOrder(CallbackEvent.values());
  }

  @Test
  default void aServiceWithoutACallbackIsToldNothing() {
    Server server = bench().server(Set.of("another service"));
    server.end(new TransactionState.Decided());
    assertThat(server.count("1 = 1")).isZero();
  }

  @Test
  default void serversThatClaimAtOnceNeverClaimTheSame() {
    List<Server> servers = List.of(bench().server(), bench().server(), bench().server());
    for (int i = 0; i < 40; i++) {
      servers.get(0).end(new TransactionState.Decided());
    }
    Set<String> seen = new HashSet<>();
    for (int round = 0; round < 40 && seen.size() < 40; round++) {
      List<Future<List<Claim>>> claims =
          servers.stream().map(server -> server.queue().claim(SERVICE, 8)).toList();
      await(Future.join(claims));
      claims.stream()
          .flatMap(future -> future.result().stream())
          .forEach(claim -> assertThat(seen.add(claim.message().id())).isTrue());
    }
    assertThat(seen).hasSize(40);
  }

  @Test
  default void whatADeadServerClaimedIsTakenOver() {
    Server dead = bench().server();
    Server other = bench().server();
    dead.end(new TransactionState.Decided());
    Claim lost = dead.claim().get(0);
    bench().pass(Duration.ofSeconds(59));
    assertThat(other.claim()).isEmpty();
    bench().pass(Duration.ofSeconds(1));
    Claim taken = other.claim().get(0);
    assertThat(taken.message()).isEqualTo(lost.message());
    assertThat(taken.attempts()).isEqualTo(2);
    assertThat(await(dead.queue().delivered(lost))).isFalse();
    assertThat(await(dead.queue().failed(lost))).isEqualTo(Failure.TAKEN);
    assertThat(await(other.queue().delivered(taken))).isTrue();
    bench().pass(Duration.ofHours(2));
    assertThat(other.claim()).isEmpty();
  }

  @Test
  default void isTriedForADayAtLongerAndLongerIntervalsAndThenParked() {
    Server server = bench().server();
    server.end(new TransactionState.Decided());
    List<Duration> pauses = new ArrayList<>();
    Instant begun = bench().now();
    Failure last = await(server.queue().failed(server.claim().get(0)));
    while (last == Failure.RETRIED) {
      Duration pause = Duration.between(bench().now(), server.due());
      pauses.add(pause);
      bench().pass(pause.minusMillis(1));
      assertThat(server.claim()).isEmpty();
      bench().pass(Duration.ofMillis(1));
      last = await(server.queue().failed(server.claim().get(0)));
    }
    assertThat(last).isEqualTo(Failure.PARKED);
    assertThat(bench().now()).isEqualTo(begun.plus(Duration.ofHours(24)));
    for (int i = 0; i < pauses.size() - 1; i++) {
      Duration most = Duration.ofSeconds(Math.min(5L << Math.min(i, 10), 3_600));
      assertThat(pauses.get(i)).isBetween(most.multipliedBy(3).dividedBy(4), most);
    }
    assertThat(pauses).hasSizeBetween(32, 45);
    bench().pass(Duration.ofHours(2));
    assertThat(server.claim()).isEmpty();
  }

  @Test
  default void isSentAgainByHandWhateverBecameOfIt() {
    Server server = bench().server();
    Transaction decided = server.end(new TransactionState.Decided());
    Claim first = server.claim().get(0);
    assertThat(await(server.queue().redeliver(SERVICE, decided.id()))).isTrue();
    assertThat(await(server.queue().delivered(first))).isFalse();
    Claim second = server.claim().get(0);
    assertThat(second.message()).isEqualTo(first.message());
    assertThat(await(server.queue().delivered(second))).isTrue();
    bench().pass(Duration.ofDays(3));
    assertThat(await(server.queue().redeliver(SERVICE, decided.id()))).isTrue();
    Claim third = server.claim().get(0);
    assertThat(third.message()).isEqualTo(first.message());
    assertThat(third.attempts()).isEqualTo(1);
    assertThat(await(server.queue().failed(third))).isEqualTo(Failure.RETRIED);
    assertThat(await(server.queue().redeliver("another service", decided.id()))).isFalse();
    assertThat(await(server.queue().redeliver(SERVICE, "unheard of"))).isFalse();
  }

  @Test
  default void isForgottenAWeekAfterItHappened() {
    Server server = bench().server();
    Transaction decided = server.end(new TransactionState.Decided());
    bench().pass(Duration.ofDays(7));
    assertThat(await(server.queue().purge())).isZero();
    bench().pass(Duration.ofMillis(1));
    assertThat(await(server.queue().purge())).isEqualTo(1);
    assertThat(await(server.queue().redeliver(SERVICE, decided.id()))).isFalse();
  }

  @Test
  default void noColumnCanBeChangedUnderTheSealAndOthersAreStillSent() {
    Server server = bench().server();
    for (String change :
        List.of("event = 'refused'", "happened = happened + 1", "event = 'unheard of'")) {
      Transaction changed = server.end(new TransactionState.Decided());
      assertThat(
              server.change(
                  "UPDATE assay_callback SET "
                      + change
                      + " WHERE transaction_id = '"
                      + Handle.digest(changed.id())
                      + "'"))
          .isEqualTo(1);
    }
    Transaction good = server.end(new TransactionState.Decided());
    assertThat(server.claim().stream().map(claim -> claim.message().request()))
        .containsExactly(good.id());
    bench().pass(Duration.ofHours(25));
    assertThat(server.claim()).hasSize(1);
    assertThat(server.count("state = 'failed'")).isEqualTo(3);
  }

  @Test
  default void noFileOfTheDatabaseHasTheIdOfARequest() throws IOException {
    Server server = bench().server();
    Transaction decided = server.end(new TransactionState.Decided());
    String id = server.claim().get(0).message().id();
    bench().closeServers();
    flush();
    assertThat(filesWith(id)).isNotEmpty();
    assertThat(filesWith(decided.id())).isEmpty();
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
}
