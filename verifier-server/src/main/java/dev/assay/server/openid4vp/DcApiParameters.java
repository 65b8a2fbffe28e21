package dev.assay.server.openid4vp;

/**
 * A request through the Digital Credentials API of a browser: OpenID4VP 1.0, A.2. It has no {@code
 * state}: the browser brings the answer to the page that asked.
 *
 * @param mode one of the modes through a browser
 * @param content what is asked for
 * @param metadata what the wallet has to know of who asks
 */
public record DcApiParameters(ResponseMode mode, RequestContent content, ClientMetadata metadata) {}
