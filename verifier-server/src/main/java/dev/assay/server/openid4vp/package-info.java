/**
 * What a verifier and a wallet say to each other: OpenID4VP 1.0. Pure: no clock, no network, no
 * randomness but what comes in as an argument.
 *
 * <p>The question: {@link dev.assay.server.openid4vp.DcqlReader} reads a query of a relying party
 * into a {@link dev.assay.server.openid4vp.DcqlQuery}, or says which rule it breaks and where;
 * {@link dev.assay.server.openid4vp.DcqlAdvice} says where a valid one asks for more than it needs.
 * The answer: {@link dev.assay.server.openid4vp.DcqlAnswer} holds what was verified against what
 * was asked, and hands over the claims that were asked for and nothing else. {@link
 * dev.assay.server.openid4vp.DcqlRule} is the table of contents of both.
 */
@NullMarked
package dev.assay.server.openid4vp;

import org.jspecify.annotations.NullMarked;
