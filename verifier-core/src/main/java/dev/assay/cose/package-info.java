/**
 * COSE (RFC 9052 and 9053): signatures and codes over CBOR.
 *
 * <p>{@link dev.assay.cose.CoseSign1} and {@link dev.assay.cose.CoseMac0} are messages that nobody
 * has verified; each says yes or no to a key, and the key never comes out of the message. {@link
 * dev.assay.cose.CoseKey} reads public keys, and {@link dev.assay.cose.CoseSigner} signs with a key
 * of our own. Messages with several signers or recipients are not read: no credential here has
 * them.
 */
@NullMarked
package dev.assay.cose;

import org.jspecify.annotations.NullMarked;
