package dev.assay.cbor;

import java.util.Optional;

/**
 * An item with a tag: RFC 8949, 3.4.
 *
 * @param tag such as 24, encoded CBOR
 * @param value what the tag is about, one of the values of {@link Cbor}
 * @param encoding the whole item as it was received, the tag included: what ISO/IEC 18013-5 makes
 *     digests of
 */
public record CborTagged(long tag, Object value, ByteString encoding) {

  /** Date and time as text, RFC 8949, 3.4.1. */
  public static final long DATE_TIME = 0;

  /** RFC 9052, 4.2. */
  public static final long COSE_SIGN1 = 18;

  /** RFC 9052, 6.2. */
  public static final long COSE_MAC0 = 17;

  /** A byte string that is CBOR in itself, RFC 8949, 3.4.5.1. */
  public static final long ENCODED_CBOR = 24;

  /** CWT, RFC 8392, 6. */
  public static final long CWT = 61;

  /** A date without time as text, RFC 8943, 1.1. */
  public static final long FULL_DATE = 1004;

  /** An item of our own making, in its preferred encoding. */
  public static CborTagged of(long tag, Object value) {
    byte[] encoding = CborWriter.writeTagged(tag, value);
    return new CborTagged(tag, value, ByteString.slice(encoding, 0, encoding.length));
  }

  /** A byte string that holds CBOR, of our own making: RFC 8949, 3.4.5.1. */
  public static CborTagged encodedCbor(ByteString content) {
    return of(ENCODED_CBOR, content);
  }

  /** The content of tag 24; empty if this is another tag, or holds something else. */
  public Optional<ByteString> content() {
    return tag == ENCODED_CBOR && value instanceof ByteString bytes
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
