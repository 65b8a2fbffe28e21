package dev.assay.server.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.config.PresentationConfig.OlderWallets;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.PresentationConfig.Store;
import dev.assay.server.config.ServiceConfig.CrossDevice;
import dev.assay.server.config.ServiceConfig.OwnQueries;
import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.server.openid4vp.ResponseAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the key {@code presentations} of the configuration. */
final class PresentationReading {

  /** A wallet that has not answered by then never will, and what it may answer to is a risk. */
  private static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

  private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);
  private static final String USUAL_SCOPE = "presentations";
  private static final Duration USUAL_RETENTION = Duration.ofMinutes(10);
  private static final Duration LONGEST_RETENTION = Duration.ofDays(1);

  private final Path folder;

  /** For a file in this folder, which relative paths begin at. */
  PresentationReading(Path folder) {
    this.folder = folder;
  }

  PresentationConfig read(ConfigNode node) throws ConfigFault {
    node.allowOnly(
        List.of("publicUrl", "signing", "store", "lifetime", "services", "olderWallets"));
    Signing signing = new SigningReading(folder).read(node.node("signing"));
    return new PresentationConfig(
        publicUrl(node),
        signing,
        store(node.node("store")),
        node.duration("lifetime", USUAL_LIFETIME, LONGEST_LIFETIME),
        services(node),
        olderWallets(node, signing));
  }

  /** Older wallets know a verifier by its DNS name alone. */
  private static OlderWallets olderWallets(ConfigNode node, Signing signing) throws ConfigFault {
    OlderWallets olderWallets =
        node.named("olderWallets", OlderWallets.REFUSE, OlderWallets.values());
    boolean hasDnsName =
        signing.identity() instanceof SigningIdentity.Certified certified
            && certified.client() == Client.X509_SAN_DNS;
    if (olderWallets != OlderWallets.REFUSE && !hasDnsName) {
      throw new ConfigFault(
          node.at("olderWallets"),
          "accept_iso_18013_7",
          "must be refuse, or signing.client be x509_san_dns, which those wallets need");
    }
    return olderWallets;
  }

  private static URI publicUrl(ConfigNode node) throws ConfigFault {
    URI url = url(node, "publicUrl", node.required("publicUrl"));
    if (!url.getRawPath().isEmpty() || url.getRawQuery() != null) {
      throw new ConfigFault(
          node.at("publicUrl"),
          url.toString(),
          "must have no path and no query, such as https://verify.example");
    }
    return url;
  }

  private Store store(ConfigNode node) throws ConfigFault {
    node.allowOnly(List.of("url", "keys"));
    List<Path> keys = node.texts("keys").stream().map(folder::resolve).toList();
    if (keys.isEmpty()) {
      throw new ConfigFault(
          node.at("keys"),
          "empty",
          "must name a file with 32 random bytes in base64; make one with: openssl rand -base64 32");
    }
    String url = node.required("url");
    if (url.startsWith("h2:")) {
      return new Store(
          "h2:" + folder.resolve(url.substring("h2:".length())).toAbsolutePath(), keys);
    }
    if (!url.startsWith("postgresql://")) {
      // Whatever it is, it may have a password in it.
      throw new ConfigFault(
          node.at("url"),
          "of another kind",
          "must be h2:FILE, or postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
    }
    return new Store(url, keys);
  }

  private List<ServiceConfig> services(ConfigNode node) throws ConfigFault {
    List<ServiceConfig> services = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> keys = new HashSet<>();
    List<OauthClient> clients = new ArrayList<>();
    for (ConfigNode one : node.nodes("services")) {
      ServiceConfig service = service(one);
      boolean ownKeys = service.apiKeys().stream().allMatch(key -> keys.add(key.sha256()));
      boolean ownClients =
          service.clients().stream()
              .noneMatch(client -> clients.stream().anyMatch(client::hasNamesOf));
      if (!ids.add(service.id()) || !ownKeys || !ownClients) {
        throw new ConfigFault(
            one.path(),
            service.id(),
            "must have an id, keys and clients that no other service has");
      }
      services.add(service);
      clients.addAll(service.clients());
    }
    if (services.isEmpty()) {
      throw new ConfigFault(node.at("services"), "empty", "must name at least one service");
    }
    return services;
  }

  private ServiceConfig service(ConfigNode node) throws ConfigFault {
    List<String> known = new ArrayList<>(TermsReading.KEYS);
    known.addAll(
        List.of(
            "id",
            "name",
            "purpose",
            "apiKeys",
            AuthorizationReading.CLIENTS,
            "templates",
            "ownQueries",
            "returnUrls",
            "crossDevice",
            "retention",
            CallbackReading.KEY,
            "stage"));
    node.allowOnly(known);
    String id = node.required("id");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new ConfigFault(node.at("id"), id, "must be lower-case letters, digits and hyphens");
    }
    List<ApiKey> keys = ConfigReader.apiKeys(node);
    List<OauthClient> clients = AuthorizationReading.clients(node, USUAL_SCOPE);
    if (keys.isEmpty() && clients.isEmpty()) {
      throw new ConfigFault(
          node.at("apiKeys"),
          "empty",
          "must name at least one key, as {name: ..., sha256: ...}, unless there are clients");
    }
    List<URI> returnUrls = new ArrayList<>();
    for (String url : node.texts("returnUrls")) {
      returnUrls.add(url(node, "returnUrls", url));
    }
    return new ServiceConfig(
        id,
        text(node.node("name")),
        text(node.node("purpose")),
        keys,
        clients,
        templates(node.node("templates")),
        node.named("ownQueries", OwnQueries.REFUSE, OwnQueries.values()),
        returnUrls,
        node.named("crossDevice", CrossDevice.REFUSE, CrossDevice.values()),
        node.duration("retention", USUAL_RETENTION, LONGEST_RETENTION),
        CallbackReading.read(node, folder),
        node.named("stage", Stage.LIVE, Stage.values()),
        TermsReading.read(node));
  }

  private static LocalText text(ConfigNode node) throws ConfigFault {
    node.allowOnly(List.of("en", "cy"));
    return new LocalText(node.required("en"), node.required("cy"));
  }

  private Map<String, Map<String, Object>> templates(ConfigNode node) throws ConfigFault {
    Map<String, Map<String, Object>> templates = new LinkedHashMap<>();
    for (String name : node.members().keySet()) {
      templates.put(name, query(node, name));
    }
    return templates;
  }

  /** From a file of its own, which other tools read too. */
  private Map<String, Object> query(ConfigNode node, String name) throws ConfigFault {
    Path file = folder.resolve(node.text(name).orElseThrow());
    ObjectMapper mapper =
        JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try {
      return mapper.readValue(
          ConfigFile.text(node.at(name), file), new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException e) {
      throw new ConfigFault(node.at(name), file.toString(), "must hold a JSON object");
    }
  }

  /** https, but for a trial on one machine, where nobody is in between. */
  private static URI url(ConfigNode node, String key, String text) throws ConfigFault {
    try {
      URI url = new URI(text);
      if (ResponseAddress.isSafe(url)) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The same fault as for one that is not https.
    }
    throw new ConfigFault(
        node.at(key),
        text.indexOf('@') < 0 ? text : "not shown, as there may be a password in it",
        "must be an https URL, or http on localhost or 127.0.0.1");
  }
}
