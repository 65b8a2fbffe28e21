/**
 * A tour of the verifier.
 *
 * <p>{@link dev.assay.CredentialVerifier} is the verb. It takes a {@link
 * dev.assay.VerificationRequest} (what somebody sent, and what is expected of it), an instant, the
 * {@link dev.assay.trust.TrustLists} and {@link dev.assay.document.Documents}, and gives a {@link
 * dev.assay.VerificationResult}: accepted, rejected, or undetermined with the documents that are
 * missing. {@link dev.assay.FetchingVerifier} fetches those and asks again; {@link
 * dev.assay.OfflineVerifier} has all of it from one signed file, {@link dev.assay.bundle}, and
 * fetches nothing.
 *
 * <p>On the way, bytes become trusted step by step, and each step has its type:
 *
 * <ol>
 *   <li>A {@link dev.assay.credential.CredentialFormat} parses the input to a {@link
 *       dev.assay.credential.Presentation}. Nothing in it is trusted, and its claims cannot be
 *       read.
 *   <li>{@link dev.assay.trust.IssuerResolver} looks its {@link
 *       dev.assay.credential.IssuerReference} up in the trust list. What comes back is a {@link
 *       dev.assay.credential.TrustedIssuer} with a key; no key ever comes from the input.
 *   <li>The presentation is authenticated with that key and becomes a {@link
 *       dev.assay.credential.Credential}, which has claims.
 *   <li>Validity, holder binding and status are checked, and the {@link dev.assay.policy.Policy}
 *       may still say no.
 * </ol>
 *
 * <p>Every rule on this way is a constant of a {@link dev.assay.check.Rule} enum, is enforced by
 * one line, and leaves one row in the {@link dev.assay.check.Report}. A rule that was not tried is
 * {@link dev.assay.check.Outcome#NOT_RUN}, and nothing is accepted with such a row.
 */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
