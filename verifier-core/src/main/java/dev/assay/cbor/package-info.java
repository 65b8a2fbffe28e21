/**
 * CBOR (RFC 8949), as strict as ISO/IEC 18013-5 wants it.
 *
 * <p>{@link dev.assay.cbor.Cbor} reads untrusted bytes within {@link dev.assay.cbor.CborLimits},
 * and keeps the encoding of every tagged item as it was received, because digests and signatures
 * are made over that. No library we know tells a definite length from an indefinite one, the
 * integer 1 from the text "1" as a key, or the shortest encoding from a longer one: so the reader
 * is our own.
 */
@NullMarked
package dev.assay.cbor;

import org.jspecify.annotations.NullMarked;
