package dev.assay.server.fetch;

import dev.assay.document.DocumentRequest;
import dev.assay.document.FetchFault;
import dev.assay.server.config.FetchConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An address that may be asked: the checks of SEC-02 to SEC-04, before any connection.
 *
 * @param transport by which it is asked
 * @param address the one that was checked, and the one that is connected to
 */
record Target(
    Transport transport, String host, int port, String pathAndQuery, InetAddress address) {

  /** How a host is asked. */
  enum Transport {
    TLS(443),
    /** For what is signed itself. */
    CLEAR(80);

    private final int port;

    Transport(int port) {
      this.port = port;
    }
  }

  /** Longer than any publisher's; a URL that carries data about somebody is longer too. */
  private static final int MAX_URL_CHARS = 2_048;

  static Target of(DocumentRequest request, FetchConfig config, Resolver resolver) throws Refusal {
    URI uri = request.uri();
    requireForm(uri, request.kind().schemes());
    if (!request.hostIsPermitted()) {
      throw new Refusal(FetchFault.BLOCKED, "the trust list does not name this host");
    }
    return resolved(uri, config, resolver);
  }

  /** An address that the operator wrote down himself: https, and within the same limits. */
  static Target of(URI uri, FetchConfig config, Resolver resolver) throws Refusal {
    requireForm(uri, Set.of("https"));
    return resolved(uri, config, resolver);
  }

  private static Target resolved(URI uri, FetchConfig config, Resolver resolver) throws Refusal {
    String host = uri.getHost();
    List<InetAddress> addresses = addresses(host, resolver);
    // One bad address spoils all: the next connection might take it.
    if (!isPrivatePermitted(uri, config) && !addresses.stream().allMatch(AddressRange::isPublic)) {
      throw new Refusal(FetchFault.BLOCKED, "the host has an address that is not public");
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    Transport transport =
        "https".equalsIgnoreCase(uri.getScheme()) ? Transport.TLS : Transport.CLEAR;
    int port = uri.getPort() < 0 ? transport.port : uri.getPort();
    return new Target(transport, host, port, path + query, addresses.get(0));
  }

  private static void requireForm(URI uri, Set<String> schemes) throws Refusal {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!schemes.contains(scheme) || uri.getHost() == null) {
      throw new Refusal(FetchFault.BLOCKED, "the address is no https URL");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new Refusal(FetchFault.BLOCKED, "the address has user information or a fragment");
    }
    if (uri.toString().length() > MAX_URL_CHARS) {
      throw new Refusal(FetchFault.BLOCKED, "the address is longer than " + MAX_URL_CHARS);
    }
  }

  private static boolean isPrivatePermitted(URI uri, FetchConfig config) {
    String name = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    return config.privateHosts().contains(name);
  }

  private static List<InetAddress> addresses(String host, Resolver resolver) throws Refusal {
    try {
      List<InetAddress> found = resolver.addresses(host);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (UnknownHostException e) {
      // The same refusal as for a host with no address.
    }
    throw new Refusal(FetchFault.FAILED, "the host has no address");
  }
}
