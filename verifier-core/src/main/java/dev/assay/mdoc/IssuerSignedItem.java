package dev.assay.mdoc;

import dev.assay.cbor.ByteString;

/**
 * One data element as it was returned: ISO/IEC 18013-5, 12.3.5.
 *
 * @param value one of the values that {@link dev.assay.cbor.Cbor} reads
 * @param encoding the whole item with its tag 24, as received: what the digest is made over
 */
record IssuerSignedItem(long digestId, String element, Object value, ByteString encoding) {

  /** Does not show the value. */
  @Override
  public String toString() {
    return "IssuerSignedItem";
  }
}
