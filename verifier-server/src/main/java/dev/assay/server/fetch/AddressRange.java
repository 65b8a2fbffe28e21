package dev.assay.server.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A range of addresses that no publisher on the internet has: SEC-03, after the IANA registries of
 * special-purpose addresses (RFC 6890).
 */
final class AddressRange {

  private static final List<AddressRange> IPV4 =
      List.of(
          of("0.0.0.0", 8), // unspecified, "this network"
          of("10.0.0.0", 8), // private
          of("100.64.0.0", 10), // carrier-grade NAT
          of("127.0.0.0", 8), // loopback
          of("169.254.0.0", 16), // link-local, metadata services of clouds
          of("172.16.0.0", 12), // private
          of("192.0.0.0", 24), // protocol assignments
          of("192.0.2.0", 24), // documentation
          of("192.88.99.0", 24), // 6to4 relays
          of("192.168.0.0", 16), // private
          of("198.18.0.0", 15), // benchmarks
          of("198.51.100.0", 24), // documentation
          of("203.0.113.0", 24), // documentation
          of("224.0.0.0", 4), // multicast
          of("240.0.0.0", 4)); // reserved, broadcast

  /** What is outside 2000::/3 is not assigned; these are the exceptions inside it. */
  private static final List<AddressRange> IPV6 =
      List.of(
          of("2001::", 23), // protocol assignments: Teredo, benchmarks, ORCHID
          of("2001:db8::", 32), // documentation
          of("2002::", 16), // 6to4, which hides an IPv4 address
          of("3fff::", 20)); // documentation

  private static final AddressRange GLOBAL_UNICAST = of("2000::", 3);

  /** NAT64: RFC 6052, 2.1. The last four bytes are an IPv4 address. */
  private static final AddressRange NAT64 = of("64:ff9b::", 96);

  private final byte[] prefix;
  private final int bits;

  private AddressRange(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /** Whether a publisher on the internet can have this address. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return IPV4.stream().noneMatch(range -> range.contains(bytes));
    }
    if (NAT64.contains(bytes)) {
      byte[] inner = Arrays.copyOfRange(bytes, 12, 16);
      return IPV4.stream().noneMatch(range -> range.contains(inner));
    }
    // The JDK turns IPv4-mapped addresses into IPv4 ones; all other forms are outside 2000::/3.
    return GLOBAL_UNICAST.contains(bytes)
        && IPV6.stream().noneMatch(range -> range.contains(bytes));
  }

  private boolean contains(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
      return false;
    }
    int mask = 0xff00 >> bits % 8 & 0xff;
    return mask == 0 || ((address[whole] ^ prefix[whole]) & mask) == 0;
  }

  /** The literal is one of ours, so nothing is looked up. */
  private static AddressRange of(String literal, int bits) {
    try {
      return new AddressRange(InetAddress.getByName(literal).getAddress(), bits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address literal", e);
    }
  }
}
