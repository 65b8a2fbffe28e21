package dev.assay.trust;

import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.JsonNull;
import dev.assay.trust.ImportReport.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an entry of each issuer of SMART Health Cards: its exact {@code iss}, for health cards and
 * nothing else, and for ES256 alone; it is asked for nothing but on its own host.
 */
final class IssuerEntries {

  private static final String TYPE = "https://smarthealth.cards#health-card";

  /** The directory does not say since when; a card is not older than the framework. */
  private static final String FROM = "2021-01-01T00:00:00Z";

  private static final int MAX_PORT = 65_535;

  /** Of SHA-256: enough that no two issuers of one list have the same. */
  private static final int ID_BYTES = 8;

  private final CardKeys keys;
  private final ImportNotes notes;
  private final Map<String, Map<String, Object>> entries = new LinkedHashMap<>();

  IssuerEntries(Crypto crypto, ImportNotes notes) {
    this.keys = new CardKeys(crypto, notes);
    this.notes = notes;
  }

  /** The entries, in the order of the directory. */
  List<Map<String, Object>> entries() {
    return List.copyOf(entries.values());
  }

  /** Adds an issuer of the snapshot, or says why not. */
  void addWithKeys(Place info) {
    Optional<Issuer> issuer = member(info).flatMap(this::issuer);
    if (issuer.isEmpty()) {
      return;
    }
    List<Object> usable = keys.usable(issuer.get().identifier(), info);
    if (usable.isEmpty()) {
      notes.leaveOut(issuer.get().identifier(), "it has no key that can be used");
      return;
    }
    if (info.has("crls")) {
      notes.note(
          Kind.PASSED_OVER,
          issuer.get().identifier(),
          "its revocation lists are not taken from here; the issuer is asked for them");
    }
    add(issuer.get(), "jwks", Map.of("jwks", Map.of("keys", usable)));
    usable.forEach(key -> notes.count("key", "ES256"));
  }

  /** Adds an issuer whose keys stand at its own address, or says why not. */
  void addWithoutKeys(Place listed) {
    issuer(listed)
        .ifPresent(issuer -> add(issuer, "well-known-jwks", Map.of("issuer", issuer.identifier())));
  }

  private Optional<Place> member(Place info) {
    try {
      return Optional.of(new Place(info.path() + "/issuer", info.object("issuer")));
    } catch (FormFault e) {
      notes.leaveOut(e.path(), e.reason());
      return Optional.empty();
    }
  }

  /**
   * An issuer.
   *
   * @param host where its keys and revocation lists are, with a port if it names one
   */
  private record Issuer(String identifier, String name, String host) {}

  private Optional<Issuer> issuer(Place place) {
    try {
      String identifier = place.text("iss");
      Optional<String> host = host(identifier);
      if (host.isEmpty()) {
        notes.leaveOut(
            identifier,
            "iss must be an https URL with a host, and a port at most, that does not end with a slash");
        return Optional.empty();
      }
      if (entries.containsKey(identifier)) {
        notes.leaveOut(identifier, "it is listed before, and the first one counts");
        return Optional.empty();
      }
      boolean named = place.has("name") && place.members().get("name") != JsonNull.NULL;
      String name = named ? place.text("name") : identifier;
      return Optional.of(new Issuer(identifier, name, host.get()));
    } catch (FormFault e) {
      notes.leaveOut(e.path(), e.reason());
      return Optional.empty();
    }
  }

  /**
   * SMART Health Cards 1.4.0: an https URL without a trailing slash, compared exactly. The host is
   * what a list of ours takes; issuers write some of them with capitals.
   */
  private static Optional<String> host(String identifier) {
    try {
      URI uri = new URI(identifier);
      boolean named =
          identifier.startsWith("https://")
              && !identifier.endsWith("/")
              && MetadataAddress.isPlainHttps(uri)
              && uri.getPort() <= MAX_PORT;
      return named
          ? Optional.of(uri.getRawAuthority().toLowerCase(Locale.ROOT))
              .filter(ServiceReading::isHost)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private void add(Issuer issuer, String mechanism, Map<String, Object> anchor) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("roles", List.of("issuance"));
    service.put("formats", List.of("smart-health-card"));
    service.put("types", List.of(TYPE));
    service.put("mechanism", mechanism);
    service.put("issuer", issuer.identifier());
    service.put("algorithms", List.of("ES256"));
    service.put("anchors", new ArrayList<>(List.of(anchor)));
    service.put("hosts", List.of(issuer.host()));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", id(issuer.identifier()));
    entry.put("name", Shown.of(issuer.name()));
    // The directory does not say who is public, and private is the lesser claim.
    entry.put("sector", "private");
    entry.put("states", List.of(Map.of("state", "granted", "from", FROM)));
    entry.put("services", List.of(service));
    entries.put(issuer.identifier(), entry);
    notes.count("type", TYPE);
  }

  private static String id(String identifier) {
    byte[] digest = HashAlgorithm.SHA_256.digest(identifier.getBytes(StandardCharsets.UTF_8));
    return "issuer-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }
}
