package dev.assay.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * Holds every name of a path against the constraints of every authority above it: RFC 5280,
 * 4.2.1.10.
 *
 * <p>The JDK merges the constraints of a path, and where all that a lower authority permits is
 * excluded above, nothing is left of what was permitted: then it lets every name pass. Here nothing
 * is merged, and what cannot be compared does not pass. The JDK is asked as well.
 */
record PathNames(CertificatePath path) {

  /** A host that the domain name system knows, neither a number nor an address. */
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9_-]{1,63}\\.)*[a-z0-9_-]*[a-z_-][a-z0-9_-]*");

  /** A name outside what is permitted, or inside what is excluded; empty if there is none. */
  Optional<String> fault() {
    List<X509Certificate> certificates = path.certificates();
    for (int above = 1; above < certificates.size(); above++) {
      Optional<NameConstraints> constraints =
          new Extensions(certificates.get(above)).nameConstraints();
      if (constraints.isPresent()) {
        for (X509Certificate below : certificates.subList(0, above)) {
          Optional<String> fault = fault(constraints.get(), below);
          if (fault.isPresent()) {
            return fault;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** RFC 5280, 6.1.3(b): an authority's certificate of its own is passed over, unless last. */
  private Optional<String> fault(NameConstraints constraints, X509Certificate below) {
    boolean selfIssued = below.getSubjectX500Principal().equals(below.getIssuerX500Principal());
    if (selfIssued && !below.equals(path.leaf())) {
      return Optional.empty();
    }
    return new Extensions(below)
        .constrainedNames().stream()
            .filter(name -> !permits(constraints, name) || excludes(constraints, name))
            .findFirst()
            .map(
                name ->
                    path.show(below) + " has a name that an authority above it does not permit");
  }

  private static boolean permits(NameConstraints constraints, GeneralName name) {
    List<GeneralName> bases = bases(constraints.getPermittedSubtrees(), name);
    return bases.isEmpty() || bases.stream().anyMatch(base -> isWithin(name, base));
  }

  private static boolean excludes(NameConstraints constraints, GeneralName name) {
    return bases(constraints.getExcludedSubtrees(), name).stream()
        .anyMatch(base -> !isComparable(name) || isWithin(name, base) || reaches(name, base));
  }

  /** Those of the same kind. */
  private static List<GeneralName> bases(GeneralSubtree[] subtrees, GeneralName name) {
    return Optional.ofNullable(subtrees).stream()
        .flatMap(Arrays::stream)
        .map(GeneralSubtree::getBase)
        .filter(base -> base.getTagNo() == name.getTagNo())
        .toList();
  }

  private static boolean isComparable(GeneralName name) {
    return switch (name.getTagNo()) {
      case GeneralName.dNSName,
          GeneralName.rfc822Name,
          GeneralName.iPAddress,
          GeneralName.directoryName ->
          true;
      case GeneralName.uniformResourceIdentifier -> host(name).isPresent();
      default -> false;
    };
  }

  private static boolean isWithin(GeneralName name, GeneralName base) {
    return switch (name.getTagNo()) {
      case GeneralName.dNSName -> isHostWithin(text(name), text(base));
      case GeneralName.rfc822Name -> isMailboxWithin(name, base);
      case GeneralName.uniformResourceIdentifier ->
          host(name).filter(host -> isExactly(host, text(base))).isPresent();
      case GeneralName.iPAddress -> isAddressWithin(octets(name), octets(base));
      case GeneralName.directoryName -> isDirectoryNameWithin(name, base);
      default -> false;
    };
  }

  /**
   * Whether a name that is not inside an excluded one stands for some that are: a wildcard above it
   * (CVE-2025-61727), or a mailbox that differs in case alone.
   */
  private static boolean reaches(GeneralName name, GeneralName base) {
    return switch (name.getTagNo()) {
      case GeneralName.dNSName ->
          text(name).startsWith("*.") && text(base).endsWith(text(name).substring(1));
      case GeneralName.rfc822Name -> text(name).equals(text(base));
      default -> false;
    };
  }

  /** With a dot before it, a base stands for what is below alone; if empty, for every host. */
  private static boolean isHostWithin(String host, String base) {
    return base.isEmpty()
        || host.equals(base)
        || host.endsWith(base.startsWith(".") ? base : "." + base);
  }

  /** Of mailboxes and URIs: with a dot before it, a base is a domain, and one host without. */
  private static boolean isExactly(String host, String base) {
    return base.startsWith(".") ? host.endsWith(base) : host.equals(base);
  }

  private static boolean isMailboxWithin(GeneralName name, GeneralName base) {
    String mailbox = name.getName().toString();
    String whole = base.getName().toString();
    int at = mailbox.indexOf('@');
    int baseAt = whole.indexOf('@');
    String host = text(name).substring(at + 1);
    return baseAt < 0
        ? isExactly(host, text(base))
        : mailbox.substring(0, at).equals(whole.substring(0, baseAt))
            && host.equals(text(base).substring(baseAt + 1));
  }

  private static boolean isAddressWithin(byte[] address, byte[] base) {
    if (base.length != 2 * address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if (((address[i] ^ base[i]) & base[address.length + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDirectoryNameWithin(GeneralName name, GeneralName base) {
    RDN[] names = X500Name.getInstance(name.getName()).getRDNs();
    RDN[] bases = X500Name.getInstance(base.getName()).getRDNs();
    for (int i = 0; i < bases.length; i++) {
      if (i == names.length || !IETFUtils.rDNAreEqual(names[i], bases[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The host of a URI; RFC 5280 demands that one with an address, or without a host, is refused.
   */
  private static Optional<String> host(GeneralName name) {
    try {
      return Optional.ofNullable(new URI(name.getName().toString()).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT))
          .filter(host -> HOST.matcher(host).matches());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String text(GeneralName name) {
    return name.getName().toString().toLowerCase(Locale.ROOT);
  }

  private static byte[] octets(GeneralName name) {
    return ASN1OctetString.getInstance(name.getName()).getOctets();
  }
}
