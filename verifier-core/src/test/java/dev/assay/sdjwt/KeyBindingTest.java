package dev.assay.sdjwt;

import static dev.assay.sdjwt.Setting.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.HolderProof;
import dev.assay.credential.HolderBinding;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestWallet;
import dev.assay.testkit.TestWallet.Presented;
import dev.assay.testkit.Violates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 9901, 7.3: the holder's proof. */
class KeyBindingTest {

  private static final HolderBinding CONFIRMING =
      new HolderBinding.Required(
          TestWallet.NONCE,
          TestWallet.AUDIENCE,
          Duration.ofMinutes(5),
          List.of("cGF5IDEwIHBvdW5kcw"));

  private final Setting setting = new Setting();
  private final TestSdJwt token = setting.credential().issue();
  private final Presented presented = setting.wallet.present(token);

  @Test
  void acceptsAProofForThisTransaction() {
    assertThat(setting.accepted(presented.compact(), REQUIRED)).containsEntry("zone", "B");
    assertThat(setting.verify(presented.compact(), REQUIRED, TestClock.NOW).facts().holder())
        .isEqualTo(HolderProof.PROVED);
  }

  @Test
  void aProofThatNobodyAskedForProvesNothing() {
    assertThat(setting.verify(presented.compact()).facts().holder())
        .isEqualTo(HolderProof.NOT_REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.signature")
  void aProofThatNobodyAskedForMustStillFitTheCredential() {
    setting.rejected(
        SdJwtRule.KB_SIGNATURE,
        presented.proof(jws -> jws.signedBy(TestKey.es256("mallory"))).compact());
  }

  @Test
  @Violates("sd-jwt.kb.present")
  void rejectsAPresentationFromWhichTheProofWasCut() {
    setting.rejected(SdJwtRule.KB_PRESENT, token.compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.key")
  void rejectsAProofForACredentialThatIsBoundToNoKey() {
    TestSdJwt unbound = setting.credential().without("cnf").issue();
    setting.rejected(SdJwtRule.KB_KEY, setting.wallet.present(unbound).compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.key")
  void takesNoKeyFromTheHeaderOfTheProof() {
    TestSdJwt unbound = setting.credential().without("cnf").issue();
    Presented own =
        setting
            .wallet
            .present(unbound)
            .proof(jws -> jws.header("jwk", setting.wallet.key().publicJwk()));
    setting.rejected(SdJwtRule.KB_KEY, own.compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.key.valid")
  void rejectsAKeyThatIsNotOnItsCurve() {
    Map<String, Object> key = new HashMap<>(setting.wallet.key().publicJwk());
    key.put("y", key.get("x"));
    rejectsWithKey(SdJwtRule.KB_KEY_VALID, key);
  }

  @Test
  @Violates("sd-jwt.kb.key.valid")
  void rejectsAPrivateKeyThatEverybodyCanRead() {
    Map<String, Object> key = new HashMap<>(setting.wallet.key().publicJwk());
    key.put("d", "AAAA");
    rejectsWithKey(SdJwtRule.KB_KEY_VALID, key);
  }

  @Test
  @Violates("sd-jwt.kb.key.valid")
  void rejectsASharedSecret() {
    rejectsWithKey(SdJwtRule.KB_KEY_VALID, Map.of("kty", "oct", "k", "AAAA"));
  }

  @Test
  @Violates("sd-jwt.kb.typ")
  void rejectsAnotherTypeOfToken() {
    setting.rejected(
        SdJwtRule.KB_TYPE_HEADER,
        presented.proof(jws -> jws.header("typ", "JWT")).compact(),
        REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.crit")
  void rejectsACriticalHeaderThatIsNotUnderstood() {
    setting.rejected(
        SdJwtRule.KB_CRITICAL_HEADER,
        presented.proof(jws -> jws.header("crit", List.of("x")).header("x", 1)).compact(),
        REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.alg")
  void rejectsAnUnsignedProof() {
    setting.rejected(
        SdJwtRule.KB_ALGORITHM,
        presented.proof(jws -> jws.header("alg", "none")).compact(),
        REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.alg.key")
  void rejectsAnAlgorithmThatDoesNotFitTheKey() {
    setting.rejected(
        SdJwtRule.KB_KEY_FITS,
        presented.proof(jws -> jws.header("alg", "ES384")).compact(),
        REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.alg.key")
  void rejectsAKeyForEncryption() {
    Map<String, Object> key = new HashMap<>(setting.wallet.key().publicJwk());
    key.put("use", "enc");
    rejectsWithKey(SdJwtRule.KB_KEY_FITS, key);
  }

  @Test
  @Violates("sd-jwt.kb.signature")
  void rejectsTheSignatureOfAnotherKey() {
    setting.rejected(
        SdJwtRule.KB_SIGNATURE,
        presented.proof(jws -> jws.signedBy(TestKey.es256("mallory"))).compact(),
        REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.nonce")
  void rejectsAWrongNonceAndSaysWhichRule() {
    setting.rejected(SdJwtRule.KB_NONCE, presented.nonce("nonce-2").compact(), REQUIRED);
    setting.rejected(SdJwtRule.KB_NONCE, presented.without("nonce").compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.aud")
  void rejectsAProofForAnotherVerifierOrForSeveral() {
    setting.rejected(
        SdJwtRule.KB_AUDIENCE,
        presented.audience("x509_san_dns:other.example").compact(),
        REQUIRED);
    setting.rejected(
        SdJwtRule.KB_AUDIENCE,
        presented.claim("aud", List.of(TestWallet.AUDIENCE)).compact(),
        REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.iat")
  void rejectsAProofThatIsTooOldOrOfTheFuture() {
    setting.rejected(
        SdJwtRule.KB_ISSUED_AT, presented.at(TestClock.NOW.minusSeconds(361)).compact(), REQUIRED);
    setting.rejected(
        SdJwtRule.KB_ISSUED_AT, presented.at(TestClock.NOW.plusSeconds(61)).compact(), REQUIRED);
    setting.rejected(SdJwtRule.KB_ISSUED_AT, presented.without("iat").compact(), REQUIRED);
  }

  @Test
  void acceptsClocksThatAreAMinuteApart() {
    setting.accepted(presented.at(TestClock.NOW.minusSeconds(360)).compact(), REQUIRED);
    setting.accepted(presented.at(TestClock.NOW.plusSeconds(60)).compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.sd_hash")
  void rejectsAProofForOtherDisclosures() {
    String proof = presented.keyBindingJwt();
    setting.rejected(SdJwtRule.KB_HASH, token.withhold("zone").compact() + proof, REQUIRED);
    setting.rejected(SdJwtRule.KB_HASH, presented.without("sd_hash").compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.exp")
  void rejectsAProofThatHasExpired() {
    setting.rejected(
        SdJwtRule.KB_NOT_EXPIRED,
        presented.claim("exp", TestClock.NOW.minusSeconds(60).getEpochSecond()).compact(),
        REQUIRED);
    setting.rejected(SdJwtRule.KB_NOT_EXPIRED, presented.claim("exp", "never").compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt.kb.nbf")
  void rejectsAProofThatIsNotValidYet() {
    setting.rejected(
        SdJwtRule.KB_NOT_BEFORE,
        presented.claim("nbf", TestClock.NOW.plusSeconds(61).getEpochSecond()).compact(),
        REQUIRED);
  }

  @Test
  void acceptsConfirmedTransactionData() {
    setting.accepted(presented.confirming("cGF5IDEwIHBvdW5kcw").compact(), CONFIRMING);
  }

  @Test
  @Violates("sd-jwt.kb.transaction_data")
  void rejectsTransactionDataThatWasNotConfirmedOrNotSent() {
    setting.rejected(SdJwtRule.KB_TRANSACTION_DATA, presented.compact(), CONFIRMING);
    setting.rejected(
        SdJwtRule.KB_TRANSACTION_DATA,
        presented.confirming("cGF5IDEwMCBwb3VuZHM").compact(),
        CONFIRMING);
    setting.rejected(
        SdJwtRule.KB_TRANSACTION_DATA,
        presented.confirming("cGF5IDEwIHBvdW5kcw").compact(),
        REQUIRED);
  }

  @Test
  void acceptsEveryKindOfHolderKey() {
    for (TestKey key :
        List.of(
            TestKey.es384("holder"),
            TestKey.es512("holder"),
            TestKey.ed25519("holder"),
            TestKey.ps256("holder"),
            TestKey.rs256("holder"))) {
      TestSdJwt bound = setting.credential().boundTo(key).issue();
      setting.accepted(new TestWallet(key).present(bound).compact(), REQUIRED);
    }
  }

  @Test
  void theProofCoversTheHashOfTheCredentialsOwnAlgorithm() {
    setting.accepted(
        setting.wallet.present(setting.credential().hash("sha-512").issue()).compact(), REQUIRED);
  }

  private void rejectsWithKey(SdJwtRule rule, Map<String, Object> key) {
    TestSdJwt bound = setting.credential().claim("cnf", Map.of("jwk", key)).issue();
    setting.rejected(rule, setting.wallet.present(bound).compact(), REQUIRED);
  }
}
