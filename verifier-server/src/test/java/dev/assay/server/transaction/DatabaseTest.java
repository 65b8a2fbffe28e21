package dev.assay.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  void h2IsGivenBytesAndNoLargeObjects() {
    Tuple row = Tuple.of("id", 1L, Buffer.buffer("sealed"));
    Tuple plain = new Database.Embedded(Path.of("store")).parameters(row);
    assertThat(plain.getValue(0)).isEqualTo("id");
    assertThat(plain.getValue(1)).isEqualTo(1L);
    assertThat(plain.getValue(2)).isEqualTo("sealed".getBytes(StandardCharsets.US_ASCII));
    assertThat(new Database.PostgreSql(URI).parameters(row)).isSameAs(row);
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(new Database.PostgreSql(URI)).asString().doesNotContain("secret");
  }
}
