package dev.assay.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCwtStatusList;
import dev.assay.testkit.TestIdentifierList;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What status lists say about how long they are kept. */
class FreshnessTest {

  private static final String PLACE = "https://status.example/1";
  private static final TestKey KEY = TestKey.es256("status");
  private static final Instant SOON = TestClock.NOW.plusSeconds(600);
  private static final Instant LATER = TestClock.NOW.plusSeconds(900);

  /** To be used for ten minutes, and for fifteen at most. */
  private static Map<Object, Object> times(Map<Object, Object> claims) {
    return TestMdoc.put(65_534, 600).apply(TestMdoc.put(4, LATER.getEpochSecond()).apply(claims));
  }

  private static Freshness of(Document document, DocumentKind kind) {
    return Freshness.of(document, kind, Optional.of(Duration.ofHours(20)), Duration.ofHours(1));
  }

  @Test
  void listsInCwtFormAreKeptAsLongAsTheySay() {
    Document statuses = TestCwtStatusList.at(PLACE, KEY).claims(FreshnessTest::times).document();
    assertThat(of(statuses, DocumentKind.STATUS_LIST_CWT)).isEqualTo(new Freshness(SOON, LATER));

    Document identifiers =
        TestIdentifierList.at(PLACE, KEY).claims(FreshnessTest::times).document();
    assertThat(of(identifiers, DocumentKind.IDENTIFIER_LIST)).isEqualTo(new Freshness(SOON, LATER));
  }
}
