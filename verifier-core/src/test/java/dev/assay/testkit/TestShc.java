package dev.assay.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

/**
 * Makes SMART Health Cards of an invented person: what an issuer would sign, and what it never
 * should. Every method gives another card.
 *
 * <pre>{@code
 * TestKey key = TestShc.key("issuer");
 * String code = TestShc.immunization(key).code();
 * String other = TestShc.immunization(key).vc("rid", "too$strange").code();
 * }</pre>
 *
 * @param signature what becomes of the signature after it was made
 */
public record TestShc(
    TestKey key,
    Map<String, Object> header,
    Map<String, Object> payload,
    UnaryOperator<byte[]> signature) {

  /** Who issues. */
  public static final String ISS = "https://health.example/cards";

  /** The type of every card. */
  public static final String HEALTH_CARD = "https://smarthealth.cards#health-card";

  /** The type of a card about immunizations. */
  public static final String IMMUNIZATION = "https://smarthealth.cards#immunization";

  /** The name that cards have for their revocation. */
  public static final String RID = "MKyCxh7p6uQ";

  /** A key that is named by its thumbprint. */
  public static TestKey key(String seed) {
    TestKey key = TestKey.es256(seed);
    return key.named(thumbprint(key.publicJwk()));
  }

  /** The thumbprint of a JWK, whatever certificate it has. */
  public static String thumbprint(Map<String, Object> jwk) {
    try {
      return JWK.parse(TestJws.without(jwk, "x5c")).computeThumbprint().toString();
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JWK as an issuer publishes it. */
  public static Map<String, Object> jwk(TestKey key) {
    Map<String, Object> jwk = new LinkedHashMap<>(key.publicJwk());
    jwk.put("use", "sig");
    jwk.put("alg", "ES256");
    return jwk;
  }

  /** A card of one who was immunized. */
  public static TestShc immunization(TestKey key) {
    Map<String, Object> patient = new LinkedHashMap<>();
    patient.put("resourceType", "Patient");
    patient.put("name", List.of(Map.of("family", "Fernhollow", "given", List.of("Wren", "A."))));
    patient.put("birthDate", "1990-02-03");
    Map<String, Object> immunization = new LinkedHashMap<>();
    immunization.put("resourceType", "Immunization");
    immunization.put("status", "completed");
    immunization.put("patient", Map.of("reference", "resource:0"));
    immunization.put("occurrenceDateTime", "2026-02-18");
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("resourceType", "Bundle");
    bundle.put("type", "collection");
    bundle.put("entry", List.of(entry("resource:0", patient), entry("resource:1", immunization)));
    Map<String, Object> vc = new LinkedHashMap<>();
    vc.put("type", List.of(HEALTH_CARD, IMMUNIZATION));
    vc.put("credentialSubject", Map.of("fhirVersion", "4.0.1", "fhirBundle", bundle));
    vc.put("rid", RID);
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("iss", ISS);
    payload.put("nbf", TestClock.ISSUED.getEpochSecond() + 0.5);
    payload.put("vc", vc);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("zip", "DEF");
    header.put("alg", "ES256");
    header.put("kid", key.name());
    return new TestShc(key, header, payload, UnaryOperator.identity());
  }

  /** An entry of the bundle. */
  public static Map<String, Object> entry(String name, Map<String, Object> resource) {
    return Map.of("fullUrl", name, "resource", resource);
  }

  /** With another header parameter. */
  public TestShc header(String name, Object value) {
    return new TestShc(key, TestJws.with(header, name, value), payload, signature);
  }

  /** Without a header parameter. */
  public TestShc withoutHeader(String name) {
    return new TestShc(key, TestJws.without(header, name), payload, signature);
  }

  /** With another claim. */
  public TestShc claim(String name, Object value) {
    return new TestShc(key, header, TestJws.with(payload, name, value), signature);
  }

  /** Without a claim. */
  public TestShc withoutClaim(String name) {
    return new TestShc(key, header, TestJws.without(payload, name), signature);
  }

  /** With another member of {@code vc}. */
  public TestShc vc(String name, Object value) {
    return claim("vc", TestJws.with(object(payload, "vc"), name, value));
  }

  /** Without a member of {@code vc}. */
  public TestShc withoutVc(String name) {
    return claim("vc", TestJws.without(object(payload, "vc"), name));
  }

  /** With another member of {@code credentialSubject}. */
  public TestShc subject(String name, Object value) {
    Map<String, Object> subject = object(object(payload, "vc"), "credentialSubject");
    return vc("credentialSubject", TestJws.with(subject, name, value));
  }

  /** With another member of the bundle. */
  public TestShc bundle(String name, Object value) {
    Map<String, Object> subject = object(object(payload, "vc"), "credentialSubject");
    return subject("fhirBundle", TestJws.with(object(subject, "fhirBundle"), name, value));
  }

  @SuppressWarnings("unchecked") // it was put there above
  private static Map<String, Object> object(Map<String, Object> holder, String name) {
    return (Map<String, Object>) holder.getOrDefault(name, Map.of());
  }

  /** Signed by another key, while the header stays as it is. */
  public TestShc signedBy(TestKey other) {
    return new TestShc(other, header, payload, signature);
  }

  /** With a signature that is changed after it was made. */
  public TestShc signature(UnaryOperator<byte[]> change) {
    return new TestShc(key, header, payload, change);
  }

  /** The token. */
  public String jws() {
    return jws(TestJws.json(payload));
  }

  /** The token around any text. */
  public String jws(String payloadJson) {
    return jws(deflate(payloadJson.getBytes(StandardCharsets.UTF_8)));
  }

  /** The token around any payload, compressed or not. */
  public String jws(byte[] content) {
    return jws(TestJws.json(header), content);
  }

  /** The token with any header. */
  public String jws(String headerJson, byte[] content) {
    String input = TestJws.base64Url(headerJson) + "." + Base64URL.encode(content);
    byte[] made = key.sign(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + Base64URL.encode(signature.apply(made));
  }

  /** The text of the code. */
  public String code() {
    return code(jws());
  }

  /** The text of a code for any token. */
  public static String code(String jws) {
    return "shc:/" + digits(jws);
  }

  /** The texts of the parts of a code. */
  public static List<String> parts(String jws, int total) {
    List<String> parts = new ArrayList<>();
    int size = (jws.length() + total - 1) / total;
    for (int i = 0; i < total; i++) {
      String piece = jws.substring(i * size, Math.min(jws.length(), (i + 1) * size));
      parts.add("shc:/" + (i + 1) + "/" + total + "/" + digits(piece));
    }
    return parts;
  }

  /** Two digits a character. */
  public static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int value = text.charAt(i) - 45;
      digits.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
    return digits.toString();
  }

  /** Raw deflate, as small as can be. */
  public static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    while (!deflater.finished()) {
      out.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "TestShc";
  }
}
