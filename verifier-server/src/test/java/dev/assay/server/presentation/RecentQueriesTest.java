package dev.assay.server.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.openid4vp.DcqlFault;
import org.junit.jupiter.api.Test;

/** What was read lately takes nobody else's place. */
class RecentQueriesTest {

  /** More than are kept, so that some of them share a place. */
  private static final int MANY = 1_000;

  @Test
  void eachQueryIsItsOwnHoweverManyThereAre() throws Exception {
    for (int turn = 0; turn < 2; turn++) {
      for (int i = 0; i < MANY; i++) {
        String json = query("n" + i);
        assertThat(RecentQueries.read(json).credential("n" + i)).isPresent();
        assertThat(RecentQueries.read(json)).isSameAs(RecentQueries.read(json));
      }
    }
  }

  @Test
  void whatIsNotValidIsNotKept() {
    String json = query("not an id");
    for (int turn = 0; turn < 2; turn++) {
      assertThatThrownBy(() -> RecentQueries.read(json)).isInstanceOf(DcqlFault.class);
    }
  }

  private static String query(String id) {
    return """
        {"credentials":[{"id":"%s","format":"dc+sd-jwt","meta":{"vct_values":["urn:example:permit"]}}]}"""
        .formatted(id);
  }
}
