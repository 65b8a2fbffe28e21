package dev.assay.document;

import java.net.URI;
import java.util.Set;

/**
 * A document that a decision needs.
 *
 * @param uri where it stands; compared as text, never normalised
 * @param kind what it is
 * @param hosts the only hosts, each a name or a name and a port, that may be asked for it. They
 *     come from the trust list entry of the issuer that made the document necessary: the egress
 *     allow-list is the trust list
 */
public record DocumentRequest(URI uri, DocumentKind kind, Set<String> hosts) {

  public DocumentRequest {
    hosts = Set.copyOf(hosts);
  }

  /** Whether the trust list entry permits asking the host of this document. */
  public boolean hostIsPermitted() {
    String host = uri.getHost();
    return host != null && hosts.contains(uri.getPort() < 0 ? host : host + ":" + uri.getPort());
  }
}
