package dev.assay.trust;

import static dev.assay.trust.TrustRule.METADATA_AVAILABLE;
import static dev.assay.trust.TrustRule.METADATA_FORM;
import static dev.assay.trust.TrustRule.METADATA_HOST;
import static dev.assay.trust.TrustRule.METADATA_ISSUER;
import static dev.assay.trust.TrustRule.METADATA_KEY_SET;
import static dev.assay.trust.TrustRule.METADATA_MEDIA_TYPE;
import static dev.assay.trust.TrustRule.METADATA_ONE_KEY_SOURCE;
import static dev.assay.trust.TrustRule.METADATA_PUBLIC;
import static dev.assay.trust.TrustRule.METADATA_URL;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.jose.JwkSet;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the keys of an issuer from where it publishes them: from its JWT VC issuer metadata (SD-JWT
 * VC draft-18, 4), or from the key set under its own address (SMART Health Cards 1.4.0).
 */
final class MetadataKeys {

  /** Metadata has two levels, a key set three; the rest is room for what we do not read. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxDepth(16);

  private final Crypto crypto;
  private final Set<String> hosts;
  private final Evidence evidence;
  private final Checks checks;

  /**
   * A reader for one issuer.
   *
   * @param hosts the only hosts that may be asked
   */
  MetadataKeys(Crypto crypto, Set<String> hosts, Evidence evidence, Checks checks) {
    this.crypto = crypto;
    this.hosts = hosts;
    this.evidence = evidence;
    this.checks = checks;
  }

  List<Jwk> of(String issuer) {
    URI address =
        MetadataAddress.of(issuer).orElseThrow(() -> checks.halt(METADATA_URL, Shown.of(issuer)));
    checks.pass(METADATA_URL, "");
    Map<String, Object> metadata = object(address, DocumentKind.ISSUER_METADATA);
    checks.require(
        METADATA_ISSUER,
        issuer.equals(metadata.get("issuer")),
        () ->
            "expected "
                + Shown.of(issuer)
                + ", found "
                + text(metadata, "issuer").map(Shown::of).orElse("no text"));
    boolean inline = metadata.containsKey("jwks");
    checks.require(
        METADATA_ONE_KEY_SOURCE,
        inline != metadata.containsKey("jwks_uri"),
        () -> inline ? "it has both" : "it has neither");
    return keys(inline ? metadata : referenced(metadata));
  }

  /** The keys that stand under the address of the issuer itself. */
  List<Jwk> underAddressOf(String issuer) {
    URI address =
        MetadataAddress.ofKeySet(issuer)
            .orElseThrow(() -> checks.halt(METADATA_URL, Shown.of(issuer)));
    checks.pass(METADATA_URL, "");
    return keys(Map.of("jwks", object(address, DocumentKind.JWKS)));
  }

  private Map<String, Object> referenced(Map<String, Object> metadata) {
    URI address =
        text(metadata, "jwks_uri")
            .flatMap(MetadataKeys::address)
            .orElseThrow(
                () -> checks.halt(METADATA_ONE_KEY_SOURCE, "jwks_uri is not an https URL"));
    return Map.of("jwks", object(address, DocumentKind.JWKS));
  }

  private static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text);
      boolean plain =
          "https".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null;
      return plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Map<String, Object> object(URI address, DocumentKind kind) {
    Document document = document(new DocumentRequest(address, kind, hosts));
    checks.require(
        METADATA_MEDIA_TYPE,
        kind.mediaTypes().contains(document.mediaType()),
        () -> "expected " + kind.mediaTypes() + ", found " + Shown.of(document.mediaType()));
    try {
      Map<String, Object> object = Json.readObject(document.bytes(), LIMITS);
      checks.pass(METADATA_FORM, "");
      return object;
    } catch (JsonException e) {
      throw checks.halt(METADATA_FORM, Shown.of(address.toString()) + ": " + e.kind());
    }
  }

  private Document document(DocumentRequest request) {
    String address = Shown.of(request.uri().toString());
    checks.require(
        METADATA_HOST,
        request.hostIsPermitted(),
        () -> address + " is not on one of the hosts " + hosts);
    Finding finding = evidence.need(request);
    if (finding instanceof Finding.Found found) {
      checks.pass(METADATA_AVAILABLE, "");
      return found.document();
    }
    String reason =
        finding instanceof Finding.Unavailable unavailable
            ? unavailable.fault().code() + ": " + unavailable.reason()
            : "not fetched yet";
    throw checks.haltUndetermined(METADATA_AVAILABLE, address + ": " + reason);
  }

  @SuppressWarnings("unchecked") // The names of a JSON object are strings.
  private List<Jwk> keys(Map<String, Object> holder) {
    if (!(holder.get("jwks") instanceof Map<?, ?> set)) {
      throw checks.halt(METADATA_KEY_SET, "jwks is not an object");
    }
    try {
      List<Jwk> keys = JwkSet.read((Map<String, Object>) set, crypto).keys();
      checks.passed(List.of(METADATA_KEY_SET, METADATA_PUBLIC));
      return keys;
    } catch (KeyRejectedException e) {
      boolean isPrivate = e.reason() == KeyRejectedException.Reason.PRIVATE_MATERIAL;
      throw checks.halt(
          isPrivate ? METADATA_PUBLIC : METADATA_KEY_SET,
          "the key set is refused: " + e.getMessage());
    }
  }

  private static Optional<String> text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
