package dev.assay.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration is read whole or not at all, and a fault says which key is wrong. */
class ConfigReaderTest {

  private static final String DIGEST = ApiKey.digestOf("a key");

  @TempDir private Path folder;

  @Test
  void withoutAFileItListensOnLoopbackAlone() throws ConfigFault {
    ServerConfig config = ConfigReader.read(Optional.empty(), Map.of()).checked();
    assertThat(config).isEqualTo(ServerConfig.DEFAULT);
    assertThat(config.requestAnchors()).isEqualTo(ServerConfig.RequestAnchors.REFUSE);
  }

  @Test
  void readsEveryKey() throws Exception {
    ServerConfig config =
        read(
            """
            host: 0.0.0.0
            port: 9000
            trustLists:
              - {file: mine.json}
              - {url: 'https://trust.example/list', signers: [signer.jwk]}
            apiKeys: [{name: desk, sha256: %s}]
            requestAnchors: accept
            fetch: {use: disabled, privateHosts: ['issuer.internal'], totalTimeout: PT3S}
            work: {workers: 3, queue: 7}
            metrics: off
            logLevel: warn
            """
                .formatted(DIGEST));
    assertThat(config.checked().port()).isEqualTo(9000);
    assertThat(config.trustLists()).hasSize(2);
    assertThat(config.trustLists().get(0).name()).isEqualTo(folder.resolve("mine.json").toString());
    assertThat(config.fetch().use()).isEqualTo(FetchConfig.Use.DISABLED);
    assertThat(config.fetch().totalTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.work().queue()).isEqualTo(7);
    assertThat(config.metrics()).isEqualTo(ServerConfig.Metrics.OFF);
    assertThat(config.apiKeys().get(0).has(ApiKey.digestOf("a key"))).isTrue();
    assertThat(config.apiKeys().get(0).has(ApiKey.digestOf("another"))).isFalse();
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() throws Exception {
    Files.writeString(folder.resolve("assay.yaml"), "port: 9000");
    ServerConfig config =
        ConfigReader.read(Optional.of(folder.resolve("assay.yaml")), Map.of("ASSAY_PORT", "9001"));
    assertThat(config.port()).isEqualTo(9001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prot: 1 | prot",
        "port: 70000 | port",
        "port: x | port",
        "requestAnchors: yes please | requestAnchors",
        "trustLists: [{}] | trustLists[0]",
        "trustLists: [{url: 'https://trust.example/'}] | trustLists[0].signers",
        "trustLists: [{url: 'http://trust.example/', signers: [a]}] | trustLists[0].url",
        "apiKeys: [{sha256: tooshort}] | apiKeys[0].sha256",
        "fetch: {totalTimeout: PT0S} | fetch.totalTimeout",
        "fetch: 1 | fetch",
        "work: {queue: 0} | work.queue",
        "'{\"port\": 1, \"port\": 2}' | config"
      })
  void aFaultNamesTheKey(String yaml, String key) throws IOException {
    Files.writeString(folder.resolve("assay.yaml"), yaml);
    ConfigFault fault = catchThrowableOfType(ConfigFault.class, () -> read(yaml));
    assertThat(fault.key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiKeys: [{name: a, sha256: my-secret-key}]",
        "apiKeys: my-secret-key",
        "apiKeys: [my-secret-key]",
        "my-secret-key",
        "apiKeys: [{name: a, sha256: 'my-secret-key}]"
      })
  void aKeyInTheWrongPlaceIsNotRepeated(String yaml) {
    ConfigFault fault = catchThrowableOfType(ConfigFault.class, () -> read(yaml));
    assertThat(fault).isNotNull().hasMessageNotContaining("my-secret-key");
  }

  @Test
  void othersThanThisMachineNeedAKey() {
    ServerConfig open = ServerConfig.DEFAULT.at("0.0.0.0", 8080);
    ConfigFault fault = catchThrowableOfType(ConfigFault.class, open::checked);
    assertThat(fault.key()).isEqualTo("apiKeys");
    assertThat(fault).hasMessageContaining("sha256");
  }

  private ServerConfig read(String yaml) throws IOException, ConfigFault {
    Path file = Files.writeString(folder.resolve("assay.yaml"), yaml);
    return ConfigReader.read(Optional.of(file), Map.of());
  }
}
