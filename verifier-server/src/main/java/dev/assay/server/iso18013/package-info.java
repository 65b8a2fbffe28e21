/**
 * What a verifier and a wallet say to each other by ISO/IEC 18013-7, as far as it is data. Pure: no
 * HTTP, no clock, no store; time and randomness are arguments.
 *
 * <p>{@link dev.assay.server.iso18013.MdocQuestion} is what of a query can be said to such a
 * wallet. {@link dev.assay.server.iso18013.MdocApiRequest} says it through a browser (Annex C), and
 * {@link dev.assay.server.iso18013.MdocApiAnswer} reads what comes back, held against {@link
 * dev.assay.server.iso18013.MdocApiRule}. {@link dev.assay.server.iso18013.MdocPostRequest} says it
 * in the words of draft 18 of OpenID4VP (Annex B), and {@link
 * dev.assay.server.iso18013.MdocPostAnswer} reads the answer, held against {@link
 * dev.assay.server.iso18013.MdocPostRule}. The documents in it are verified elsewhere, and held
 * against the same query as all others.
 */
@NullMarked
package dev.assay.server.iso18013;

import org.jspecify.annotations.NullMarked;
