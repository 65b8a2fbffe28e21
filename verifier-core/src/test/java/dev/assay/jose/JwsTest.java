package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwsTest {

  /** RFC 7515, A.3. */
  private static final String ES256 =
      "eyJhbGciOiJFUzI1NiJ9"
          + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290"
          + "Ijp0cnVlfQ"
          + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

  private final Crypto crypto = Crypto.select();

  @Test
  void verifiesTheExampleOfRfc7515WithItsKeyAlone() throws Exception {
    Jws jws = Jws.parse(ES256, JsonLimits.DEFAULT);
    VerificationKey key =
        crypto.ecKey(
            Curve.P_256,
            Base64Url.decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
            Base64Url.decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
    VerificationKey other =
        crypto.ed25519Key(Base64Url.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));

    assertThat(jws.verifies(crypto, SignatureAlgorithm.ES256, key)).isTrue();
    assertThat(jws.verifies(crypto, SignatureAlgorithm.ES384, key)).isFalse();
    assertThat(jws.verifies(crypto, SignatureAlgorithm.ES256, other)).isFalse();
    assertThat(jws.payloadObject(JsonLimits.DEFAULT)).containsEntry("iss", "joe");
    assertThat(jws.algorithm()).contains("ES256");
    assertThat(jws.compact()).isEqualTo(ES256);
    assertThat(jws).hasToString("Jws");
  }

  @Test
  void verifiesOverTheCharactersReceivedAndNotOverTheirMeaning() throws Exception {
    // The same header with a blank in it says the same and is not what was signed.
    String header = Base64Url.encode("{\"alg\": \"ES256\"}".getBytes(StandardCharsets.US_ASCII));
    Jws jws = Jws.parse(header + ES256.substring(ES256.indexOf('.')), JsonLimits.DEFAULT);
    VerificationKey key =
        crypto.ecKey(
            Curve.P_256,
            Base64Url.decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
            Base64Url.decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));

    assertThat(jws.verifies(crypto, SignatureAlgorithm.ES256, key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a", "a.b", "a.b.c.d", "a.b.c.d.e", "....", "e30.e30.e30."})
  void rejectsAnythingButThreeParts(String text) {
    assertRejected(JoseException.Kind.BAD_FORM, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"e30=.e30.", "e30.e30=.", "e30.e30.Zh", "e30.e3 0.", "e30.\u00e9.", "+30.e30."})
  void rejectsPartsThatAreNotBase64Url(String text) {
    assertRejected(JoseException.Kind.BAD_ENCODING, text);
  }

  @Test
  void rejectsAHeaderThatIsNoObjectAndSaysWhatIsWrong() {
    assertThat(header("[]").jsonKind()).contains(JsonException.Kind.NOT_AN_OBJECT);
    assertThat(header("").jsonKind()).contains(JsonException.Kind.MALFORMED);
    assertThat(header("{\"alg\":1,\"alg\":2}").jsonKind())
        .contains(JsonException.Kind.DUPLICATE_KEY);
    assertThat(header("{} x").kind()).isEqualTo(JoseException.Kind.BAD_HEADER);
  }

  @Test
  void readsParametersThatAreStringsAlone() throws Exception {
    Jws jws = jws("{\"alg\":null,\"kid\":7,\"typ\":\"JWT\"}");

    assertThat(jws.algorithm()).isEmpty();
    assertThat(jws.keyId()).isEmpty();
    assertThat(jws.type()).contains("JWT");
    assertThat(jws.headerString("x5u")).isEmpty();
  }

  @Test
  void readsAnUnsecuredJwsAndVerifiesItWithNothing() throws Exception {
    Jws jws = jws("{\"alg\":\"none\"}");
    VerificationKey key =
        crypto.ed25519Key(Base64Url.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));

    assertThat(jws.algorithm().flatMap(SignatureAlgorithm::ofJoseName)).isEmpty();
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertThat(jws.verifies(crypto, algorithm, key)).isFalse();
    }
  }

  @Test
  void doesNotShareItsPayload() throws Exception {
    Jws jws = jws("{}");
    jws.payload()[0] ^= 1;

    assertThat(jws.payload()).asString(StandardCharsets.US_ASCII).isEqualTo("{}");
  }

  @Test
  void putsThePartsOfAJsonSerializationTogether() throws Exception {
    Jws jws = Jws.ofParts("e30", "e30", "Zg", JsonLimits.DEFAULT);

    assertThat(jws.compact()).isEqualTo("e30.e30.Zg");
    assertThatExceptionOfType(JoseException.class)
        .isThrownBy(() -> Jws.ofParts("e30.e30", "e30", "Zg", JsonLimits.DEFAULT));
  }

  @Test
  void findsNoFaultWhereCritIsAbsentOrUnderstood() throws Exception {
    assertThat(jws("{}").criticalFault(Set.of())).isEmpty();
    assertThat(jws("{\"crit\":[\"x\"],\"x\":1}").criticalFault(Set.of("x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"crit\":[]}",
        "{\"crit\":null}",
        "{\"crit\":\"x\",\"x\":1}",
        "{\"crit\":{\"x\":1},\"x\":1}",
        "{\"crit\":[1]}",
        "{\"crit\":[null]}",
        "{\"crit\":[[\"x\"]],\"x\":1}",
        "{\"crit\":[\"x\"]}",
        "{\"crit\":[\"x\",\"x\"],\"x\":1}",
        "{\"crit\":[\"x\",\"y\"],\"x\":1,\"y\":1}",
        "{\"crit\":[\"alg\"],\"alg\":\"ES256\"}",
        "{\"crit\":[\"x\",\"kid\"],\"kid\":\"1\",\"x\":1}",
        "{\"crit\":[\"b64\"],\"b64\":false}",
        "{\"crit\":[\"b64\"],\"b64\":true}",
        "{\"crit\":[\"\"],\"\":1}"
      })
  void findsAFaultInEveryOtherCrit(String header) throws Exception {
    assertThat(jws(header).criticalFault(Set.of("x"))).isPresent();
  }

  private static Jws jws(String header) throws JoseException {
    return Jws.parse(compact(header), JsonLimits.DEFAULT);
  }

  private static String compact(String header) {
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ".e30.";
  }

  private static JoseException header(String header) {
    return rejected(compact(header));
  }

  private static JoseException rejected(String text) {
    try {
      throw new AssertionError("read " + Jws.parse(text, JsonLimits.DEFAULT));
    } catch (JoseException e) {
      return e;
    }
  }

  private static void assertRejected(JoseException.Kind kind, String text) {
    assertThat(rejected(text).kind()).isEqualTo(kind);
    assertThat(rejected(text).jsonKind()).isEmpty();
    assertThat(rejected(text).getStackTrace()).isEmpty();
  }
}
