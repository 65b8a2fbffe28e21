package dev.assay.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.jose.JweException.Kind;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Texts that somebody has encrypted for us, and those that only look so. */
class JweTest {

  private static final String PAYLOAD = "{\"vp_token\":{\"pid\":[\"ey\"]}}";

  private final EncryptionKey key = EncryptionKey.fresh(new SecureRandom());
  private final TestEncryption wallet = TestEncryption.to(key.publicJwk());
  private final String good = wallet.parties("nonce", "verifier").encrypt(PAYLOAD);

  @Test
  void opensWhatAnotherLibraryEncrypts() throws JweException {
    Jwe jwe = Jwe.parse(good);

    assertThat(jwe.open(key)).asString().isEqualTo(PAYLOAD);
    assertThat(jwe.encryption()).isEqualTo(ContentEncryption.A128GCM);
    assertThat(jwe.keyId()).contains(key.keyId());
    assertThat(jwe.partyUInfo()).asString().isEqualTo("nonce");
    assertThat(jwe.partyVInfo()).asString().isEqualTo("verifier");
    assertThat(jwe.toString()).isEqualTo("Jwe");
  }

  @Test
  void opensBothAlgorithmsOfContentWithAndWithoutNamesOfTheParties() throws JweException {
    Jwe jwe = Jwe.parse(wallet.encrypt(EncryptionMethod.A256GCM, PAYLOAD));

    assertThat(jwe.open(key)).asString().isEqualTo(PAYLOAD);
    assertThat(jwe.encryption()).isEqualTo(ContentEncryption.A256GCM);
    assertThat(jwe.partyUInfo()).isEmpty();
    assertThat(jwe.partyVInfo()).isEmpty();
    assertThat(Jwe.parse(wallet.encrypt("")).open(key)).isEmpty();
  }

  /** OpenID4VP 1.0, 8.3. */
  @Test
  void opensThePublishedExample() throws JweException, KeyRejectedException {
    EncryptionKey published =
        EncryptionKey.read(
            """
            {"kty":"EC","kid":"ac","use":"enc","crv":"P-256","alg":"ECDH-ES",
             "x":"YO4epjifD-KWeq1sL2tNmm36BhXnkJ0He-WqMYrp9Fk",
             "y":"Hekpm0zfK7C-YccH5iBjcIXgf6YdUvNUac_0At55Okk",
             "d":"Et-3ce0omz8_TuZ96Df9lp0GAaaDoUnDe6X-CRO7Aww"}
            """);
    String response =
        "eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTEyOEdDTSIsImtpZCI6ImFjIiwiZXBrIjp7Imt"
            + "0eSI6IkVDIiwieCI6Im5ubVZwbTNWM2piaGNhZlFhUkJrU1ZOSGx3Wkh3dC05ck9wSnVmeVlJdWsiLCJ5I"
            + "joicjRmakRxd0p5czlxVU9QLV9iM21SNVNaRy0tQ3dPMm1pYzVWU05UWU45ZyIsImNydiI6IlAtMjU2In1"
            + "9..uAYcHRUSSn2X0WPX.yVzlGSYG4qbg0bq18JcUiDRw56yVnbKR8E7S7YlEtzT00RqE3Pw5oTpUG3hdLN"
            + "4taHZ9gC1kwak8JOnJgQ.1wR024_3-qtAlx1oFIUpQQ";

    assertThat(Jwe.parse(response).open(published))
        .asString()
        .isEqualToIgnoringWhitespace(
            "{\"vp_token\": {\"example_credential_id\": [\"eyJhb...YMetA\"]}}");
  }

  @Test
  void opensNothingOfWhichACharacterWasChanged() {
    for (int i = 0; i < good.length(); i++) {
      for (char other : new char[] {'A', 'B', '-', '.', '=', '\n', 'ü'}) {
        String changed = good.substring(0, i) + other + good.substring(i + 1);
        if (!changed.equals(good)) {
          assertThat(catchThrowable(() -> Jwe.parse(changed).open(key)))
              .as("character %d", i)
              .isInstanceOf(JweException.class);
        }
      }
    }
  }

  @Test
  void opensNothingThatWasEncryptedForAnotherKey() {
    EncryptionKey other = EncryptionKey.fresh(new SecureRandom());

    assertFault(Kind.KEY_ID, TestEncryption.to(other.publicJwk()).encrypt(PAYLOAD));
    Map<String, Object> renamed = other.publicJwk();
    renamed.put("kid", key.keyId());
    assertFault(Kind.DECRYPTION, TestEncryption.to(renamed).encrypt(PAYLOAD));
    assertFault(Kind.KEY_ID, wallet.with(header -> header.keyID(null)).encrypt(PAYLOAD));
  }

