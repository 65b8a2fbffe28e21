/**
 * Visible digital seals for non-constrained environments, format {@code vds-nc}: ICAO VDS-NC 1.1,
 * now a part of Doc 9303-13. States put them on proofs of vaccination and of tests.
 *
 * <p>{@link dev.assay.vds.VdsRule} is the table of contents. {@code VdsReader} takes the text apart
 * and makes the canonical bytes of what is signed; {@code VdsPresentation} holds the certificate
 * that came along against what a signer of seals has to be, and the signature against its key;
 * {@code MessageCheck} looks at what it says; {@code VdsCredential} compares its dates with the
 * instant of the decision.
 *
 * <p>The certificate in a seal is a reference. It counts for what a listed one, that of a country
 * signing authority, makes of it: its path, its validity and its revocation are checked as those of
 * every other certificate. Of the key usage, which signers of real seals leave out, the common rule
 * {@code x509.leaf.key-usage} demands digitalSignature where there is one.
 *
 * <p>A seal does not expire, and does not say when it was issued. It is good as long as its
 * signer's certificate is valid at the instant of the decision, and nothing in it has yet to
 * happen. Whether it suffices for something is none of this room's.
 *
 * <p>The specification was read second-hand, in the schemas and tables that others made of it; the
 * clauses that rules name are its zones.
 */
@NullMarked
package dev.assay.vds;

import org.jspecify.annotations.NullMarked;
