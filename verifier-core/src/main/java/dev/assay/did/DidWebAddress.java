package dev.assay.did;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the document of a {@code did:web} stands.
 *
 * <p>Accepted: {@code issuer.example} ({@code https://issuer.example/.well-known/did.json}), {@code
 * issuer.example:a:b} ({@code https://issuer.example/a/b/did.json}), {@code issuer.example%3A8443}.
 *
 * <p>Refused: {@code 192.0.2.1}, {@code user%40issuer.example}, {@code issuer.example:..:a}, {@code
 * issuer.example::a}, {@code issuer.example:%2e%2e}, {@code issuer.example.}.
 */
final class DidWebAddress {

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /** The last label has a letter: an address of digits and dots is an IP address to many. */
  private static final Pattern HOST =
      Pattern.compile("(?:" + LABEL + "\\.)*(?=[0-9-]*[A-Za-z])" + LABEL);

  private static final Pattern AUTHORITY = Pattern.compile("([^%]+)(?:%3A([1-9][0-9]{0,4}))?");

  /** A name with something in it besides dots. */
  private static final Pattern SEGMENT = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]+");

  /** RFC 1035, 2.3.4. */
  private static final int MAX_HOST_CHARS = 253;

  /** Far longer than any in use. */
  private static final int MAX_CHARS = 1024;

  private static final int MAX_PORT = 65_535;

  private DidWebAddress() {}

  /**
   * The address; empty if the text is not a plain domain and path.
   *
   * @param rest what follows {@code did:web:}
   */
  static Optional<URI> of(String rest) {
    if (rest.length() > MAX_CHARS) {
      return Optional.empty();
    }
    int colon = rest.indexOf(':');
    Optional<String> authority = authority(colon < 0 ? rest : rest.substring(0, colon));
    Optional<String> path =
        colon < 0 ? Optional.of("/.well-known") : path(rest.substring(colon + 1));
    return authority.flatMap(
        host -> path.map(folder -> URI.create("https://" + host + folder + "/did.json")));
  }

  private static Optional<String> authority(String text) {
    Matcher parts = AUTHORITY.matcher(text);
    if (!parts.matches() || !isHost(parts.group(1))) {
      return Optional.empty();
    }
    Optional<String> port = Optional.ofNullable(parts.group(2));
    return port.map(Integer::parseInt).orElse(1) > MAX_PORT
        ? Optional.empty()
        : Optional.of(parts.group(1) + port.map(":"::concat).orElse(""));
  }

  private static boolean isHost(String text) {
    return text.length() <= MAX_HOST_CHARS && HOST.matcher(text).matches();
  }

  private static Optional<String> path(String segments) {
    StringBuilder path = new StringBuilder();
    for (String segment : segments.split(":", -1)) {
      if (!SEGMENT.matcher(segment).matches()) {
        return Optional.empty();
      }
      path.append('/').append(segment);
    }
    return Optional.of(path.toString());
  }
}
