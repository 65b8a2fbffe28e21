package dev.assay.server.openid4vp;

/**
 * An authorization request that a wallet is called with by a link: OpenID4VP 1.0, 5.
 *
 * @param client who asks
 * @param address where the answer goes
 * @param content what is asked for
 * @param metadata what the wallet has to know of who asks
 */
public record RequestParameters(
    ClientIdentifier client,
    ResponseAddress address,
    RequestContent content,
    ClientMetadata metadata) {}
