package dev.assay.testkit;

import dev.assay.document.Document;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A status list token in CWT form (Token Status List draft-20, 5.2), good unless a test changes it.
 * All entries but one are 0.
 *
 * @param revoked the entry that is 1
 * @param changes what becomes of the claims, the protected header and the message
 */
public record TestCwtStatusList(String uri, TestKey key, int revoked, Changes changes) {

  /** What a test changes. */
  public record Changes(
      UnaryOperator<Map<Object, Object>> claims,
      UnaryOperator<Map<Object, Object>> header,
      UnaryOperator<Object> message) {

    /** Nothing. */
    public static Changes none() {
      return new Changes(
          UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
    }
  }

  /** A list of 1024 entries of one bit. */
  public static TestCwtStatusList at(String uri, TestKey key) {
    return new TestCwtStatusList(uri, key, 1, Changes.none());
  }

  /** With this entry revoked. */
  public TestCwtStatusList revoking(int index) {
    return new TestCwtStatusList(uri, key, index, changes);
  }

  /** With a change to the claims. */
  public TestCwtStatusList claims(UnaryOperator<Map<Object, Object>> change) {
    return new TestCwtStatusList(
        uri, key, revoked, new Changes(change, changes.header, changes.message));
  }

  /** With a change to the protected header. */
  public TestCwtStatusList header(UnaryOperator<Map<Object, Object>> change) {
    return new TestCwtStatusList(
        uri, key, revoked, new Changes(changes.claims, change, changes.message));
  }

  /** With a change to the message after it was signed, its tag included. */
  public TestCwtStatusList message(UnaryOperator<Object> change) {
    return new TestCwtStatusList(
        uri, key, revoked, new Changes(changes.claims, changes.header, change));
  }

  /** The list claim. */
  public static Map<Object, Object> list(int bits, byte[] entries) {
    Map<Object, Object> list = TestMdoc.map("bits", bits);
    list.put("lst", TestStatusList.deflated(entries));
    return list;
  }

  /** The token. */
  public byte[] token() {
    byte[] entries = new byte[TestStatusList.ENTRIES / Byte.SIZE];
    entries[revoked / Byte.SIZE] = (byte) (1 << revoked % Byte.SIZE);
    Map<Object, Object> claims = new LinkedHashMap<>();
    claims.put(2, uri);
    claims.put(6, TestClock.ISSUED.getEpochSecond());
    claims.put(4, TestClock.EXPIRES.getEpochSecond());
    claims.put(65_533, list(1, entries));
    Map<Object, Object> header = TestMdoc.map(1, -7);
    header.put(16, "application/statuslist+cwt");
    byte[] encoded = TestCbor.encode(changes.header.apply(header));
    byte[] payload = TestCbor.encode(changes.claims.apply(claims));
    byte[] signed = TestCbor.encode(List.of("Signature1", encoded, new byte[0], payload));
    Object message = new TestCbor.Tagged(18, List.of(encoded, Map.of(), payload, key.sign(signed)));
    return TestCbor.encode(changes.message.apply(message));
  }

  /** The token as it is received at {@link TestClock#NOW}. */
  public Document document() {
    return document("application/statuslist+cwt", TestClock.NOW);
  }

  /** The token as it is received at an instant, called something. */
  public Document document(String mediaType, Instant fetchedAt) {
    return Document.of(URI.create(uri), mediaType, token(), fetchedAt);
  }
}
