package dev.assay.trust;

import dev.assay.credential.Assurance;
import dev.assay.credential.Mechanism;
import dev.assay.credential.OcspUse;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.Role;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Json;
import dev.assay.jose.Jwk;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a trust list of the anchors that came with one request. */
final class RequestAnchors {

  private static final Instant ALWAYS = Instant.EPOCH;
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
  private static final Set<Role> ROLES = Set.of(Role.ISSUANCE, Role.STATUS);
  private static final String WEB = "did:web:";

  private final AnchorReading reading;

  RequestAnchors(Crypto crypto) {
    this.reading = new AnchorReading(crypto);
  }

  TrustList list(List<RequestAnchor> anchors) throws TrustListFault {
    List<TrustEntry> entries = new ArrayList<>();
    List<Object> digested = new ArrayList<>();
    for (RequestAnchor anchor : anchors) {
      try {
        Place place = new Place("/anchors/" + entries.size(), members(anchor));
        digested.add(place.members());
        List<TrustService> services = new ArrayList<>(List.of(service(anchor, place)));
        byName(anchor, place).ifPresent(services::add);
        entries.add(entry(entries.size(), services));
      } catch (FormFault e) {
        throw new TrustListFault(
            TrustListRule.SCHEMA, TrustList.REQUEST, List.of(TrustListFault.Problem.of(e)));
      }
    }
    TrustList.Header header =
        new TrustList.Header(
            TrustList.REQUEST,
            "Anchors of the request",
            0,
            ALWAYS,
            NEVER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ListEnvironment.LIVE);
    return new TrustList(
        header, new TrustList.Origin(TrustList.REQUEST, digest(digested)), entries);
  }

  /** The anchor as it would stand in a list, so that one reader reads both. */
  private static Map<String, Object> members(RequestAnchor anchor) {
    if (anchor instanceof RequestAnchor.Certificate certificate) {
      return Map.of("certificate", certificate.text());
    }
    if (anchor instanceof RequestAnchor.Key key) {
      return Map.of("jwk", key.jwk());
    }
    if (anchor instanceof RequestAnchor.Keys keys) {
      return Map.of("jwks", keys.jwks());
    }
    return Map.of("did", ((RequestAnchor.Did) anchor).did());
  }

  /**
   * The same certificate or key for formats whose tokens know it by its name. Absent for what such
   * formats cannot use: that is no fault, it may be meant for another.
   */
  private Optional<TrustService> byName(RequestAnchor anchor, Place place) {
    if (anchor instanceof RequestAnchor.Did || anchor instanceof RequestAnchor.Keys) {
      return Optional.empty();
    }
    try {
      TrustAnchor read = reading.read(place, Mechanism.KEY_ID);
      return Optional.of(
          new TrustService(
              Set.of(Role.ISSUANCE),
              Mechanism.KEY_ID,
              List.of(read),
              List.of(),
              Optional.empty(),
              IssuerName.ANY,
              terms(anchor, ServiceTerms.DEFAULT_KEY_ID_ALGORITHMS, Set.of()),
              ServicePins.NONE));
    } catch (FormFault e) {
      return Optional.empty();
    }
  }

  private TrustService service(RequestAnchor anchor, Place place) throws FormFault {
    Mechanism mechanism = mechanism(anchor);
    TrustAnchor read = reading.read(place, mechanism);
    Optional<String> issuer =
        anchor instanceof RequestAnchor.Keys keys ? keys.issuer() : Optional.empty();
    Optional<String> host = issuer.flatMap(RequestAnchors::host).or(() -> didHost(anchor));
    ServiceTerms terms = terms(anchor, algorithms(read), host.map(Set::of).orElse(Set.of()));
    return new TrustService(
        ROLES,
        mechanism,
        List.of(read),
        List.of(),
        issuer,
        IssuerName.ANY,
        terms,
        ServicePins.NONE);
  }

  private static ServiceTerms terms(
      RequestAnchor anchor, Set<SignatureAlgorithm> algorithms, Set<String> hosts) {
    return new ServiceTerms(
        Set.of(ServiceTerms.ANY),
        anchor.types(),
        algorithms,
        List.<Assurance>of(),
        hosts,
        anchor.legacy(),
        Set.of(),
        TypeMetadataUse.IF_SUPPLIED,
        Optional.of(RevocationUse.IF_SUPPLIED),
        OcspUse.IF_SUPPLIED);
  }

  private static Mechanism mechanism(RequestAnchor anchor) {
    if (anchor instanceof RequestAnchor.Certificate) {
      return Mechanism.X5C;
    }
    return anchor instanceof RequestAnchor.Did ? Mechanism.DID : Mechanism.JWKS;
  }

  /** RSA only where the key itself asks for it. */
  private static Set<SignatureAlgorithm> algorithms(TrustAnchor anchor) {
    if (anchor instanceof TrustAnchor.Certificate) {
      return ServiceTerms.DEFAULT_MDOC_ALGORITHMS;
    }
    Set<SignatureAlgorithm> algorithms = new HashSet<>(ServiceTerms.DEFAULT_ALGORITHMS);
    if (anchor instanceof TrustAnchor.Keys keys) {
      keys.keys().stream().map(Jwk::algorithm).flatMap(Optional::stream).forEach(algorithms::add);
    }
    return algorithms;
  }

  private static Optional<String> host(String issuer) {
    try {
      URI uri = new URI(issuer);
      return MetadataAddress.isPlainHttps(uri)
          ? Optional.of(uri.getRawAuthority())
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** did:web, 2024-08: the first part is the host, and the colon before a port is {@code %3A}. */
  private static Optional<String> didHost(RequestAnchor anchor) {
    if (!(anchor instanceof RequestAnchor.Did did) || !did.did().startsWith(WEB)) {
      return Optional.empty();
    }
    String host = did.did().substring(WEB.length()).split(":", 2)[0];
    return Optional.of(host.replace("%3A", ":").replace("%3a", ":"));
  }

  private static TrustEntry entry(int position, List<TrustService> services) {
    String id = "anchor-" + (position + 1);
    return new TrustEntry(
        id,
        "Anchor " + (position + 1) + " of the request",
        Sector.UNSTATED,
        List.of(new EntryState(EntryState.State.GRANTED, ALWAYS, Optional.empty())),
        List.of(),
        Optional.empty(),
        services);
  }

  private static String digest(List<Object> anchors) {
    byte[] text = Json.write(anchors).getBytes(StandardCharsets.UTF_8);
    return "sha256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.digest(text));
  }
}
