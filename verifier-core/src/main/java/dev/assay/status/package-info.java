/**
 * Whether an issuer has taken a credential back: Token Status List draft-20, JWT form.
 *
 * <p>{@link dev.assay.status.StatusRule} is the table of contents. A list that cannot be had, or
 * must not be used any more, leaves the status undetermined; only a list that says so revokes.
 */
@NullMarked
package dev.assay.status;

import org.jspecify.annotations.NullMarked;
