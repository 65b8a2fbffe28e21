package dev.assay.cose;

import static dev.assay.testkit.TestMdoc.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cose.CoseException.Kind;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.KeyRejectedException.Reason;
import dev.assay.crypto.MacAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Messages and keys: RFC 9052 and RFC 9053. */
class CoseTest {

  private static final ByteString NOTHING = ByteString.of();
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SECRET = new byte[32];

  private final Crypto crypto = Crypto.select();
  private final TestKey key = TestKey.es256("signer");

  private List<Object> sign(Map<Object, Object> header, byte[] external) {
    byte[] encoded = header.isEmpty() ? new byte[0] : TestCbor.encode(header);
    byte[] covered = TestCbor.encode(List.of("Signature1", encoded, external, CONTENT));
    return new ArrayList<>(List.of(encoded, Map.of(), CONTENT, key.sign(covered)));
  }

  private static CoseSign1 sign1(Object members) throws CoseException {
    return CoseSign1.of(read(members), CborLimits.DEFAULT);
  }

  private static Object read(Object value) {
    try {
      return Cbor.read(TestCbor.encode(value), CborLimits.DEFAULT);
    } catch (CborException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean verifies(CoseSign1 message) throws KeyRejectedException {
    return message.verifies(crypto, SignatureAlgorithm.ES256, key().key());
  }

  private CoseKey key() throws KeyRejectedException {
    return key(TestMdoc.coseKey(key));
  }

  private CoseKey key(Map<Object, Object> map) throws KeyRejectedException {
    return CoseKey.read((Map<?, ?>) read(map), crypto);
  }

  @Test
  void verifiesASignature() throws Exception {
    CoseSign1 message = sign1(sign(map(1, -7), new byte[0]));

    assertThat(verifies(message)).isTrue();
    assertThat(message.header().algorithm()).contains(-7L);
    assertThat(message.payload()).contains(ByteString.of(CONTENT));
    assertThat(message.verifies(crypto, SignatureAlgorithm.ES384, key().key())).isFalse();
    assertThat(
            message.verifies(
                crypto, SignatureAlgorithm.ES256, key().key(), ByteString.of((byte) 1)))
        .isFalse();
  }

  @Test
  void coversWhatTheApplicationAdds() throws Exception {
    CoseSign1 message = sign1(sign(map(1, -7), new byte[] {7}));

    assertThat(verifies(message)).isFalse();
    assertThat(
            message.verifies(
                crypto, SignatureAlgorithm.ES256, key().key(), ByteString.of((byte) 7)))
        .isTrue();
  }

  @Test
  void anEmptyHeaderIsCoveredAsNoBytesHoweverItWasSent() throws Exception {
    List<Object> members = sign(Map.of(), new byte[0]);
    CoseSign1 none = sign1(members);
    members.set(0, new byte[] {(byte) 0xa0});

    assertThat(verifies(none)).isTrue();
    assertThat(verifies(sign1(members))).isTrue();
  }

  @Test
  void verifiesNothingWithoutItsPayload() throws Exception {
    List<Object> members = sign(map(1, -7), new byte[0]);
    members.set(2, TestCbor.nothing());
    CoseSign1 detached = sign1(members);

    assertThat(verifies(detached)).isFalse();
    assertThat(verifies(detached.withPayload(ByteString.of(CONTENT)))).isTrue();
    assertThat(verifies(detached.withPayload(NOTHING))).isFalse();
    assertThatThrownBy(() -> detached.withPayload(NOTHING).withPayload(NOTHING))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void coversTheHeaderAsItWasReceived() throws Exception {
    byte[] odd = {(byte) 0xa1, 0x18, 0x01, 0x26};
    byte[] covered = TestCbor.encode(List.of("Signature1", odd, new byte[0], CONTENT));
    List<Object> members = List.of(odd, Map.of(), CONTENT, key.sign(covered));

    assertThat(
            verifies(CoseSign1.of(read(members), CborLimits.DEFAULT.withForm(CborLimits.Form.ANY))))
        .isTrue();
  }

  @Test
  void refusesWhatIsNoMessage() {
    List<Object> good = sign(map(1, -7), new byte[0]);
    assertKind(Kind.BAD_FORM, "text");
    assertKind(Kind.BAD_FORM, good.subList(0, 3));
    assertKind(Kind.BAD_FORM, new TestCbor.Tagged(18, good));
    for (int i = 0; i < good.size(); i++) {
      List<Object> bad = new ArrayList<>(good);
      bad.set(i, 1);
      assertKind(Kind.BAD_FORM, bad);
    }
    good.set(0, TestCbor.encode(List.of()));
    assertKind(Kind.BAD_HEADER, good);
    good.set(0, new byte[] {(byte) 0xff});
    assertKind(Kind.BAD_HEADER, good);
    good.set(0, TestCbor.encode(map(1, -7)));
    good.set(1, map(1, -7));
    assertKind(Kind.LABEL_TWICE, good);
  }

  private static void assertKind(Kind kind, Object members) {
    assertThatThrownBy(() -> sign1(members))
        .isInstanceOfSatisfying(
            CoseException.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
  }

  @Test
  void saysWhatIsWrongWithTheHeadersCbor() {
    List<Object> members = sign(map(1, -7), new byte[0]);
    members.set(0, new byte[] {(byte) 0xa2, 1, 1, 1, 1});

    assertThatThrownBy(() -> sign1(members))
        .isInstanceOfSatisfying(
            CoseException.class,
            fault -> assertThat(fault.encoding()).contains(CborException.Kind.DUPLICATE_KEY));
  }

  private static CoseHeader header(Map<Object, Object> signed, Map<Object, Object> unsigned)
      throws CoseException {
    byte[] encoded = TestCbor.encode(signed);
    return sign1(List.of(encoded, unsigned, CONTENT, new byte[64])).header();
  }

  @Test
  void theAlgorithmIsAProtectedNumber() throws CoseException {
    assertThat(header(map(1, -7), Map.of()).algorithm()).contains(-7L);
    assertThat(header(map(1, "ES256"), Map.of()).algorithm()).isEmpty();
    assertThat(header(Map.of(), map(1, -7)).algorithm()).isEmpty();
  }

  @Test
  void aChainIsOneCertificateOrSeveral() throws CoseException {
    assertThat(header(Map.of(), map(33, CONTENT)).certificates()).hasSize(1);
    assertThat(header(map(33, CONTENT), Map.of()).certificates()).hasSize(1);
    assertThat(header(Map.of(), map(33, List.of(CONTENT, SECRET))).certificates())
        .containsExactly(ByteString.of(CONTENT), ByteString.of(SECRET));
    for (Object bad : List.<Object>of(List.of(), "text", List.of(1), List.<Object>of(CONTENT, 1))) {
      assertThat(header(Map.of(), map(33, bad)).certificates()).isEmpty();
    }
  }

  @Test
  void oneCertificateInAnArrayIsReadAndTold() throws CoseException {
    CoseHeader wrapped = header(Map.of(), map(33, List.of(CONTENT)));

    assertThat(wrapped.certificates()).containsExactly(ByteString.of(CONTENT));
    assertThat(wrapped.wrapsOneCertificate()).isTrue();
    assertThat(header(Map.of(), map(33, CONTENT)).wrapsOneCertificate()).isFalse();
    assertThat(header(Map.of(), map(33, List.of(CONTENT, SECRET))).wrapsOneCertificate()).isFalse();
  }

  @Test
  void undefinedInThePlaceOfThePayloadIsNone() throws CoseException {
    List<Object> members = sign(map(1, -7), new byte[0]);
    members.set(2, new TestCbor.Raw(new byte[] {(byte) 0xf7}));

    assertThat(sign1(members).payload()).isEmpty();
  }

  @Test
  void aCriticalHeaderIsProtectedPresentAndUnderstood() throws CoseException {
    Map<Object, Object> good = map(2, List.<Object>of("x", 1));
    good.put("x", 1);
    good.put(1, -7);

    assertThat(header(good, Map.of()).criticalFault(Set.of("x"))).isEmpty();
    assertThat(header(good, Map.of()).criticalFault(Set.of())).isPresent();
    assertThat(header(Map.of(), map(2, List.of(1))).criticalFault(Set.of())).isPresent();
    for (Object bad : List.<Object>of(List.of(), 1, List.of(1), List.of("x", "x"))) {
      Map<Object, Object> signed = map(2, bad);
      signed.put("x", 1);
      assertThat(header(signed, Map.of()).criticalFault(Set.of("x"))).isPresent();
    }
  }

  @Test
  void verifiesACode() throws Exception {
    byte[] header = TestCbor.encode(map(1, 5));
    byte[] covered = TestCbor.encode(List.of("MAC0", header, new byte[0], CONTENT));
    CoseMac0 message =
        CoseMac0.of(read(List.of(header, Map.of(), CONTENT, code(covered))), CborLimits.DEFAULT);

    assertThat(message.verifies(MacAlgorithm.HMAC_256, ByteString.of(SECRET), NOTHING)).isTrue();
    assertThat(message.verifies(MacAlgorithm.HMAC_384, ByteString.of(SECRET), NOTHING)).isFalse();
    assertThat(message.verifies(MacAlgorithm.HMAC_256, ByteString.of(CONTENT), NOTHING)).isFalse();
    assertThat(message.verifies(MacAlgorithm.HMAC_256, NOTHING, NOTHING)).isFalse();
    assertThat(MacAlgorithm.ofCoseNumber(4)).isEqualTo(Optional.empty());
  }

  private static byte[] code(byte[] covered) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    return mac.doFinal(covered);
  }

  @Test
  void readsKeysOfEveryCurve() throws KeyRejectedException {
    for (TestKey one :
        List.of(TestKey.es256("k"), TestKey.es384("k"), TestKey.es512("k"), TestKey.ed25519("k"))) {
      assertThat(key(TestMdoc.coseKey(one)).key().jwk()).contains("\"kty\"");
    }
  }

  @Test
  void aKeyIsForTheAlgorithmAndTheUseThatItNames() throws KeyRejectedException {
    Map<Object, Object> map = TestMdoc.coseKey(key);
    assertThat(key(map).mayVerify(SignatureAlgorithm.ES256)).isTrue();
    assertThat(key(map).mayVerify(SignatureAlgorithm.ES384)).isFalse();
    map.put(3, -9);
    assertThat(key(map).mayVerify(SignatureAlgorithm.ES256)).isTrue();
    map.put(3, -35);
    assertThat(key(map).mayVerify(SignatureAlgorithm.ES256)).isFalse();
    map.remove(3);
    map.put(4, List.of(2));
    assertThat(key(map).mayVerify(SignatureAlgorithm.ES256)).isTrue();
    map.put(4, List.of(1));
    assertThat(key(map).mayVerify(SignatureAlgorithm.ES256)).isFalse();
  }

  @Test
  void refusesKeysThatArePrivateSymmetricOrWrong() {
    assertRejected(Reason.PRIVATE_MATERIAL, -4, new byte[32]);
    assertRejected(Reason.PRIVATE_MATERIAL, 1, 4);
    assertRejected(Reason.UNSUPPORTED_TYPE, 1, 9);
    assertRejected(Reason.UNSUPPORTED_TYPE, -1, 8);
    assertRejected(Reason.MALFORMED, -1, "P-256");
    assertRejected(Reason.MALFORMED, -2, "x");
    assertRejected(Reason.BAD_LENGTH, -2, new byte[31]);
    assertRejected(Reason.BAD_LENGTH, -2, new byte[2000]);
    assertRejected(Reason.NOT_ON_CURVE, -3, new byte[32]);
    assertRejected(Reason.MALFORMED, 4, List.of());
  }

  private void assertRejected(Reason reason, Object label, Object value) {
    Map<Object, Object> map = TestMdoc.coseKey(key);
    map.put(label, value);
    assertThatThrownBy(() -> key(map))
        .isInstanceOfSatisfying(
            KeyRejectedException.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }
}
