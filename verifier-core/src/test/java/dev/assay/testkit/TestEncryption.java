package dev.assay.testkit;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A wallet that encrypts its response for the public key that it was sent. Every method gives a new
 * one and leaves this one as it was.
 *
 * @param jwk the public key
 * @param header what becomes of the header before it is used
 */
public record TestEncryption(Map<String, Object> jwk, UnaryOperator<JWEHeader.Builder> header) {

  /** For this key, with nothing in the header but what has to be there. */
  public static TestEncryption to(Map<String, Object> jwk) {
    return new TestEncryption(jwk, UnaryOperator.identity());
  }

  /** With these texts as {@code apu} and {@code apv}. */
  public TestEncryption parties(String u, String v) {
    return with(
        builder ->
            builder
                .agreementPartyUInfo(Base64URL.encode(u))
                .agreementPartyVInfo(Base64URL.encode(v)));
  }

  /** With another header. */
  public TestEncryption with(UnaryOperator<JWEHeader.Builder> change) {
    return new TestEncryption(jwk, builder -> change.apply(header.apply(builder)));
  }

  /** The compact serialization with {@code enc} A128GCM. */
  public String encrypt(String payload) {
    return encrypt(EncryptionMethod.A128GCM, payload);
  }

  /** The compact serialization. */
  public String encrypt(EncryptionMethod method, String payload) {
    return encrypt(JWEAlgorithm.ECDH_ES, method, payload);
  }

  /** The compact serialization, also with algorithms that nobody offered. */
  public String encrypt(JWEAlgorithm algorithm, EncryptionMethod method, String payload) {
    try {
      ECKey key = ECKey.parse(jwk);
      JWEHeader.Builder builder = new JWEHeader.Builder(algorithm, method).keyID(key.getKeyID());
      JWEObject jwe = new JWEObject(header.apply(builder).build(), new Payload(payload));
      jwe.encrypt(new ECDHEncrypter(key));
      return jwe.serialize();
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same token with another header, which is not what was encrypted with. */
  public static String withHeader(String compact, UnaryOperator<Map<String, Object>> change) {
    try {
      int dot = compact.indexOf('.');
      Map<String, Object> header =
          JSONObjectUtils.parse(Base64URL.from(compact.substring(0, dot)).decodeToString());
      return Base64URL.encode(JSONObjectUtils.toJSONString(change.apply(header)))
          + compact.substring(dot);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "TestEncryption";
  }
}
