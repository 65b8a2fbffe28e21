package dev.assay.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code callback: {url: https…, key: FILE}} of a service. */
final class CallbackReading {

  /** The member of a service. */
  static final String KEY = "callback";

  /** As for whatever else is asked. */
  private static final int MAX_URL_CHARS = 2_048;

  private static final int HTTPS_PORT = 443;

  private CallbackReading() {}

  /** The callback of a service; empty if it has none. */
  static Optional<CallbackConfig> read(ConfigNode service, Path folder) throws ConfigFault {
    if (!service.has(KEY)) {
      return Optional.empty();
    }
    ConfigNode node = service.node(KEY);
    node.allowOnly(List.of("url", "key"));
    String key =
        node.required(
            "key",
            "must name the file of a private key; make one with: openssl genpkey -algorithm"
                + " ed25519");
    return Optional.of(new CallbackConfig(url(node), folder.resolve(key)));
  }

  private static URI url(ConfigNode node) throws ConfigFault {
    try {
      URI url = new URI(node.text("url").orElse(""));
      boolean plain = url.getRawUserInfo() == null && url.getRawFragment() == null;
      if ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && plain) {
        URI written = asSigned(url);
        if (written.toString().length() <= MAX_URL_CHARS) {
          return written;
        }
      }
    } catch (URISyntaxException e) {
      // The same fault as for one that is not https.
    }
    // Not the value: its path may be what keeps strangers out.
    throw new ConfigFault(
        node.at("url"),
        "of another form",
        "must be an https URL such as https://shop.example/callbacks, without user information or"
            + " a fragment");
  }

  /**
   * As a receiver finds it in the request: RFC 9110, 4.2.3. Scheme and host in lower case, no port
   * that says nothing, and a path.
   */
  private static URI asSigned(URI url) {
    String port = url.getPort() < 0 || url.getPort() == HTTPS_PORT ? "" : ":" + url.getPort();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String host = url.getHost().toLowerCase(Locale.ROOT);
    URI written = URI.create("https://" + host + port + path + query);
    return URI.create(written.toASCIIString());
  }
}
