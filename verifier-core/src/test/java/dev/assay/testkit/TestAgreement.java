package dev.assay.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import dev.assay.crypto.AgreementKey;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A verifier's key of one exchange, seen from the device: it makes codes that the verifier can
 * check, and seals responses that the verifier can open.
 *
 * @param own the key pair
 */
public record TestAgreement(TestKey own) {

  /** It has every curve. Not installed: what is tested must not find it. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** A key on the same curve as another one. */
  public static TestAgreement like(TestKey other) {
    return switch (other.algorithm()) {
      case "ES384" -> new TestAgreement(TestKey.es384("reader"));
      case "ES512" -> new TestAgreement(TestKey.es512("reader"));
      case "ESB256", "ESB320", "ESB384", "ESB512" ->
          new TestAgreement(
              TestKey.brainpool(Integer.parseInt(other.algorithm().substring(3)), "reader"));
      default -> new TestAgreement(TestKey.es256("reader"));
    };
  }

  /** One on P-256 of which a device knows the public half alone. */
  public static TestAgreement to(Map<String, Object> publicJwk) {
    try {
      KeyPair nobodys = TestKey.es256("nobody").pair();
      KeyPair pair = new KeyPair(ECKey.parse(publicJwk).toECPublicKey(), nobodys.getPrivate());
      return new TestAgreement(new TestKey("ES256", pair, ""));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The verifier's side. */
  public AgreementKey key() throws KeyRejectedException {
    Curve curve = Curve.ofCoseNumber((int) member(-1)).orElseThrow();
    return AgreementKey.of(curve, (byte[]) member(-2), (byte[]) member(-3), d());
  }

  /** The private JWK, as requests carry it. */
  public Map<String, Object> privateJwk() {
    Map<String, Object> jwk = own.publicJwk();
    jwk.put("d", Base64.getUrlEncoder().withoutPadding().encodeToString(d()));
    return jwk;
  }

  private Object member(int label) {
    return Objects.requireNonNull(TestMdoc.coseKey(own).get(label));
  }

  private byte[] d() {
    int length = ((byte[]) member(-2)).length;
    byte[] d = ((ECPrivateKey) own.pair().getPrivate()).getS().toByteArray();
    byte[] padded = new byte[length];
    int from = Math.max(0, d.length - length);
    System.arraycopy(d, from, padded, length - (d.length - from), d.length - from);
    return padded;
  }

  /** What a device with this key makes codes with: ISO/IEC 18013-5, 12.4.5. */
  public UnaryOperator<byte[]> codes(TestKey device, byte[] transcript) {
    return covered -> {
      try {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH", BOUNCY_CASTLE);
        agreement.init(device.pair().getPrivate());
        agreement.doPhase(own.pair().getPublic(), true);
        byte[] salt =
            MessageDigest.getInstance("SHA-256")
                .digest(TestCbor.encode(TestCbor.encoded(transcript)));
        byte[] extracted = hmac(salt, agreement.generateSecret());
        byte[] info = Arrays.copyOf("EMacKey".getBytes(StandardCharsets.US_ASCII), 8);
        info[7] = 1;
        return hmac(hmac(extracted, info), covered);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  /** An encrypted response of ISO/IEC 18013-7, Annex C. */
  public String seal(byte[] response, byte[] transcript) {
    try {
      HPKE hpke =
          new HPKE(
              HPKE.mode_base, HPKE.kem_P256_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
      AsymmetricKeyParameter recipient =
          PublicKeyFactory.createKey(own.pair().getPublic().getEncoded());
      HPKEContextWithEncapsulation context = hpke.setupBaseS(recipient, transcript);
      byte[] cipherText = context.seal(new byte[0], response);
      Map<Object, Object> sealed = TestMdoc.map("enc", context.getEncapsulation());
      sealed.put("cipherText", cipherText);
      return TestMdoc.base64Url(TestCbor.encode(List.of("dcapi", sealed)));
    } catch (IOException | InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
  }
}
