package dev.assay.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. It is asked once for each fetch, and may block. */
@FunctionalInterface
public interface Resolver {

  /** Every address of the host. */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The resolver of the system. */
  static Resolver ofSystem() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
