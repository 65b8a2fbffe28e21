/**
 * JSON, base64url, JWS and JWK, as strict as the specifications allow.
 *
 * <p>{@link dev.assay.jose.Json} reads untrusted text within {@link dev.assay.jose.JsonLimits}, and
 * {@link dev.assay.jose.Jcs} writes it in its canonical form. {@link dev.assay.jose.Jws} is a token
 * that nobody has verified; it says yes or no to a key, and the key never comes out of the token.
 * {@link dev.assay.jose.Jwk} and {@link dev.assay.jose.JwkSet} read public keys, {@link
 * dev.assay.jose.Inflate} compressed bytes. {@link dev.assay.jose.Jwe} is a text that somebody has
 * encrypted for an {@link dev.assay.jose.EncryptionKey} of ours. Jackson and Nimbus are imported
 * only here and appear in no signature.
 */
@NullMarked
package dev.assay.jose;

import org.jspecify.annotations.NullMarked;