  @Test
  void refusesEveryOtherWayToEncrypt() {
    assertFault(
        Kind.ALGORITHM,
        wallet.encrypt(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A128GCM, PAYLOAD));
    for (Object name : new Object[] {"RSA-OAEP-256", "PBES2-HS256+A128KW", "dir", "none", 1}) {
      assertFault(Kind.ALGORITHM, changed(header -> header.put("alg", name)));
    }
    assertFault(Kind.ALGORITHM, changed(header -> header.remove("alg")));
    assertFault(Kind.CONTENT_ENCRYPTION, wallet.encrypt(EncryptionMethod.A128CBC_HS256, PAYLOAD));
    assertFault(Kind.CONTENT_ENCRYPTION, wallet.encrypt(EncryptionMethod.A192GCM, PAYLOAD));
    assertFault(Kind.CONTENT_ENCRYPTION, changed(header -> header.remove("enc")));
    assertFault(Kind.CONTENT_ENCRYPTION, changed(header -> header.put("enc", List.of("A128GCM"))));
  }

  @Test
  void refusesCompressionAndExtensions() {
    assertFault(
        Kind.FORBIDDEN_HEADER,
        wallet
            .with(header -> header.compressionAlgorithm(CompressionAlgorithm.DEF))
            .encrypt(PAYLOAD));
    assertFault(
        Kind.FORBIDDEN_HEADER,
        wallet.with(header -> header.criticalParams(Set.of("exp"))).encrypt(PAYLOAD));
  }

  @Test
  void refusesAnEphemeralKeyThatIsNoneOrOnAnotherCurve() {
    assertFault(Kind.EPHEMERAL_KEY, changed(header -> header.remove("epk")));
    assertFault(Kind.EPHEMERAL_KEY, changed(header -> header.put("epk", "key")));
    assertFault(
        Kind.EPHEMERAL_KEY, changed(header -> header.put("epk", TestKey.es384("w").publicJwk())));
    assertFault(
        Kind.EPHEMERAL_KEY, changed(header -> header.put("epk", TestKey.es256("w").privateJwk())));
    Map<String, Object> offTheCurve = new HashMap<>(TestKey.es256("w").publicJwk());
    offTheCurve.put("y", String.valueOf(offTheCurve.get("x")));
    assertFault(Kind.EPHEMERAL_KEY, changed(header -> header.put("epk", offTheCurve)));
  }

  @Test
  void refusesNamesOfThePartiesThatAreTooLongOrNoBase64Url() {
    assertFault(Kind.PARTY_INFO, wallet.parties("u".repeat(769), "v").encrypt(PAYLOAD));
    assertFault(Kind.PARTY_INFO, wallet.parties("u", "v".repeat(769)).encrypt(PAYLOAD));
    assertFault(Kind.PARTY_INFO, changed(header -> header.put("apu", 1)));
    assertFault(Kind.PARTY_INFO, changed(header -> header.put("apv", "Zh")));
  }

  @Test
  void refusesWhatHasNotTheFormOfAJwe() {
    String[] parts = good.split("\\.", -1);
    for (String wrong :
        List.of("", "....", "a.b.c", good + ".", good.substring(good.indexOf('.') + 1))) {
      assertThat(catchThrowable(() -> Jwe.parse(wrong).open(key))).isInstanceOf(JweException.class);
    }
    assertFault(Kind.BAD_FORM, "a.b.c.d");
    assertFault(Kind.BAD_FORM, good + ".");
    assertFault(Kind.BAD_FORM, String.join(".", parts[0], "AAAA", parts[2], parts[3], parts[4]));
    assertFault(Kind.BAD_FORM, String.join(".", parts[0], "", "AAAA", parts[3], parts[4]));
    assertFault(Kind.BAD_FORM, String.join(".", parts[0], "", parts[2], parts[3], "AAAA"));
    assertFault(Kind.BAD_ENCODING, good + "=");
    assertFault(Kind.BAD_HEADER, encoded("[]") + good.substring(parts[0].length()));
    assertFault(
        Kind.BAD_HEADER,
        encoded("{\"alg\":\"dir\",\"alg\":\"ECDH-ES\"}") + good.substring(parts[0].length()));
    assertFault(Kind.BAD_HEADER, changed(header -> header.put("more", "x".repeat(9 << 10))));
  }

  @Test
  void saysWhatIsWrongWithTheJsonOfAHeaderAndRepeatsNothingOfIt() {
    assertThatThrownBy(() -> Jwe.parse(encoded("{\"a\":1,\"a\":2}") + "...."))
        .isInstanceOfSatisfying(
            JweException.class,
            fault -> {
              assertThat(fault.jsonKind()).contains(JsonException.Kind.DUPLICATE_KEY);
              assertThat(fault.getStackTrace()).isEmpty();
              assertThat(fault).hasMessage("the header: DUPLICATE_KEY");
            });
  }

  private void assertFault(Kind kind, String compact) {
    assertThatThrownBy(() -> Jwe.parse(compact).open(key))
        .isInstanceOfSatisfying(
            JweException.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(kind);
              assertThat(fault.jsonKind().isPresent()).isEqualTo(kind == Kind.BAD_HEADER);
            });
  }

  private String changed(Consumer<Map<String, Object>> change) {
    return TestEncryption.withHeader(
        good,
        header -> {
          change.accept(header);
          return header;
        });
  }

  private static String encoded(String text) {
    return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
  }
}
