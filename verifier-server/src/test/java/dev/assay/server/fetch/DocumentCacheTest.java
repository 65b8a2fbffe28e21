package dev.assay.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.FetchFault;
import dev.assay.document.Finding;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestStatusList;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is kept, for how long, and when it is got anew. */
class DocumentCacheTest {

  private static final String LIST = "https://issuer.example/statuslists/1";
  private static final DocumentRequest STATUS =
      new DocumentRequest(URI.create(LIST), DocumentKind.STATUS_LIST, Set.of("issuer.example"));
  private static final DocumentRequest KEYS =
      new DocumentRequest(URI.create(LIST), DocumentKind.JWKS, Set.of("issuer.example"));
  private static final Finding DOWN = new Finding.Unavailable(FetchFault.FAILED, "down");

  private Instant now = TestClock.NOW;
  private int fetches;
  private final Deque<Download> answers = new ArrayDeque<>();
  private final DocumentCache cache =
      new DocumentCache(
          request -> {
            fetches++;
            return CompletableFuture.completedFuture(answers.remove());
          },
          Duration.ofHours(1),
          1 << 20,
          () -> now);

  @Test
  void anExpiredTtlStillAnswersWhileOneNewListIsGot() {
    answers.add(found(list(60, 7200)));
    Finding first = fetch(STATUS);
    now = now.plusSeconds(61);
    answers.add(found(list(60, 7200)));
    assertThat(cache.find(STATUS)).isEqualTo(first);
    assertThat(fetches).isEqualTo(2);
    assertThat(cache.find(STATUS)).isNotEqualTo(first);
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void anExpiredTokenNeverAnswers() {
    answers.add(found(list(60, 90)));
    fetch(STATUS);
    now = now.plusSeconds(90);
    assertThat(cache.find(STATUS)).isInstanceOf(Finding.Missing.class);
  }

  @Test
  void aStaleTokenAnswersNoLongerThanPermitted() {
    answers.add(found(list(60, 86_400)));
    fetch(STATUS);
    now = now.plus(Duration.ofHours(1)).plusSeconds(60);
    assertThat(cache.find(STATUS)).isInstanceOf(Finding.Missing.class);
  }

  @Test
  void theTokenGoesBeforeTheHeadersOfHttp() {
    Finding list = new Finding.Found(list(60, 86_400));
    answers.add(new Download(list, Optional.of(Duration.ofDays(30))));
    fetch(STATUS);
    now = now.plusSeconds(61);
    answers.add(found(list(60, 86_400)));
    fetch(STATUS);
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void aFailureIsRememberedForAWhile() {
    answers.add(new Download(DOWN, Optional.empty()));
    assertThat(fetch(STATUS)).isEqualTo(DOWN);
    assertThat(fetch(STATUS)).isEqualTo(DOWN);
    assertThat(fetches).isEqualTo(1);
    now = now.plusSeconds(30);
    answers.add(found(list(60, 7200)));
    assertThat(fetch(STATUS)).isInstanceOf(Finding.Found.class);
  }

  @Test
  void whatIsNotOutOfDateOutlastsAFailure() {
    answers.add(found(list(60, 7200)));
    Finding first = fetch(STATUS);
    now = now.plusSeconds(61);
    answers.add(new Download(DOWN, Optional.empty()));
    assertThat(fetch(STATUS)).isEqualTo(first);
    assertThat(fetch(STATUS)).isEqualTo(first);
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void metadataIsKeptForFiveMinutesAtLeastAndADayAtMost() {
    answers.add(new Download(new Finding.Found(keys("{}")), Optional.of(Duration.ofDays(30))));
    fetch(KEYS);
    now = now.plus(Duration.ofHours(24)).minusSeconds(1);
    fetch(KEYS);
    assertThat(fetches).isEqualTo(1);
    now = now.plusSeconds(1);
    answers.add(new Download(new Finding.Found(keys("{}")), Optional.of(Duration.ZERO)));
    fetch(KEYS);
    assertThat(fetches).isEqualTo(2);
    now = now.plusSeconds(299);
    fetch(KEYS);
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void keysAreGotAnewAtMostOnceAMinute() {
    answers.add(found(keys("{}")));
    Document first = ((Finding.Found) fetch(KEYS)).document();
    assertThat(cache.refresh(first).toCompletableFuture().join()).isFalse();
    now = now.plusSeconds(60);
    answers.add(found(keys("{\"keys\":[]}")));
    assertThat(cache.refresh(first).toCompletableFuture().join()).isTrue();
    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void whatOneIssuerMayBeAskedForIsNothingToAnother() {
    answers.add(found(list(60, 7200)));
    fetch(STATUS);
    DocumentRequest other =
        new DocumentRequest(STATUS.uri(), DocumentKind.STATUS_LIST, Set.of("another.example"));
    assertThat(cache.find(other)).isInstanceOf(Finding.Missing.class);
    assertThat(fetch(other)).isInstanceOf(Finding.Unavailable.class);
    assertThat(fetches).isEqualTo(1);
  }

  private Finding fetch(DocumentRequest request) {
    return cache.fetch(request).toCompletableFuture().join();
  }

  private static Download found(Document document) {
    return new Download(new Finding.Found(document), Optional.empty());
  }

  private Document list(long ttl, long expiresIn) {
    return TestStatusList.at(LIST, TestKey.es256("issuer"))
        .claim("ttl", ttl)
        .claim("exp", now.plusSeconds(expiresIn).getEpochSecond())
        .document(now);
  }

  private Document keys(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return Document.of(URI.create(LIST), "application/json", body, now);
  }
}
