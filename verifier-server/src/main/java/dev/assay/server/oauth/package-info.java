/**
 * Access tokens of services: RFC 9068. {@link dev.assay.server.oauth.AccessTokenRule} is the table
 * of contents. A token is read by the keys of the one authorization server that the operator named,
 * and says which client calls; no address in it is ever asked.
 */
@NullMarked
package dev.assay.server.oauth;

import org.jspecify.annotations.NullMarked;
