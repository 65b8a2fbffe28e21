/**
 * SD-JWT (RFC 9901) and SD-JWT VC (draft-18): two formats, one room.
 *
 * <p>{@link dev.assay.sdjwt.SdJwtRule} and {@link dev.assay.sdjwt.SdJwtVcRule} are the table of
 * contents. The reading order of the code is that of the specification: {@code SdJwtReader} takes
 * the serialization apart (RFC 9901, 4 and 8), {@code SdJwtPresentation} checks the issuer's
 * signature (7.1(2)), {@code Unpacking} puts the disclosed claims in their places (7.1(3) to
 * 7.1(5)), {@code SdJwtCredential} checks validity (7.1(6)), and {@code KeyBinding} checks the
 * holder's proof (7.3).
 */
@NullMarked
package dev.assay.sdjwt;

import org.jspecify.annotations.NullMarked;
