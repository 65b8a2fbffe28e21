package dev.assay.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The callback of a service is read whole or not at all. */
class CallbackReadingTest {

  private static final Path FOLDER = Path.of("/etc/assay");

  @Test
  void aServiceMayHaveNone() throws ConfigFault {
    assertThat(CallbackReading.read(new ConfigNode("services[0]", Map.of()), FOLDER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/callbacks, https://shop.example/callbacks",
    "https://shop.example, https://shop.example/",
    "HTTPS://Shop.Example:443/A%2fb?c=d, https://shop.example/A%2fb?c=d",
    "https://shop.example:8443?x, https://shop.example:8443/?x",
    "https://shop.example/siân, https://shop.example/si%C3%A2n",
    "https://[2001:DB8::1]/, https://[2001:db8::1]/",
  })
  void theAddressIsWrittenAsItIsAskedAndSigned(String written, String asked) throws ConfigFault {
    CallbackConfig config =
        CallbackReading.read(service(Map.of("url", written, "key", "shop.jwk")), FOLDER)
            .orElseThrow();
    assertThat(config.url()).hasToString(asked);
    assertThat(config.key()).isEqualTo(FOLDER.resolve("shop.jwk"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/canary",
        "https:///canary",
        "https://user:canary@shop.example/",
        "https://shop.example/#canary",
        "https://shop.example/canary canary",
        "/canary",
        "https:canary",
        "",
      })
  void anAddressOfAnotherFormIsRefusedAndNotShown(String url) {
    ConfigFault fault = fault(Map.of("url", url, "key", "shop.jwk"));
    assertThat(fault.key()).isEqualTo("services[0].callback.url");
    assertThat(fault.getMessage()).doesNotContain("canary");
  }

  @Test
  void whatIsMissingOrNotKnownIsAFault() {
    assertThat(fault(Map.of("url", "https://shop.example/")).key())
        .isEqualTo("services[0].callback.key");
    assertThat(fault(Map.of("key", "shop.jwk")).key()).isEqualTo("services[0].callback.url");
    assertThat(
            fault(Map.of("url", "https://shop.example/", "key", "shop.jwk", "secret", "x")).key())
        .isEqualTo("services[0].callback.secret");
    assertThat(fault(Map.of("url", "https://shop.example/" + "a".repeat(2_048), "key", "k")).key())
        .isEqualTo("services[0].callback.url");
  }

  @Test
  void thePathIsNotShown() throws ConfigFault {
    assertThat(
            CallbackReading.read(
                service(Map.of("url", "https://shop.example/canary", "key", "k")), FOLDER))
        .hasToString("Optional[CallbackConfig[shop.example]]");
  }

  private static ConfigFault fault(Map<String, Object> callback) {
    return catchThrowableOfType(
        ConfigFault.class, () -> CallbackReading.read(service(callback), FOLDER));
  }

  private static ConfigNode service(Map<String, Object> callback) {
    return new ConfigNode("services[0]", Map.of("callback", callback));
  }
}
