/**
 * What a verifier and a wallet say to each other: OpenID for Verifiable Presentations 1.0, as far
 * as it is data. Pure: no HTTP, no clock, no store; time and randomness are arguments.
 *
 * <p>The question: {@link dev.assay.server.openid4vp.DcqlReader} reads a query of a relying party
 * into a {@link dev.assay.server.openid4vp.DcqlQuery}, or says which rule it breaks and where;
 * {@code DcqlAdvice} says where a valid one asks for more than it needs. {@code RequestParameters},
 * held against {@code RequestRule}, become a request that is written by {@link
 * dev.assay.server.openid4vp.RequestObject} or {@code DcApiRequest}; {@code WalletLink} is what a
 * wallet is called by.
 *
 * <p>The answer: {@code WalletRequest} reads how a wallet fetches a request, {@code DirectPost} and
 * {@code DcApiAnswer} read its answer into a {@code WalletResponse}, held against {@code
 * ResponseRule}. Nothing in it is believed here: the presentations are texts that nobody has
 * verified. {@link dev.assay.server.openid4vp.DcqlAnswer} holds what was verified against what was
 * asked, by {@link dev.assay.server.openid4vp.DcqlRule}, and hands over the claims that were asked
 * for and nothing else.
 */
@NullMarked
package dev.assay.server.openid4vp;

import org.jspecify.annotations.NullMarked;
