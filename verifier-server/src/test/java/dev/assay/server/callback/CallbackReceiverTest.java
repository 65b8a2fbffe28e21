package dev.assay.server.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.crypto.Crypto;
import dev.assay.server.callback.MessageSignature.Validity;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of docs/callbacks.md. */
class CallbackReceiverTest {

  private static final String URL = "https://shop.example/callbacks";
  private static final byte[] BODY = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = TestClock.NOW;
  private static final TestKey PAIR = TestKey.es256("callbacks");

  private final CallbackReceiver receiver = new CallbackReceiver(URL, PAIR.pair().getPublic());

  @Test
  void acceptsWhatIsSentOnce() throws Exception {
    Map<String, String> fields = fields(PAIR, URL, 'a');
    assertThat(receiver.accepts(fields, BODY, NOW)).isTrue();
    assertThat(receiver.accepts(fields, BODY, NOW)).isFalse();
    assertThat(receiver.accepts(fields, BODY, NOW.plusSeconds(359))).isFalse();
    assertThat(receiver.accepts(fields(PAIR, URL, 'b'), BODY, NOW)).isTrue();
  }

  @Test
  void acceptsTheOtherKindOfKey() throws Exception {
    TestKey pair = TestKey.ed25519("callbacks");
    CallbackReceiver other = new CallbackReceiver(URL, pair.pair().getPublic());
    assertThat(other.accepts(fields(pair, URL, 'a'), BODY, NOW)).isTrue();
    assertThat(other.accepts(fields(PAIR, URL, 'b'), BODY, NOW)).isFalse();
    assertThat(receiver.accepts(fields(pair, URL, 'c'), BODY, NOW)).isFalse();
  }

  @Test
  void acceptsItForAsLongAsItHolds() throws Exception {
    assertThat(receiver.accepts(fields(PAIR, URL, 'a'), BODY, NOW.minusSeconds(61))).isFalse();
    assertThat(receiver.accepts(fields(PAIR, URL, 'b'), BODY, NOW.minusSeconds(60))).isTrue();
    assertThat(receiver.accepts(fields(PAIR, URL, 'c'), BODY, NOW.plusSeconds(359))).isTrue();
    assertThat(receiver.accepts(fields(PAIR, URL, 'd'), BODY, NOW.plusSeconds(360))).isFalse();
  }

  @Test
  void refusesWhatWasChangedOrWasForAnother() throws Exception {
    byte[] changed = "{\"id\":\"2\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(receiver.accepts(fields(PAIR, URL, 'a'), changed, NOW)).isFalse();
    assertThat(receiver.accepts(fields(PAIR, "https://other.example/", 'a'), BODY, NOW)).isFalse();
    assertThat(receiver.accepts(fields(TestKey.es256("other"), URL, 'a'), BODY, NOW)).isFalse();
    for (String field : fields(PAIR, URL, 'a').keySet()) {
      Map<String, String> without = fields(PAIR, URL, 'a');
      without.remove(field);
      assertThat(receiver.accepts(without, BODY, NOW)).as("without %s", field).isFalse();
      Map<String, String> other = fields(PAIR, URL, 'a');
      other.computeIfPresent(field, (name, value) -> value.replaceFirst("[a-z]", "z"));
      assertThat(receiver.accepts(other, BODY, NOW)).as("another %s", field).isFalse();
    }
    Map<String, String> later = fields(PAIR, URL, 'a');
    later.computeIfPresent(
        "signature-input", (name, value) -> value.replaceFirst("expires=\\d", "expires=9"));
    assertThat(receiver.accepts(later, BODY, NOW)).isFalse();
    assertThat(receiver.accepts(Map.of(), BODY, NOW)).isFalse();
  }

  @Test
  void standsInTheDocumentationAsItIsTested() throws Exception {
    Path root = root();
    String code =
        Files.readString(
            root.resolve("verifier-server/src/test/java")
                .resolve(CallbackReceiver.class.getName().replace('.', '/') + ".java"));
    String shown = code.substring(code.indexOf("import java."));
    assertThat(Files.readString(root.resolve("docs/callbacks.md")))
        .contains("```java\n" + shown + "```");
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("trust-lists")) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }

  private static Map<String, String> fields(TestKey pair, String url, char nonce) throws Exception {
    Validity validity =
        new Validity(NOW, NOW.plusSeconds(300), Character.toString(nonce).repeat(43));
    CallbackKey key = CallbackKey.read(TestMessages.pem(pair), Crypto.select());
    Map<String, String> fields = new HashMap<>();
    MessageSignature.of(URI.create(url), BODY, validity, key)
        .headers()
        .forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
    return fields;
  }
}
