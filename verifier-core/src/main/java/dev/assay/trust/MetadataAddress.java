package dev.assay.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where an issuer publishes its JWT VC issuer metadata, or its keys themselves. */
final class MetadataAddress {

  private static final String WELL_KNOWN = "/.well-known/jwt-vc-issuer";

  private static final String KEY_SET = "/.well-known/jwks.json";

  private MetadataAddress() {}

  /**
   * SD-JWT VC draft-18, 4.1: the well-known part goes between host and path, and a terminating
   * slash is dropped.
   *
   * <ul>
   *   <li>{@code https://issuer.example} gives {@code
   *       https://issuer.example/.well-known/jwt-vc-issuer}
   *   <li>{@code https://issuer.example/tenant/1/} gives {@code
   *       https://issuer.example/.well-known/jwt-vc-issuer/tenant/1}
   *   <li>refused: another scheme, a query, a fragment, user information, no host
   * </ul>
   *
   * @return empty if no metadata can stand anywhere for this issuer
   */
  static Optional<URI> of(String issuer) {
    try {
      URI uri = new URI(issuer);
      return isPlainHttps(uri) ? Optional.of(wellKnown(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * SMART Health Cards 1.4.0, "Determining keys associated with an issuer": the well-known part
   * goes behind the path, and an issuer never ends with a slash.
   *
   * <ul>
   *   <li>{@code https://issuer.example/tenant/1} gives {@code
   *       https://issuer.example/tenant/1/.well-known/jwks.json}
   *   <li>refused: what {@link #of} refuses, and {@code https://issuer.example/}
   * </ul>
   *
   * @return empty if no keys can stand anywhere for this issuer
   */
  static Optional<URI> ofKeySet(String issuer) {
    return issuer.endsWith("/")
        ? Optional.empty()
        : of(issuer).map(metadata -> URI.create(issuer + KEY_SET));
  }

  /** An https URL that says where, and nothing else. */
  static boolean isPlainHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && uri.getRawQuery() == null;
  }

  private static URI wellKnown(URI issuer) {
    String path = issuer.getRawPath();
    String kept = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return URI.create("https://" + issuer.getRawAuthority() + WELL_KNOWN + kept);
  }
}
