package dev.assay.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.server.config.AuthorizationConfig.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key {@code authorization}. */
class AuthorizationReadingTest {

  /** Each line can be replaced. */
  private static final String GOOD =
      """
      authorization:
        issuer: https://login.example
        audience: https://verify.example
        jwks: {url: 'https://login.example/jwks'}
        clients: [{id: desk-app}, {id: batch-app, subject: svc-7, scope: batch}]
      """;

  @TempDir private Path folder;

  @Test
  void readsEveryKey() throws Exception {
    AuthorizationConfig config = read(GOOD).authorization().orElseThrow();
    assertThat(config.issuer()).isEqualTo("https://login.example");
    assertThat(config.audience()).isEqualTo("https://verify.example");
    assertThat(config.keys()).isEqualTo(new Keys.OfUrl(URI.create("https://login.example/jwks")));
    assertThat(config.clients())
        .containsExactly(
            new OauthClient("desk-app", "desk-app", "verifications"),
            new OauthClient("batch-app", "svc-7", "batch"));
  }

  @Test
  void keysMayBeInAFileAndNobodyMayBeAClient() throws Exception {
    String yaml = with("jwks", "{file: jwks.json}").replaceAll("(?m)^  clients:.*\n", "");
    AuthorizationConfig config = read(yaml).authorization().orElseThrow();
    assertThat(config.keys()).isEqualTo(new Keys.OfFile(folder.resolve("jwks.json")));
    assertThat(config.clients()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer | '' | issuer | must be a text",
        "audience | 7 | audience | must be a text",
        "jwks | https://login.example/jwks | jwks | must be a mapping",
        "jwks | '{}' | jwks | either file or url",
        "jwks | '{file: a, url: ''https://login.example/jwks''}' | jwks | either file or url",
        "jwks | '{uri: a}' | jwks.uri | file, url",
        "jwks | '{url: ''http://login.example/jwks''}' | jwks.url | must be an https URL",
        "jwks | '{url: ''http://localhost/jwks''}' | jwks.url | must be an https URL",
        "jwks | '{url: ''https://a:secret@login.example/jwks''}' | jwks.url | must be an https URL",
        "jwks | '{url: login.example}' | jwks.url | must be an https URL",
        "clients | '[{scope: a}]' | clients[0].id | client_id",
        "clients | '[{id: a, scope: ''a\"b''}]' | clients[0].scope | one scope"
      })
  void aFaultNamesThePlaceAndWhatWouldBeRight(
      String line, String value, String key, String wanted) {
    String written = line.equals("issuer") ? "''" : value;
    ConfigFault fault = fault(with(line, written));
    assertThat(fault.key()).isEqualTo("authorization." + key);
    assertThat(fault).hasMessageContaining(wanted).hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({"issuer", "audience", "jwks"})
  void whatHasToBeThereIsNamed(String line) {
    assertThat(fault(GOOD.replaceAll("(?m)^  " + line + ":.*\n", "")).key())
        .isEqualTo("authorization." + line);
  }

  @Test
  void clientsAreKeysEnoughToListenToOthers() throws Exception {
    assertThat(read("host: 0.0.0.0\n" + GOOD).checked().isOpen()).isFalse();
    String nobody = "host: 0.0.0.0\n" + GOOD.replaceAll("(?m)^  clients:.*\n", "");
    ConfigFault fault = catchThrowableOfType(ConfigFault.class, () -> read(nobody).checked());
    assertThat(fault.key()).isEqualTo("apiKeys");
  }

  @Test
  void whereServicesAloneHaveClientsTheRestIsOpenToNobody() throws Exception {
    String nobody = GOOD.replaceAll("(?m)^  clients:.*\n", "");
    assertThat(read(nobody).checked().isOpen()).isFalse();
  }

  @Test
  void keysThatNobodyMayFetchAreAFault() {
    ConfigFault fault =
        catchThrowableOfType(
            ConfigFault.class, () -> read("fetch: {use: disabled}\n" + GOOD).checked());
    assertThat(fault.key()).isEqualTo("authorization.jwks.url");
  }

  private static String with(String line, String value) {
    return GOOD.replaceAll("(?m)^  " + line + ":.*$", "  " + line + ": " + value);
  }

  private ConfigFault fault(String yaml) {
    return catchThrowableOfType(ConfigFault.class, () -> read(yaml));
  }

  private ServerConfig read(String yaml) throws IOException, ConfigFault {
    Path file = Files.writeString(folder.resolve("assay.yaml"), yaml);
    return ConfigReader.read(Optional.of(file), Map.of());
  }
}
