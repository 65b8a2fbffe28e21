package dev.assay.jose;

import static dev.assay.crypto.KeyRejectedException.Reason.BAD_LENGTH;
import static dev.assay.crypto.KeyRejectedException.Reason.MALFORMED;
import static dev.assay.crypto.KeyRejectedException.Reason.NOT_ON_CURVE;
import static dev.assay.crypto.KeyRejectedException.Reason.PRIVATE_MATERIAL;
import static dev.assay.crypto.KeyRejectedException.Reason.UNSUPPORTED_TYPE;
import static dev.assay.crypto.KeyRejectedException.Reason.WEAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.KeyRejectedException.Reason;
import dev.assay.crypto.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkTest {

  /** RFC 7517, A.1. */
  private static final Map<String, Object> EC =
      Map.of(
          "kty", "EC",
          "crv", "P-256",
          "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
          "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");

  /** RFC 8037, A.2. */
  private static final Map<String, Object> OKP =
      Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

  /** RFC 7638, 3.1. */
  private static final Map<String, Object> RSA =
      Map.of(
          "kty",
          "RSA",
          "e",
          "AQAB",
          "n",
          "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_"
              + "BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65Y"
              + "GjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLy"
              + "rdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awap"
              + "JzKnqDKgw");

  private final Crypto crypto = Crypto.select();

  static Stream<Map<String, Object>> keys() {
    return Stream.of(EC, OKP, RSA);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void readsAKeyAndGivesItTheThumbprintThatNimbusGives(Map<String, Object> jwk) throws Exception {
    assertThat(Jwk.read(jwk, crypto).key().thumbprint())
        .isEqualTo(JWK.parse(jwk).computeThumbprint().toString());
    assertThat(Jwk.read(jwk, crypto).mayVerify()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void ignoresMembersItDoesNotKnowAndTrustsNoCertificate(Map<String, Object> jwk) throws Exception {
    Map<String, Object> more = with(jwk, "x5c", List.of("AAAA"));
    more.put("x5u", "https://attacker.example");
    more.put("nbf", 17L);

    assertThat(Jwk.read(more, crypto).key()).isEqualTo(Jwk.read(jwk, crypto).key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
  void rejectsPrivateMembersWhateverTheyHold(String member) {
    keys().forEach(jwk -> assertRejected(PRIVATE_MATERIAL, with(jwk, member, "AA")));
    keys().forEach(jwk -> assertRejected(PRIVATE_MATERIAL, with(jwk, member, JsonNull.NULL)));
  }

  @Test
  void rejectsASymmetricKey() {
    assertRejected(PRIVATE_MATERIAL, Map.of("kty", "oct", "k", "AAAA"));
    assertRejected(PRIVATE_MATERIAL, Map.of("kty", "oct"));
  }

  @Test
  void rejectsOtherKeyTypesAndCurves() {
    assertRejected(UNSUPPORTED_TYPE, with(EC, "kty", "AKP"));
    assertRejected(UNSUPPORTED_TYPE, with(EC, "kty", "ec"));
    assertRejected(UNSUPPORTED_TYPE, with(EC, "kty", "OKP"));
    assertRejected(UNSUPPORTED_TYPE, with(EC, "crv", "secp256k1"));
    for (String name : List.of("brainpoolP256r1", "BP-256", "brainpoolP384r1", "brainpoolP512r1")) {
      assertRejected(UNSUPPORTED_TYPE, with(EC, "crv", name));
    }
    assertRejected(UNSUPPORTED_TYPE, with(OKP, "crv", "Ed448"));
    assertRejected(UNSUPPORTED_TYPE, with(OKP, "crv", "X25519"));
    assertRejected(UNSUPPORTED_TYPE, with(OKP, "crv", "P-256"));
    Map<String, Object> edwards = with(OKP, "kty", "EC");
    edwards.put("y", "AA");
    assertRejected(UNSUPPORTED_TYPE, edwards);
  }

  @Test
  void rejectsMissingMembersAndMembersOfTheWrongType() {
    for (Map<String, Object> jwk : List.of(EC, OKP, RSA)) {
      for (String member : jwk.keySet()) {
        Map<String, Object> without = new LinkedHashMap<>(jwk);
        without.remove(member);
        assertRejected(MALFORMED, without);
        assertRejected(MALFORMED, with(jwk, member, 1L));
        assertRejected(MALFORMED, with(jwk, member, JsonNull.NULL));
      }
    }
    assertRejected(MALFORMED, with(EC, "kid", 7L));
    assertRejected(MALFORMED, with(EC, "alg", List.of("ES256")));
  }

  @Test
  void rejectsCoordinatesOfAnotherLength() {
    assertRejected(BAD_LENGTH, with(EC, "x", "AA" + EC.get("x") + "A"));
    assertRejected(BAD_LENGTH, with(EC, "x", ""));
    assertRejected(BAD_LENGTH, with(EC, "crv", "P-384"));
    assertRejected(BAD_LENGTH, with(OKP, "x", "AAAA"));
    assertRejected(BAD_LENGTH, with(RSA, "n", "A".repeat(10_000)));
  }

  @Test
  void rejectsRsaNumbersWithZerosBefore() {
    assertRejected(BAD_LENGTH, with(RSA, "e", "AAEAAQ"));
    assertRejected(BAD_LENGTH, with(RSA, "e", ""));
    // Four characters of base64url make three bytes, so the rest stays as it is.
    assertRejected(BAD_LENGTH, with(RSA, "n", "AAAA" + RSA.get("n")));
  }

  @Test
  void rejectsWhatIsNotBase64Url() {
    assertRejected(MALFORMED, with(EC, "x", EC.get("x") + "="));
    assertRejected(MALFORMED, with(RSA, "e", "AQ+B"));
  }

  @Test
  void rejectsPointsOffTheCurveAndWeakKeys() {
    assertRejected(NOT_ON_CURVE, with(EC, "y", String.valueOf(EC.get("x"))));
    assertRejected(WEAK, with(RSA, "e", "Aw"));
    assertRejected(WEAK, with(OKP, "x", "AQ" + "A".repeat(41)));
  }

  @Test
  void mayVerifyOnlyWhatUseKeyOpsAndAlgPermit() throws Exception {
    assertMayVerify(true, Map.of("use", "sig"));
    assertMayVerify(true, Map.of("key_ops", List.of("verify")));
    assertMayVerify(true, Map.of("key_ops", List.of("sign", "verify"), "use", "sig"));
    assertMayVerify(true, Map.of("alg", "ES256"));
    assertMayVerify(false, Map.of("use", "enc"));
    assertMayVerify(false, Map.of("use", "SIG"));
    assertMayVerify(false, Map.of("use", JsonNull.NULL));
    assertMayVerify(false, Map.of("key_ops", List.of("encrypt")));
    assertMayVerify(false, Map.of("key_ops", List.of()));
    assertMayVerify(false, Map.of("key_ops", "verify"));
    assertMayVerify(false, Map.of("use", "enc", "key_ops", List.of("verify")));
    assertMayVerify(false, Map.of("use", "sig", "key_ops", List.of("deriveKey")));
    assertMayVerify(false, Map.of("alg", "ES384"));
    assertMayVerify(false, Map.of("alg", "ECDH-ES"));
    assertMayVerify(false, Map.of("alg", "HS256"));
    assertMayVerify(false, Map.of("alg", "none"));
  }

  @Test
  void permitsTheAlgorithmItNamesAndNoOtherOfItsKind() throws Exception {
    Jwk any = Jwk.read(RSA, crypto);
    Jwk one = Jwk.read(with(RSA, "alg", "PS256"), crypto);

    assertThat(any.mayVerify(SignatureAlgorithm.RS256)).isTrue();
    assertThat(any.mayVerify(SignatureAlgorithm.ES256)).isFalse();
    assertThat(one.algorithm()).contains(SignatureAlgorithm.PS256);
    assertThat(one.mayVerify(SignatureAlgorithm.PS256)).isTrue();
    assertThat(one.mayVerify(SignatureAlgorithm.RS256)).isFalse();
  }

  @Test
  void aSetSkipsWhatItCannotUseAndCountsIt() throws Exception {
    JwkSet set = set(with(EC, "kid", "1"), OKP, with(EC, "crv", "secp256k1"), with(EC, "y", "AA"));

    assertThat(set.keys()).hasSize(2);
    assertThat(set.skipped()).isEqualTo(2);
  }

  @Test
  void aSetWithPrivateOrSymmetricKeysIsRefusedAsAWhole() {
    assertSetRejected(PRIVATE_MATERIAL, List.of(EC, with(OKP, "d", "AA")));
    assertSetRejected(PRIVATE_MATERIAL, List.of(Map.of("kty", "oct", "k", "AA"), EC));
    assertSetRejected(PRIVATE_MATERIAL, List.of(Map.of("kty", "new", "k", "AA")));
  }

  @Test
  void aSetThatIsNoListOfAtMost100ObjectsIsRefused() throws Exception {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      keys.add(Map.of("kty", "new"));
    }
    assertThat(JwkSet.read(Map.of("keys", keys), crypto).skipped()).isEqualTo(100);
    keys.add(EC);

    assertSetRejected(MALFORMED, keys);
    assertSetRejected(MALFORMED, "keys");
    assertSetRejected(MALFORMED, List.of("key"));
    assertThatExceptionOfType(KeyRejectedException.class).isThrownBy(() -> JwkSet.read(EC, crypto));
  }

  @Test
  void aSetOffersTheKeysOfThatKidThatFitTheAlgorithm() throws Exception {
    Jwk first = Jwk.read(with(EC, "kid", "1"), crypto);
    JwkSet set = set(with(EC, "kid", "1"), with(OKP, "kid", "1"), with(RSA, "kid", "2"), EC);

    assertThat(set.candidates(Optional.of("1"), SignatureAlgorithm.ES256)).containsExactly(first);
    assertThat(set.candidates(Optional.of("2"), SignatureAlgorithm.ES256)).isEmpty();
    assertThat(set.candidates(Optional.of("3"), SignatureAlgorithm.RS256)).isEmpty();
    assertThat(set.candidates(Optional.empty(), SignatureAlgorithm.ES256)).hasSize(2);
    assertThat(set.candidates(Optional.of(""), SignatureAlgorithm.ES256)).isEmpty();
  }

  private JwkSet set(Object... keys) throws KeyRejectedException {
    return JwkSet.read(Map.of("keys", List.of(keys)), crypto);
  }

  private void assertMayVerify(boolean expected, Map<String, Object> more) throws Exception {
    Map<String, Object> jwk = new LinkedHashMap<>(EC);
    jwk.putAll(more);
    Jwk read = Jwk.read(jwk, crypto);

    assertThat(read.mayVerify()).as(more.toString()).isEqualTo(expected);
    assertThat(read.mayVerify(SignatureAlgorithm.ES256)).isEqualTo(expected);
  }

  private void assertRejected(Reason reason, Map<String, Object> jwk) {
    assertThatExceptionOfType(KeyRejectedException.class)
        .isThrownBy(() -> Jwk.read(jwk, crypto))
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  private void assertSetRejected(Reason reason, Object keys) {
    assertThatExceptionOfType(KeyRejectedException.class)
        .isThrownBy(() -> JwkSet.read(Map.of("keys", keys), crypto))
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  private static Map<String, Object> with(Map<String, Object> jwk, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(jwk);
    changed.put(name, value);
    return changed;
  }
}
