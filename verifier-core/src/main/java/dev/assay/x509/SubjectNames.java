package dev.assay.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The alternative names of a certificate's subject, as far as issuers are named with them: RFC
 * 5280, 4.2.1.6.
 */
record SubjectNames(Set<String> hosts, Set<String> uris) {

  // The types of GeneralName, as X509Certificate#getSubjectAlternativeNames numbers them.
  private static final int DNS_NAME = 2;
  private static final int URI_NAME = 6;

  /** RFC 1035, 2.3.4. */
  private static final int MAX_HOST_CHARS = 253;

  /** A label of letters, digits and inner hyphens: neither a wildcard nor anything but ASCII. */
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  static SubjectNames of(X509Certificate certificate) {
    Set<String> hosts = new HashSet<>();
    Set<String> uris = new HashSet<>();
    for (List<?> name : new Extensions(certificate).subjectNames()) {
      if (name.get(0).equals(DNS_NAME)) {
        hosts.add(lower((String) name.get(1)));
      } else if (name.get(0).equals(URI_NAME)) {
        uris.add((String) name.get(1));
      }
    }
    return new SubjectNames(hosts, uris);
  }

  boolean contain(String hostOrUri) {
    if (hostOrUri.indexOf(':') < 0) {
      return containHost(hostOrUri);
    }
    return uris.contains(hostOrUri) || hostOfHttps(hostOrUri).filter(this::containHost).isPresent();
  }

  /** The hosts without wildcards and addresses. */
  Set<String> singleHosts() {
    return hosts.stream().filter(SubjectNames::isHost).collect(Collectors.toUnmodifiableSet());
  }

  private boolean containHost(String host) {
    return isHost(host) && hosts.contains(lower(host));
  }

  private static Optional<String> hostOfHttps(String text) {
    try {
      URI uri = new URI(text);
      boolean plain = "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawUserInfo() == null;
      return plain ? Optional.ofNullable(uri.getHost()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isHost(String text) {
    String[] labels = text.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    // A last label of digits makes an IPv4 address of it, and an address is not a dNSName.
    return text.length() <= MAX_HOST_CHARS && !DIGITS.matcher(labels[labels.length - 1]).matches();
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
