package dev.assay.server.config;

import dev.assay.server.config.AuthorizationConfig.Keys;
import dev.assay.server.openid4vp.ResponseAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code authorization}, and the {@code clients} of it that stand for callers. */
final class AuthorizationReading {

  /** The member of the configuration. */
  static final String KEY = "authorization";

  /** The member that names clients, here and of a service. */
  static final String CLIENTS = "clients";

  private static final String USUAL_SCOPE = "verifications";

  /** RFC 6749, 3.3. */
  private static final String SCOPE = "[!#-\\[\\]-~]+";

  private AuthorizationReading() {}

  static Optional<AuthorizationConfig> read(ConfigNode root, Path folder) throws ConfigFault {
    if (!root.has(KEY)) {
      return Optional.empty();
    }
    ConfigNode node = root.node(KEY);
    node.allowOnly(List.of("issuer", "audience", "jwks", CLIENTS));
    return Optional.of(
        new AuthorizationConfig(
            node.required("issuer", "must be what tokens have in iss"),
            node.required("audience", "must be what tokens for this server have in aud"),
            keys(node, folder),
            clients(node, USUAL_SCOPE)));
  }

  private static Keys keys(ConfigNode node, Path folder) throws ConfigFault {
    ConfigNode jwks = node.node("jwks");
    jwks.allowOnly(List.of("file", "url"));
    if (jwks.has("file") == jwks.has("url")) {
      throw new ConfigFault(jwks.path(), "incomplete", "must have either file or url");
    }
    return jwks.has("file")
        ? new Keys.OfFile(folder.resolve(jwks.text("file").orElseThrow()))
        : new Keys.OfUrl(url(jwks));
  }

  private static URI url(ConfigNode jwks) throws ConfigFault {
    try {
      URI url = new URI(jwks.text("url").orElseThrow());
      if ("https".equals(url.getScheme()) && ResponseAddress.isSafe(url)) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The same fault as for one that is not https.
    }
    throw new ConfigFault(
        jwks.at("url"),
        "of another form",
        "must be an https URL such as https://login.example/jwks, without user information or a"
            + " fragment");
  }

  /**
   * The clients that stand for a caller; empty if there are none.
   *
   * @param usualScope what their tokens need where nothing else is said
   */
  static List<OauthClient> clients(ConfigNode caller, String usualScope) throws ConfigFault {
    List<OauthClient> clients = new ArrayList<>();
    for (ConfigNode node : caller.nodes(CLIENTS)) {
      OauthClient client = client(node, usualScope);
      if (clients.stream().anyMatch(client::hasNamesOf)) {
        throw new ConfigFault(node.path(), client.id(), "must be named once");
      }
      clients.add(client);
    }
    return clients;
  }

  private static OauthClient client(ConfigNode node, String usualScope) throws ConfigFault {
    node.allowOnly(List.of("id", "subject", "scope"));
    String id = node.required("id", "must be what its tokens have in client_id");
    String scope = node.text("scope").orElse(usualScope);
    if (!scope.matches(SCOPE)) {
      throw new ConfigFault(node.at("scope"), scope, "must be one scope, as RFC 6749, 3.3 has it");
    }
    return new OauthClient(id, node.text("subject").orElse(id), scope);
  }
}
