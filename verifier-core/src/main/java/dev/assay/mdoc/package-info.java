/**
 * ISO/IEC 18013-5 mobile documents, format {@code mso_mdoc}.
 *
 * <p>{@link dev.assay.mdoc.MdocRule} is the table of contents. The reading order of the code is
 * that of the standard's 9.3.1: {@code MdocReader} takes a DeviceResponse apart, {@code
 * MdocPresentation} checks the issuer's signature and the digests of what was returned, {@code
 * MdocCredential} checks validity, and {@code DeviceAuthentication} checks the device's signature
 * over the {@link dev.assay.mdoc.SessionTranscript}.
 */
@NullMarked
package dev.assay.mdoc;

import org.jspecify.annotations.NullMarked;
