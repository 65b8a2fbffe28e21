package dev.assay.cbor;

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
}
