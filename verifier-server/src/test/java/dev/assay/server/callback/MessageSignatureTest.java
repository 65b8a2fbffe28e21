package dev.assay.server.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.server.callback.MessageSignature.Validity;
import dev.assay.server.callback.SignatureBase.Component;
import dev.assay.server.callback.SignatureBase.Parameter;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of callbacks, and what is made on the way to them, against RFC 9421, appendix B. */
class MessageSignatureTest {

  private static final URI URL = URI.create("https://shop.example/callbacks?of=assay");
  private static final byte[] HELLO = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);
  private static final Validity VALIDITY =
      new Validity(TestClock.NOW, TestClock.NOW.plusSeconds(300), "a nonce");

  /** RFC 9421, B.2.6: Ed25519 gives the same signature each time. */
  @Test
  void signsTheExampleOfEd25519AsItIsPublished() throws Exception {
    SignatureBase base =
        new SignatureBase(
            List.of(
                new Component("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
                new Component("@method", "POST"),
                new Component("@path", "/foo"),
                new Component("@authority", "example.com"),
                new Component("content-type", "application/json"),
                new Component("content-length", "18")),
            List.of(
                Parameter.of("created", 1618884473), Parameter.of("keyid", "test-key-ed25519")));
    assertThat(base.input())
        .isEqualTo(
            "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
                + ";created=1618884473;keyid=\"test-key-ed25519\"");
    CallbackKey key = CallbackKey.read(TestMessages.RFC_ED25519_PRIVATE, Crypto.select());
    assertThat(StructuredField.bytes(key.sign(base.bytes())))
        .isEqualTo(
            ":wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
  }

  /** RFC 9421, B.2.4, B.2.6 and 4.3: what the tests check with accepts what is published. */
  @Test
  void theCheckOfTheseTestsAcceptsThePublishedExamples() throws Exception {
    assertThat(
            TestMessages.isSigned(
                Map.of(
                    "@status",
                    "200",
                    "content-type",
                    "application/json",
                    "content-digest",
                    "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:",
                    "content-length",
                    "23",
                    "signature-input",
                    "sig-b24=(\"@status\" \"content-type\" \"content-digest\" \"content-length\")"
                        + ";created=1618884473;keyid=\"test-key-ecc-p256\"",
                    "signature",
                    "sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:"),
                "sig-b24",
                TestMessages.RFC_P256))
        .isTrue();
    Map<String, String> ofClient = new HashMap<>();
    ofClient.put("@method", "POST");
    ofClient.put("@authority", "example.com");
    ofClient.put("@path", "/foo");
    ofClient.put(
        "content-digest",
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:");
    ofClient.put("content-type", "application/json");
    ofClient.put("content-length", "18");
    ofClient.put(
        "signature-input",
        "sig1=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\""
            + " \"content-length\");created=1618884475;keyid=\"test-key-ecc-p256\"");
    ofClient.put(
        "signature",
        "sig1=:X5spyd6CFnAG5QnDyHfqoSNICd+BUP4LYMz2Q0JXlb//4Ijpzp+kve2w4NIyqeAuM7jTDX+sNalzA8ESSaHD3A==:");
    assertThat(TestMessages.isSigned(ofClient, "sig1", TestMessages.RFC_P256)).isTrue();
    ofClient.put("@method", "PUT");
    assertThat(TestMessages.isSigned(ofClient, "sig1", TestMessages.RFC_P256)).isFalse();
    ofClient.putAll(
        Map.of(
            "date",
            "Tue, 20 Apr 2021 02:07:55 GMT",
            "@method",
            "POST",
            "signature-input",
            "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
                + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"",
            "signature",
            "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:"));
    assertThat(TestMessages.isSigned(ofClient, "sig-b26", TestMessages.RFC_ED25519)).isTrue();
  }

  /** The content of RFC 9421, B.2, and its digest by the other algorithm of RFC 9530. */
  @Test
  void theDigestIsThatOfTheBody() {
    assertThat(MessageSignature.contentDigest(HELLO))
        .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
  }

  @Test
  void saysOfItselfWhatAReceiverHasToKnow() throws Exception {
    TestKey pair = TestKey.ed25519("callbacks");
    CallbackKey key = key(pair);
    MessageSignature signature = MessageSignature.of(URL, HELLO, VALIDITY, key);
    long created = TestClock.NOW.getEpochSecond();
    assertThat(signature.headers().get("Signature-Input"))
        .isEqualTo(
            "assay=(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\");created="
                + created
                + ";expires="
                + (created + 300)
                + ";nonce=\"a nonce\";keyid=\""
                + key.id()
                + "\";alg=\"ed25519\";tag=\"assay-callback\"");
    assertThat(MessageSignature.of(URL, HELLO, VALIDITY, key(TestKey.es256("callbacks"))).input())
        .contains(";alg=\"ecdsa-p256-sha256\";");
  }

  @Test
  void isCheckedByOtherMeansWithBothKindsOfKeys() throws Exception {
    for (TestKey pair : List.of(TestKey.es256("callbacks"), TestKey.ed25519("callbacks"))) {
      MessageSignature signature = MessageSignature.of(URL, HELLO, VALIDITY, key(pair));
      Map<String, String> parts = new HashMap<>();
      signature.headers().forEach((name, value) -> parts.put(name.toLowerCase(Locale.ROOT), value));
      parts.put("@method", "POST");
      parts.put("@target-uri", URL.toString());
      assertThat(TestMessages.isSigned(parts, "assay", pair.pair().getPublic())).isTrue();
      for (String part :
          List.of("@method", "@target-uri", "content-digest", "content-type", "signature-input")) {
        Map<String, String> changed = new HashMap<>(parts);
        changed.computeIfPresent(part, (name, value) -> value.replaceFirst("[a-zT]$|\"$", "x$0"));
        changed.computeIfPresent(part, (name, value) -> value.replaceFirst("=:$", "A:"));
        assertThat(changed).as(part).isNotEqualTo(parts);
        assertThat(TestMessages.isSigned(changed, "assay", pair.pair().getPublic()))
            .as(part)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES384", "ES512", "PS256"})
  void keysOfOtherKindsAreRefused(String algorithm) {
    TestKey pair =
        switch (algorithm) {
          case "ES384" -> TestKey.es384("callbacks");
          case "ES512" -> TestKey.es512("callbacks");
          default -> TestKey.ps256("callbacks");
        };
    assertThatThrownBy(() -> key(pair))
        .isInstanceOfSatisfying(
            KeyRejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(KeyRejectedException.Reason.UNSUPPORTED_TYPE));
  }

  @Test
  void itemsAreWrittenAsStructuredFieldsHaveThem() {
    assertThat(StructuredField.string("a \"b\" \\ c")).isEqualTo("\"a \\\"b\\\" \\\\ c\"");
    assertThat(StructuredField.integer(-999_999_999_999_999L)).isEqualTo("-999999999999999");
    assertThat(StructuredField.bytes(new byte[] {-1, -2})).isEqualTo("://4=:");
    assertThatThrownBy(() -> StructuredField.integer(1_000_000_000_000_000L))
        .isInstanceOf(IllegalArgumentException.class);
    for (String bad : List.of("é", "\n", "\u007f", "\0")) {
      assertThatThrownBy(() -> StructuredField.string(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void noValuePassesForSeveralAndNoComponentIsCoveredTwice() {
    assertThatThrownBy(() -> new Component("content-type", "a\n\"@method\": GET"))
        .isInstanceOf(IllegalArgumentException.class);
    Component component = new Component("@method", "POST");
    assertThatThrownBy(() -> new SignatureBase(List.of(component, component), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CallbackKey key(TestKey pair) throws KeyRejectedException {
    return CallbackKey.read(TestMessages.pem(pair), Crypto.select());
  }
}
