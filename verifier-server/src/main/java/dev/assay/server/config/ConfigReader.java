package dev.assay.server.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the configuration: a YAML or JSON file, and over it the environment variables {@code
 * ASSAY_HOST}, {@code ASSAY_PORT} and {@code ASSAY_LOGLEVEL}. Paths in the file are relative to it.
 */
public final class ConfigReader {

  private static final List<String> KEYS =
      List.of(
          "host",
          "port",
          "trustLists",
          "ruleLists",
          "apiKeys",
          AuthorizationReading.KEY,
          "requestAnchors",
          "fetch",
          "work",
          "metrics",
          "logLevel",
          "presentations");

  /** The keys that the environment can set. */
  private static final Map<String, String> VARIABLES =
      Map.of("ASSAY_HOST", "host", "ASSAY_PORT", "port", "ASSAY_LOGLEVEL", "logLevel");

  /** JSON is YAML; a key that stands twice is a fault in both. */
  private static ObjectMapper mapper() {
    return new YAMLMapper(
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  }

  private ConfigReader() {}

  /** The configuration of this file and environment; not yet {@link ServerConfig#checked}. */
  public static ServerConfig read(Optional<Path> file, Map<String, String> environment)
      throws ConfigFault {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (file.isPresent()) {
      settings.putAll(members(file.get()));
    }
    VARIABLES.forEach(
        (variable, key) -> {
          if (environment.containsKey(variable)) {
            settings.put(key, environment.get(variable));
          }
        });
    Path folder =
        file.map(Path::toAbsolutePath)
            .flatMap(path -> Optional.ofNullable(path.getParent()))
            .orElse(Path.of(""));
    return config(new ConfigNode("", settings), folder);
  }

  private static Map<String, Object> members(Path file) throws ConfigFault {
    try {
      Map<String, Object> read =
          mapper()
              .readValue(
                  ConfigFile.text("config", file), new TypeReference<Map<String, Object>>() {});
      return read == null ? Map.of() : read;
    } catch (JacksonException e) {
      throw new ConfigFault("config", file.toString(), "must be YAML or JSON" + place(e));
    }
  }

  /** The message of Jackson would repeat what stands there, which may be a key. */
  private static String place(JacksonException fault) {
    JsonLocation at = fault.getLocation();
    return at == null ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static ServerConfig config(ConfigNode root, Path folder) throws ConfigFault {
    root.allowOnly(KEYS);
    ServerConfig usual = ServerConfig.DEFAULT;
    return new ServerConfig(
        root.text("host").orElse(usual.host()),
        (int) root.number("port", usual.port(), 0, 65_535),
        trustLists(root, folder),
        ruleLists(root, folder),
        apiKeys(root),
        AuthorizationReading.read(root, folder),
        root.named("requestAnchors", usual.requestAnchors(), ServerConfig.RequestAnchors.values()),
        fetch(root.node("fetch"), folder),
        work(root.node("work")),
        metrics(root),
        root.named("logLevel", usual.logLevel(), ServerConfig.LogLevel.values()),
        root.has("presentations")
            ? Optional.of(new PresentationReading(folder).read(root.node("presentations")))
            : Optional.empty());
  }

  /** YAML 1.1 takes the plain words on and off for true and false. */
  private static ServerConfig.Metrics metrics(ConfigNode root) throws ConfigFault {
    if (root.members().get("metrics") instanceof Boolean on) {
      return on ? ServerConfig.Metrics.ON : ServerConfig.Metrics.OFF;
    }
    return root.named("metrics", ServerConfig.Metrics.ON, ServerConfig.Metrics.values());
  }

  private static List<TrustListSource> trustLists(ConfigNode root, Path folder) throws ConfigFault {
    List<TrustListSource> lists = new ArrayList<>();
    for (ConfigNode list : root.nodes("trustLists")) {
      list.allowOnly(List.of("file", "url", "signers"));
      List<Path> signers = list.texts("signers").stream().map(folder::resolve).toList();
      if (list.has("file") == list.has("url")) {
        throw new ConfigFault(list.path(), "incomplete", "must have either file or url");
      }
      lists.add(
          list.has("file")
              ? new TrustListSource.OfFile(folder.resolve(list.text("file").orElseThrow()), signers)
              : new TrustListSource.OfUrl(url(list, signers), signers));
    }
    return lists;
  }

  private static List<TrustListSource.OfFile> ruleLists(ConfigNode root, Path folder)
      throws ConfigFault {
    List<TrustListSource.OfFile> lists = new ArrayList<>();
    for (ConfigNode list : root.nodes("ruleLists")) {
      list.allowOnly(List.of("file", "signers"));
      String file =
          list.text("file")
              .orElseThrow(() -> new ConfigFault(list.path(), "incomplete", "must have file"));
      List<Path> signers = list.texts("signers").stream().map(folder::resolve).toList();
      lists.add(new TrustListSource.OfFile(folder.resolve(file), signers));
    }
    return lists;
  }

  private static URI url(ConfigNode list, List<Path> signers) throws ConfigFault {
    String text = list.text("url").orElseThrow();
    if (signers.isEmpty()) {
      throw new ConfigFault(
          list.at("signers"),
          "empty",
          "must name the key files of its signers, because the list comes over a network");
    }
    try {
      URI url = new URI(text);
      if ("https".equals(url.getScheme()) && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The same fault as for one that is not https.
    }
    throw new ConfigFault(
        list.at("url"), text, "must be an https URL such as https://trust.example/list.jwt");
  }

  static List<ApiKey> apiKeys(ConfigNode root) throws ConfigFault {
    List<ApiKey> keys = new ArrayList<>();
    for (ConfigNode key : root.nodes("apiKeys")) {
      key.allowOnly(List.of("name", "sha256"));
      String digest = key.text("sha256").orElse("");
      if (!digest.matches("[0-9a-f]{64}")) {
        // Whoever writes the key itself here must not find it in a log.
        throw new ConfigFault(
            key.at("sha256"), "not a digest", "must be the SHA-256 of the key, 64 digits of hex");
      }
      keys.add(new ApiKey(key.text("name").orElse("key " + keys.size()), digest));
    }
    return keys;
  }

  private static FetchConfig fetch(ConfigNode fetch, Path folder) throws ConfigFault {
    fetch.allowOnly(
        List.of(
            "use",
            "privateHosts",
            "connectTimeout",
            "totalTimeout",
            "staleFor",
            "cacheBytes",
            "extraAuthorities"));
    FetchConfig usual = FetchConfig.DEFAULT;
    Duration minute = Duration.ofMinutes(1);
    return new FetchConfig(
        fetch.named("use", usual.use(), FetchConfig.Use.values()),
        Set.copyOf(fetch.texts("privateHosts")),
        fetch.duration("connectTimeout", usual.connectTimeout(), minute),
        fetch.duration("totalTimeout", usual.totalTimeout(), minute),
        fetch.duration("staleFor", usual.staleFor(), Duration.ofDays(7)),
        fetch.number("cacheBytes", usual.cacheBytes(), 1 << 20, 1L << 40),
        fetch.text("extraAuthorities").map(folder::resolve));
  }

  private static WorkConfig work(ConfigNode work) throws ConfigFault {
    work.allowOnly(List.of("workers", "eventLoops", "queue", "drain"));
    WorkConfig usual = WorkConfig.DEFAULT;
    return new WorkConfig(
        (int) work.number("workers", usual.workers(), 1, 1024),
        (int) work.number("eventLoops", usual.eventLoops(), 1, 256),
        (int) work.number("queue", usual.queue(), 1, 1_000_000),
        work.duration("drain", usual.drain(), Duration.ofHours(1)));
  }
}
