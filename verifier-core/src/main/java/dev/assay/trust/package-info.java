/**
 * Whom the operator trusts, for what, and how their keys are found.
 *
 * <p>A {@link dev.assay.trust.TrustList} is an immutable snapshot of a list in our own format,
 * version 1; {@link dev.assay.trust.TrustListReader} reads it whole or not at all, and {@link
 * dev.assay.trust.TrustListStore} lets a newer one replace it, never an older one. {@link
 * dev.assay.trust.IssuerResolver} answers the one question that a verification has: who may have
 * signed this token. {@link dev.assay.trust.TrustRule} is the table of contents of that answer,
 * {@link dev.assay.trust.TrustListRule} of what a list must be to be used at all.
 */
@NullMarked
package dev.assay.trust;

import org.jspecify.annotations.NullMarked;
