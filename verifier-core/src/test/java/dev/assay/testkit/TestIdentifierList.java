package dev.assay.testkit;

import dev.assay.document.Document;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An identifier list token (ISO/IEC 18013-5, 12.3.6.4), good unless a test changes it.
 *
 * @param revoked the identifiers in it, in this order
 * @param changes what becomes of the claims, the protected header and the message
 */
public record TestIdentifierList(
    String uri, TestKey key, List<byte[]> revoked, TestCwtStatusList.Changes changes) {

  /** What such a list is called. */
  public static final String MEDIA_TYPE = "application/identifierlist+cwt";

  /** A list with two identifiers that nobody has. */
  public static TestIdentifierList at(String uri, TestKey key) {
    return new TestIdentifierList(
        uri, key, List.of(id(1_001), id(1_002)), TestCwtStatusList.Changes.none());
  }

  /** An identifier of 16 bytes. */
  public static byte[] id(int number) {
    byte[] id = new byte[16];
    for (int i = 0; i < Integer.BYTES; i++) {
      id[i] = (byte) (number >> (i * Byte.SIZE));
    }
    return id;
  }

  /** With these identifiers, and no others. */
  public TestIdentifierList revoking(byte[]... identifiers) {
    return new TestIdentifierList(uri, key, List.of(identifiers), changes);
  }

  /** With a change to the claims. */
  public TestIdentifierList claims(UnaryOperator<Map<Object, Object>> change) {
    return with(new TestCwtStatusList.Changes(change, changes.header(), changes.message()));
  }

  /** With a change to the protected header. */
  public TestIdentifierList header(UnaryOperator<Map<Object, Object>> change) {
    return with(new TestCwtStatusList.Changes(changes.claims(), change, changes.message()));
  }

  /** With a change to the message after it was signed, its tag included. */
  public TestIdentifierList message(UnaryOperator<Object> change) {
    return with(new TestCwtStatusList.Changes(changes.claims(), changes.header(), change));
  }

  private TestIdentifierList with(TestCwtStatusList.Changes others) {
    return new TestIdentifierList(uri, key, revoked, others);
  }

  /** The token. */
  public byte[] token() {
    Map<Object, Object> identifiers = new LinkedHashMap<>();
    revoked.forEach(id -> identifiers.put(id, Map.of()));
    Map<Object, Object> claims = new LinkedHashMap<>();
    claims.put(2, uri);
    claims.put(6, TestClock.ISSUED.getEpochSecond());
    claims.put(4, TestClock.EXPIRES.getEpochSecond());
    claims.put(65_530, Map.of("identifiers", identifiers));
    Map<Object, Object> header = TestMdoc.map(1, -7);
    header.put(16, MEDIA_TYPE);
    byte[] encoded = TestCbor.encode(changes.header().apply(header));
    byte[] payload = TestCbor.encode(changes.claims().apply(claims));
    byte[] signed = TestCbor.encode(List.of("Signature1", encoded, new byte[0], payload));
    Object message = new TestCbor.Tagged(18, List.of(encoded, Map.of(), payload, key.sign(signed)));
    return TestCbor.encode(changes.message().apply(message));
  }

  /** The token as it is received at {@link TestClock#NOW}. */
  public Document document() {
    return document(MEDIA_TYPE, TestClock.NOW);
  }

  /** The token as it is received at an instant, called something. */
  public Document document(String mediaType, Instant fetchedAt) {
    return Document.of(URI.create(uri), mediaType, token(), fetchedAt);
  }
}
