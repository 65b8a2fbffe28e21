package dev.assay.testkit;

import dev.assay.testkit.TestPki.Certified;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

/**
 * Makes EU DCCs of an invented person: what a health authority would sign, and what it never
 * should. Every method gives another certificate.
 *
 * <pre>{@code
 * String code = TestDcc.vaccination(signer).text();
 * String other = TestDcc.vaccination(signer).entry("dn", 2.0).text();
 * }</pre>
 *
 * @param signed the protected header
 * @param unsigned the other one
 * @param claims of the CWT, but for the payload
 * @param payload what is certified
 */
public record TestDcc(
    TestKey key,
    Map<Object, Object> signed,
    Map<Object, Object> unsigned,
    Map<Object, Object> claims,
    Map<Object, Object> payload) {

  /** The claim of the payload. */
  public static final int HCERT = -260;

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final BigInteger BASE = BigInteger.valueOf(45);

  /** A vaccination. */
  public static TestDcc vaccination(Certified signer) {
    Map<Object, Object> entry = entry();
    entry.put("vp", "1119349007");
    entry.put("mp", "EU/1/20/1528");
    entry.put("ma", "ORG-100030215");
    entry.put("dn", 2);
    entry.put("sd", 2);
    entry.put("dt", "2026-02-18");
    return of(signer, "v", entry);
  }

  /** A test. */
  public static TestDcc test(Certified signer) {
    Map<Object, Object> entry = entry();
    entry.put("tt", "LP6464-4");
    entry.put("sc", "2026-04-30T08:00:00Z");
    entry.put("tr", "260415000");
    return of(signer, "t", entry);
  }

  /** A recovery. */
  public static TestDcc recovery(Certified signer) {
    Map<Object, Object> entry = entry();
    entry.put("fr", "2026-02-18");
    entry.put("df", "2026-03-01");
    entry.put("du", "2026-08-01");
    return of(signer, "r", entry);
  }

  /** An exemption of Austria's, to be written with {@link #text(String)}. */
  public static TestDcc exemption(Certified signer) {
    Map<Object, Object> entry = entry();
    entry.put("du", "2026-08-01");
    return of(signer, "ve", entry).payload("ver", "AT-1.0.0");
  }

  private static Map<Object, Object> entry() {
    Map<Object, Object> entry = new LinkedHashMap<>();
    entry.put("tg", "840539006");
    entry.put("co", "AT");
    entry.put("is", "Ministry of Health of an invented country");
    entry.put("ci", "URN:UVCI:01:AT:FERNHOLLOW0001#7");
    return entry;
  }

  private static TestDcc of(Certified signer, String group, Map<Object, Object> entry) {
    Map<Object, Object> signed = new LinkedHashMap<>();
    signed.put(1, -7);
    signed.put(4, keyId(signer));
    Map<Object, Object> claims = new LinkedHashMap<>();
    claims.put(1, "AT");
    claims.put(4, TestClock.EXPIRES.getEpochSecond());
    claims.put(6, TestClock.ISSUED.getEpochSecond());
    Map<Object, Object> payload = new LinkedHashMap<>();
    payload.put("ver", "1.3.0");
    payload.put("nam", Map.of("fn", "Fernhollow", "fnt", "FERNHOLLOW", "gn", "Wren"));
    payload.put("dob", "1990-02-03");
    payload.put(group, List.of(entry));
    return new TestDcc(TestKey.of(signer), signed, Map.of(), claims, payload);
  }

  /** The first eight bytes of the digest of a certificate. */
  public static byte[] keyId(Certified signer) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(signer.der()), 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed with another key, which says so. */
  public TestDcc signedBy(TestKey other) {
    return new TestDcc(other, signed, unsigned, claims, payload)
        .header(1, other.algorithm().equals("PS256") ? -37 : -7);
  }

  /** With another protected header. */
  public TestDcc header(Object label, Object value) {
    return new TestDcc(key, with(signed, label, value), unsigned, claims, payload);
  }

  /** Without a protected header. */
  public TestDcc withoutHeader(Object label) {
    return new TestDcc(key, without(signed, label), unsigned, claims, payload);
  }

  /** The group that has the one entry. */
  public List<?> group() {
    return payload.values().stream()
        .filter(List.class::isInstance)
        .map(value -> (List<?>) value)
        .findFirst()
        .orElseThrow();
  }

  /** With another header that is not protected. */
  public TestDcc unsigned(Object label, Object value) {
    return new TestDcc(key, signed, with(unsigned, label, value), claims, payload);
  }

  /** With another claim. */
  public TestDcc claim(Object number, Object value) {
    return new TestDcc(key, signed, unsigned, with(claims, number, value), payload);
  }

  /** Without a claim. */
  public TestDcc withoutClaim(Object number) {
    return new TestDcc(key, signed, unsigned, without(claims, number), payload);
  }

  /** With another member of the payload. */
  public TestDcc payload(Object name, Object value) {
    return new TestDcc(key, signed, unsigned, claims, with(payload, name, value));
  }

  /** Without a member of the payload. */
  public TestDcc withoutPayload(Object name) {
    return new TestDcc(key, signed, unsigned, claims, without(payload, name));
  }

  /** With another member of the one entry. */
  public TestDcc entry(Object name, Object value) {
    return entries(entry -> with(entry, name, value));
  }

  /** Without a member of the one entry. */
  public TestDcc withoutEntry(Object name) {
    return entries(entry -> without(entry, name));
  }

  private TestDcc entries(UnaryOperator<Map<Object, Object>> change) {
    Map<Object, Object> changed = new LinkedHashMap<>(payload);
    changed.replaceAll(
        (name, value) -> {
          if (!(value instanceof List<?> group)) {
            return value;
          }
          Map<Object, Object> entry = new LinkedHashMap<>((Map<?, ?>) group.get(0));
          return List.of(change.apply(entry));
        });
    return new TestDcc(key, signed, unsigned, claims, changed);
  }

  private static Map<Object, Object> with(Map<Object, Object> map, Object key, Object value) {
    Map<Object, Object> changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static Map<Object, Object> without(Map<Object, Object> map, Object key) {
    Map<Object, Object> changed = new LinkedHashMap<>(map);
    changed.remove(key);
    return changed;
  }

  /** The four members of the message, signed. */
  public List<Object> message() {
    Map<Object, Object> all = claims;
    if (!claims.containsKey(HCERT)) {
      all = with(claims, HCERT, Map.of(1, payload));
    }
    return message(TestCbor.encode(all));
  }

  /** The four members of a message around any bytes, signed. */
  public List<Object> message(byte[] content) {
    byte[] header = signed.isEmpty() ? new byte[0] : TestCbor.encode(signed);
    byte[] covered = TestCbor.encode(List.of("Signature1", header, new byte[0], content));
    return List.of(header, unsigned, content, key.sign(covered));
  }

  /** The bytes of the token. */
  public byte[] token() {
    return TestCbor.encode(new TestCbor.Tagged(18, message()));
  }

  /** The text of the code. */
  public String text() {
    return text("HC1:");
  }

  /** The text with another context identifier. */
  public String text(String context) {
    return text(context, token());
  }

  /** The text for any token. */
  public static String text(String context, byte[] token) {
    return context + base45(zlib(token));
  }

  /** Compressed as well as can be. */
  public static byte[] zlib(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[1024];
    while (!deflater.finished()) {
      out.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** RFC 9285, by division of whole numbers. */
  public static String base45(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 2) {
      byte[] pair = Arrays.copyOfRange(bytes, i, Math.min(i + 2, bytes.length));
      BigInteger rest = new BigInteger(1, pair);
      for (int digits = pair.length + 1; digits > 0; digits--) {
        BigInteger[] divided = rest.divideAndRemainder(BASE);
        text.append(ALPHABET.charAt(divided[1].intValue()));
        rest = divided[0];
      }
    }
    return text.toString();
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "TestDcc";
  }
}
