package dev.assay.server.openid4vp;

/**
 * One of the names that this verifier asks under.
 *
 * @param client as wallets are told
 * @param signer what signs for it
 */
public record RequestIdentity(ClientIdentifier client, RequestSigner signer) {}
