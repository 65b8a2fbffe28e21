package dev.assay.bundle;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.trust.SignerKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the payload of a manifest that a pinned key signed: the whole of it, or nothing. */
final class ManifestReading {

  static final long VERSION = 1;

  /** Nothing that could lead anywhere, should somebody take a name for a path. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  /** An entry has a place in an array, an object, a list of signers, and a key of theirs. */
  private static final int MAX_DEPTH = 8;

  /** Forty values an entry; one with two signers has less. */
  private static final int MAX_VALUES_OF_ENTRY = 40;

  private static final Set<String> MEMBERS =
      Set.of("version", "id", "sequence", "issued", "nextUpdate", "grace", "entries");
  private static final Set<String> ENTRY_MEMBERS =
      Set.of(
          "name", "kind", "mediaType", "uri", "fetchedAt", "size", "digest", "deflated", "signers");
  private static final Set<String> DEFLATED_MEMBERS = Set.of("size", "digest");

  private final Crypto crypto;
  private final BundleLimits limits;
  private final String source;

  ManifestReading(Crypto crypto, BundleLimits limits, String source) {
    this.crypto = crypto;
    this.limits = limits;
    this.source = source;
  }

  Manifest read(byte[] payload) throws BundleFault {
    try {
      Place root = root(payload);
      root.allowOnly(MEMBERS);
      Manifest manifest = manifest(root, payload);
      requireUnique(root, manifest.entries());
      new ManifestLimits(limits, source).require(manifest);
      return manifest;
    } catch (FormFault e) {
      throw new BundleFault(BundleRule.FORM, source, "manifest: " + e.text());
    }
  }

  /** An object of our own, of version 1. */
  Place root(byte[] payload) throws BundleFault, FormFault {
    JsonLimits json =
        JsonLimits.DEFAULT
            .withMaxBytes(limits.maxManifestBytes())
            .withMaxDepth(MAX_DEPTH)
            .withMaxValues(MAX_VALUES_OF_ENTRY * (limits.maxEntries() + 1));
    try {
      Place root = new Place("", Json.readObject(payload, json));
      if (root.number("version") != VERSION) {
        throw root.fault("version", "must be 1, the only version there is");
      }
      return root;
    } catch (JsonException e) {
      throw new BundleFault(
          BundleRule.FORM, source, "the manifest must be a JSON object: " + e.getMessage());
    }
  }

  private Manifest manifest(Place root, byte[] payload) throws FormFault {
    Instant issued = root.instant("issued");
    Instant nextUpdate = root.instant("nextUpdate");
    if (!issued.isBefore(nextUpdate)) {
      throw root.fault("nextUpdate", "must be later than issued");
    }
    if (!root.has("entries")) {
      throw root.fault("entries", "is missing; it must be an array");
    }
    List<BundleEntry> entries = new ArrayList<>();
    for (Place place : root.optionalObjects("entries")) {
      entries.add(entry(place, issued));
    }
    BundleId bundle = new BundleId(name(root, "id"), root.number("sequence"), Digests.of(payload));
    return new Manifest(bundle, issued, nextUpdate, root.optionalDuration("grace"), entries);
  }

  private BundleEntry entry(Place place, Instant issued) throws FormFault {
    place.allowOnly(ENTRY_MEMBERS);
    EntryKind kind = place.named("kind", EntryKind.all(), EntryKind::code);
    String mediaType = place.text("mediaType");
    if (!kind.mediaTypes().contains(mediaType)) {
      throw place.fault("mediaType", "must be one of " + kind.mediaTypes());
    }
    Instant fetchedAt = place.instant("fetchedAt");
    if (fetchedAt.isAfter(issued)) {
      throw place.fault("fetchedAt", "must not be later than the bundle was issued");
    }
    List<VerificationKey> signers = signers(place);
    if (!signers.isEmpty() && !kind.isList()) {
      throw place.fault("signers", "is for trust lists and rule lists alone");
    }
    return new BundleEntry(
        name(place, "name"),
        kind,
        mediaType,
        uri(place),
        fetchedAt,
        size(place),
        digest(place),
        deflated(place),
        signers);
  }

  private static Optional<BundleEntry.Deflated> deflated(Place entry) throws FormFault {
    if (!entry.has("deflated")) {
      return Optional.empty();
    }
    Place place = new Place(entry.path() + "/deflated", entry.object("deflated"));
    place.allowOnly(DEFLATED_MEMBERS);
    return Optional.of(new BundleEntry.Deflated(size(place), digest(place)));
  }

  private List<VerificationKey> signers(Place entry) throws FormFault {
    List<VerificationKey> keys = new ArrayList<>();
    for (Place jwk : entry.optionalObjects("signers")) {
      try {
        keys.add(SignerKey.read(Json.write(jwk.members()), crypto));
      } catch (KeyRejectedException e) {
        throw jwk.fault("must be a public key as a JWK: " + e.getMessage());
      }
    }
    return keys;
  }

  /** That no two entries can be taken for each other. */
  private static void requireUnique(Place root, List<BundleEntry> entries) throws FormFault {
    Set<String> names = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!names.add(entries.get(i).name())) {
        throw root.fault("entries", "must have names of their own; number " + i + " has not");
      }
      if (!keys.add(entries.get(i).key())) {
        throw root.fault("entries", "must not have one kind and uri twice, as number " + i);
      }
    }
  }

  /** A bundle that a delta is about. */
  static BundleId bundle(Place root, String member) throws FormFault {
    Place place = new Place("/" + member, root.object(member));
    place.allowOnly(Set.of("id", "sequence", "digest"));
    return new BundleId(name(place, "id"), place.number("sequence"), digest(place));
  }

  private static String name(Place place, String member) throws FormFault {
    String text = place.text(member);
    if (!NAME.matcher(text).matches()) {
      throw place.fault(member, "must be 1 to 100 letters, digits, - and _");
    }
    return text;
  }

  private static URI uri(Place place) throws FormFault {
    try {
      URI uri = new URI(place.text("uri"));
      if (uri.isAbsolute()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // The same fault as for a relative one.
    }
    throw place.fault("uri", "must be an absolute URI such as https://issuer.example/status/1");
  }

  private static int size(Place place) throws FormFault {
    long size = place.number("size");
    if (size > Integer.MAX_VALUE) {
      throw place.fault("size", "must be a number of bytes that a kind of document can have");
    }
    return (int) size;
  }

  private static String digest(Place place) throws FormFault {
    String text = place.text("digest");
    if (!Digests.isOne(text)) {
      throw place.fault("digest", "must be sha256: and 64 hex digits in lower case");
    }
    return text;
  }

  /** The same, as it is written. */
  static Map<String, Object> written(BundleId bundle) {
    return ManifestWriting.object(
        Map.entry("id", bundle.id()),
        Map.entry("sequence", bundle.sequence()),
        Map.entry("digest", bundle.digest()));
  }
}
