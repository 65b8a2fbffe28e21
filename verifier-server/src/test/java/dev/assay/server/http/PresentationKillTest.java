package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.transaction.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers on one PostgreSQL behind a balancer, of which one is killed while a transaction
 * goes through each of its states. {@code -Dkills=300} for more of them than a build has time for.
 */
class PresentationKillTest {

  private static final int KILLS = Integer.getInteger("kills", 8);

  /** The steps of a transaction; a server dies during one of them. */
  private static final int STEPS = 4;

  /** As long as a step takes at most, so that a kill comes before, within and after it. */
  private static final int MILLIS_OF_A_STEP = 40;

  @TempDir private Path folder;

  private final Random random = new Random(7193);
  private final List<ServerUnderTest> servers = new ArrayList<>();
  private final ExecutorService killer = Executors.newSingleThreadExecutor();
  private PresentationSetting setting;
  private Balancer balancer;
  private Caller council;
  private Optional<TestPostgres> database = Optional.empty();

  @BeforeEach
  void start() throws Exception {
    database = Optional.of(TestPostgres.start());
    setting = new PresentationSetting(folder).in(database.get().uri());
    for (int i = 0; i < 3; i++) {
      servers.add(ServerUnderTest.start(setting, folder));
    }
    balancer = new Balancer(servers);
    council = new Caller(balancer, COUNCIL_KEY);
    for (ServerUnderTest server : servers) {
      awaitUp(server);
    }
  }

  @AfterEach
  void stop() throws Exception {
    killer.shutdown();
    for (ServerUnderTest server : servers) {
      server.kill();
    }
    if (database.isPresent()) {
      database.get().stop();
    }
  }

  @Test
  void noTransactionIsLostOrAcceptedTwiceWhereverAServerDies() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      ServerUnderTest victim = servers.get(kill % servers.size());
      awaitUp(victim);
      goThrough(victim, kill % STEPS);
    }
    assertThat(logged()).doesNotContain("Canary", "Fernhollow\"");
  }

  private void goThrough(ServerUnderTest victim, int deadly) throws Exception {
    Future<?> death = deadly == 0 ? die(victim) : null;
    Begun begun = council.begun(with(sameDevice("permit"), "responseMode", "direct_post"));
    visit(balancer, begun);
    death = deadly == 1 ? die(victim) : death;
    TestHolder holder = TestHolder.follow(balancer, begun.walletLink());
    String presentation = holder.present(setting, setting.permit()).compact();
    death = deadly == 2 ? die(victim) : death;
    Set<String> replies = new HashSet<>();
    for (int again = 0; again < 3; again++) {
      HttpResponse<String> answer = holder.answer("permit", presentation);
      assertThat(answer.statusCode()).isEqualTo(200);
      replies.add(String.valueOf(Api.json(answer).get("redirect_uri")));
    }
    // Whoever was first is told so, also if the server died that was about to.
    assertThat(replies).hasSize(1).doesNotContain("null");
    Map<String, Object> view = council.view(begun.id());
    assertThat(view).containsEntry("state", "decided").containsEntry("awaiting", "return");
    death = deadly == 3 ? die(victim) : death;
    assertThat(council.end(begun.id()).statusCode()).isEqualTo(204);
    assertThat(council.view(begun.id())).containsEntry("state", "delivered").hasSize(3);
    if (death != null) {
      death.get();
    }
  }

  /** At some instant of the step that begins now; and comes to life again. */
  private Future<?> die(ServerUnderTest victim) {
    int delay = random.nextInt(MILLIS_OF_A_STEP);
    return killer.submit(
        () -> {
          Thread.sleep(delay);
          victim.kill();
          victim.startAgain();
          return victim;
        });
  }

  @Test
  void aDatabaseThatStartsAgainLosesNothing() throws Exception {
    Begun begun = council.begun(crossDevice("permit"));
    database.orElseThrow().crash();
    TestHolder holder = TestHolder.follow(balancer, begun.walletLink());
    database.orElseThrow().crash();
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    database.orElseThrow().restart();
    assertThat(council.look(begun.id(), Optional.empty()).body())
        .contains("\"result\":{\"verdict\":\"accepted\"");
  }

  private void awaitUp(ServerUnderTest server) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (server.isUp(balancer.client())) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException(
        "a server does not start: " + Files.readString(server.log().toPath()));
  }

  private String logged() throws IOException {
    StringBuilder all = new StringBuilder();
    for (File log : servers.stream().map(ServerUnderTest::log).toList()) {
      all.append(Files.readString(log.toPath(), StandardCharsets.UTF_8));
    }
    return all.toString();
  }
}
