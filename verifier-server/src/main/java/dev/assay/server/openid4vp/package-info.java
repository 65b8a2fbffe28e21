/**
 * OpenID for Verifiable Presentations 1.0 on the side of the verifier, as far as it is data.
 *
 * <p>What is asked: {@code RequestParameters}, held against {@code RequestRule} and written by
 * {@link dev.assay.server.openid4vp.RequestObject} or {@code DcApiRequest}; {@code WalletLink} is
 * what a wallet is called by. What comes back: {@code WalletRequest} reads how a wallet fetches a
 * request, {@code DirectPost} and {@code DcApiAnswer} read its answer into a {@code
 * WalletResponse}, held against {@code ResponseRule}. Nothing in an answer is believed here: the
 * presentations in it are texts that nobody has verified.
 *
 * <p>This room knows no HTTP, no clock and no store; time and randomness are arguments.
 */
@NullMarked
package dev.assay.server.openid4vp;

import org.jspecify.annotations.NullMarked;
