package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.DocumentCache;
import dev.assay.server.fetch.Publisher;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SEC-10: an issuer that has changed its key is believed at the next look at its metadata. */
class KeyRotationTest {

  private final Vertx vertx = Vertx.vertx();
  private final TestKey first = TestKey.es256("first").named("key-1");
  private final TestKey second = TestKey.es256("second").named("key-2");
  private final MovingClock clock = new MovingClock();
  private volatile TestKey published = first;
  private Publisher publisher;

  @TempDir private Path folder;

  /** Notes as well which threads look into the cache, which is where decisions are made. */
  private static final class MovingClock implements InstantSource {
    private volatile Instant now = TestClock.NOW;
    private final Set<String> deciding = ConcurrentHashMap.newKeySet();

    @Override
    public Instant instant() {
      if (StackWalker.getInstance().walk(frames -> frames.anyMatch(MovingClock::isLookUp))) {
        deciding.add(Thread.currentThread().getName());
      }
      return now;
    }

    private static boolean isLookUp(StackWalker.StackFrame frame) {
      return frame.getClassName().equals(DocumentCache.class.getName())
          && frame.getMethodName().equals("find");
    }
  }

  @BeforeEach
  void publish() {
    publisher =
        new Publisher(
            vertx,
            Publisher.HOST,
            request ->
                request
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .end(Json.write(metadata())));
  }

  private Map<String, Object> metadata() {
    return Map.of("issuer", issuer(), "jwks", TestIssuer.withKey(issuer(), published).jwks());
  }

  private String issuer() {
    return "https://" + publisher.authority();
  }

  @AfterEach
  void close() {
    publisher.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aNewKeyIsLookedForOnceAMinuteAndOffTheEventLoop() throws Exception {
    try (Api api = api()) {
      assertThat(api.verify(signedBy(first))).containsEntry("verdict", "accepted");
      published = second;
      assertThat(api.verify(signedBy(second))).containsEntry("verdict", "rejected");
      assertThat(publisher.requests()).isEqualTo(1);
      clock.now = TestClock.NOW.plus(Duration.ofMinutes(2));
      assertThat(api.verify(signedBy(second))).containsEntry("verdict", "accepted");
      assertThat(api.verify(signedBy(first))).containsEntry("verdict", "rejected");
      assertThat(publisher.requests()).isEqualTo(2);
    }
    assertThat(clock.deciding).isNotEmpty().allMatch(name -> name.startsWith("assay-worker-"));
  }

  private String signedBy(TestKey key) {
    return TestIssuer.withKey(issuer(), key).credential().issue().compact();
  }

  private Api api() throws Exception {
    FetchConfig fetch =
        FetchConfig.DEFAULT
            .within(Duration.ofSeconds(30), Duration.ofSeconds(60)) // a slow machine is no verdict
            .trusting(Publisher.authorityFile(folder))
            .permittingPrivate(Set.of(publisher.authority()));
    TestTrust.Node service = TestTrust.metadata(issuer(), publisher.authority());
    ServerConfig config =
        Api.trusting(
            folder, TestTrust.list("test").entry(TestTrust.entry("issuer").service(service)));
    return Api.start(config.with(config.work(), fetch), clock);
  }
}
