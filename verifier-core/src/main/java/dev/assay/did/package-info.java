/**
 * Decentralized identifiers as far as issuers use them: {@code did:jwk} and {@code did:key}, which
 * are their own document, and {@code did:web}, whose document stands on a web server.
 *
 * <p>{@link dev.assay.did.DidResolver} is the door. It gives the keys with which a DID may sign
 * claims, and never decides whether the DID is to be believed: that is for the trust list.
 */
@NullMarked
package dev.assay.did;

import org.jspecify.annotations.NullMarked;
