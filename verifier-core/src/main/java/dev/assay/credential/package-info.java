/**
 * The words that all formats share, and the line between untrusted and trusted.
 *
 * <p>A {@link dev.assay.credential.Presentation} is what somebody sent: nothing in it is trusted,
 * and its claims cannot be read. A {@link dev.assay.credential.Credential} is what a {@link
 * dev.assay.credential.TrustedIssuer} is known to have signed; it comes only out of {@link
 * dev.assay.credential.Presentation#authenticate}, with a key that the trust list supplied.
 */
@NullMarked
package dev.assay.credential;

import org.jspecify.annotations.NullMarked;
