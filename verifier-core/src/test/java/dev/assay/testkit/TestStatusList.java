package dev.assay.testkit;

import com.nimbusds.jose.util.Base64URL;
import dev.assay.document.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A Token Status List token (draft-20, 5.1), good unless a test changes it. All entries are 0 until
 * they are set.
 *
 * <pre>{@code
 * Document list = TestStatusList.at("https://issuer.example/status/1", key).entry(7, 1).document();
 * }</pre>
 */
public final class TestStatusList {

  /** How many entries of one bit a list has. */
  public static final int ENTRIES = 1024;

  private final String uri;
  private final TestJws jws;
  private final int bits;
  private final byte[] bytes;

  private TestStatusList(String uri, TestJws jws, int bits, byte[] bytes) {
    this.uri = uri;
    this.jws = jws;
    this.bits = bits;
    this.bytes = bytes;
  }

  /** A list of 1024 entries of one bit, issued and expiring as {@link TestClock} says. */
  public static TestStatusList at(String uri, TestKey key) {
    TestJws jws =
        TestJws.of("statuslist+jwt", key)
            .claim("sub", uri)
            .claim("iat", TestClock.ISSUED.getEpochSecond())
            .claim("exp", TestClock.EXPIRES.getEpochSecond());
    return new TestStatusList(uri, jws, 1, new byte[ENTRIES / Byte.SIZE]);
  }

  /** The token without the list. */
  public TestJws jws() {
    return jws;
  }

  /** With entries of so many bits, all 0. */
  public TestStatusList bits(int number) {
    return new TestStatusList(uri, jws, number, new byte[ENTRIES * number / Byte.SIZE]);
  }

  /** With these bytes for the expanded list. */
  public TestStatusList expanded(byte[] list) {
    return new TestStatusList(uri, jws, bits, list.clone());
  }

  /** With another value of an entry. */
  public TestStatusList entry(int index, int value) {
    byte[] changed = bytes.clone();
    int perByte = Byte.SIZE / bits;
    int shift = index % perByte * bits;
    int mask = ((1 << bits) - 1) << shift;
    int old = changed[index / perByte];
    changed[index / perByte] = (byte) ((old & ~mask) | (value << shift));
    return new TestStatusList(uri, jws, bits, changed);
  }

  /** With a change to the token around the list. */
  public TestStatusList token(UnaryOperator<TestJws> change) {
    return new TestStatusList(uri, change.apply(jws), bits, bytes);
  }

  /** With another value of a claim; {@code status_list} replaces the list. */
  public TestStatusList claim(String name, Object value) {
    return token(old -> old.claim(name, value));
  }

  /** With another value of a header parameter. */
  public TestStatusList header(String name, Object value) {
    return token(old -> old.header(name, value));
  }

  /** The {@code status_list} claim. */
  public Map<String, Object> list() {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("bits", bits);
    list.put("lst", Base64URL.encode(deflated(bytes)).toString());
    return list;
  }

  /** The token. */
  public String compact() {
    return (jws.payload().containsKey("status_list") ? jws : jws.claim("status_list", list()))
        .compact();
  }

  /** The token as it is received at {@link TestClock#NOW}. */
  public Document document() {
    return document(TestClock.NOW);
  }

  /** The token as it is received at an instant. */
  public Document document(Instant fetchedAt) {
    return document("application/statuslist+jwt", fetchedAt);
  }

  /** The token as it is received at an instant, called something. */
  public Document document(String mediaType, Instant fetchedAt) {
    byte[] body = compact().getBytes(StandardCharsets.US_ASCII);
    return Document.of(URI.create(uri), mediaType, body, fetchedAt);
  }

  /** Bytes as zlib. */
  public static byte[] deflated(byte[] expanded) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
      stream.write(expanded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
