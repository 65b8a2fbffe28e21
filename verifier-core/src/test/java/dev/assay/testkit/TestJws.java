package dev.assay.testkit;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A JWS to be: header, payload and key, of which each can be changed. Every method gives a new one
 * and leaves this one as it was. {@code alg} is that of the key unless the header says otherwise.
 *
 * @param header the protected header
 * @param payload the payload
 * @param key the key that signs
 * @param signature what becomes of the signature after it was made
 */
public record TestJws(
    Map<String, Object> header,
    Map<String, Object> payload,
    TestKey key,
    UnaryOperator<byte[]> signature) {

  public TestJws {
    header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
    payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
  }

  /**
   * A JWS of this type with an empty payload; {@code kid} is the name of the key, if it has one.
   */
  public static TestJws of(String type, TestKey key) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", key.algorithm());
    header.put("typ", type);
    if (!key.name().isEmpty()) {
      header.put("kid", key.name());
    }
    return new TestJws(header, Map.of(), key, UnaryOperator.identity());
  }

  /** With another value of a header parameter. */
  public TestJws header(String name, Object value) {
    return new TestJws(with(header, name, value), payload, key, signature);
  }

  /** Without a header parameter. */
  public TestJws withoutHeader(String name) {
    return new TestJws(without(header, name), payload, key, signature);
  }

  /** With another value of a claim. */
  public TestJws claim(String name, Object value) {
    return new TestJws(header, with(payload, name, value), key, signature);
  }

  /** Without a claim. */
  public TestJws withoutClaim(String name) {
    return new TestJws(header, without(payload, name), key, signature);
  }

  /** Signed by another key, while the header stays as it is. */
  public TestJws signedBy(TestKey other) {
    return new TestJws(header, payload, other, signature);
  }

  /** With a signature that is changed after it was made. */
  public TestJws signature(UnaryOperator<byte[]> change) {
    return new TestJws(header, payload, key, change);
  }

  /** The compact serialization. */
  public String compact() {
    return compact(json(header), json(payload));
  }

  /** The compact serialization of another header and payload, as text, signed by the same key. */
  public String compact(String headerJson, String payloadJson) {
    String input = base64Url(headerJson) + "." + base64Url(payloadJson);
    byte[] made = key.sign(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + Base64URL.encode(signature.apply(made));
  }

  /** An object as JSON. */
  public static String json(Map<String, ?> object) {
    return JSONObjectUtils.toJSONString(object);
  }

  static String base64Url(String text) {
    return Base64URL.encode(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(map);
    changed.put(name, value);
    return changed;
  }

  static Map<String, Object> without(Map<String, Object> map, String name) {
    Map<String, Object> changed = new LinkedHashMap<>(map);
    changed.remove(name);
    return changed;
  }
}
