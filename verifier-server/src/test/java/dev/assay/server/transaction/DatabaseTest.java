package dev.assay.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseTest {

  private static final String URI = "postgresql://assay:secret@127.0.0.1:5432/assay";

  @Test
  void aConnectionThatHasToBeEncryptedIsMadeWithWhatEncryptionNeeds() {
    assertThat(new Database.PostgreSql(URI + "?sslmode=require").connecting().getSslOptions())
        .isNotNull();
    assertThat(new Database.PostgreSql(URI).connecting().getSslOptions()).isNull();
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(new Database.PostgreSql(URI)).asString().doesNotContain("secret");
  }
}
