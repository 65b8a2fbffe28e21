package dev.assay.trust;

import dev.assay.credential.Assurance;
import dev.assay.credential.AssuranceFramework;
import dev.assay.credential.Legacy;
import dev.assay.credential.Mechanism;
import dev.assay.credential.OcspUse;
import dev.assay.credential.Profile;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.Role;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one service of an entry: what its members mean, and which of them go together. */
final class ServiceReading {

  private static final Set<String> MEMBERS =
      Set.of(
          "roles",
          "formats",
          "types",
          "mechanism",
          "anchors",
          "crossCertificates",
          "issuer",
          "issuerName",
          "algorithms",
          "assurance",
          "hosts",
          "legacy",
          "profiles",
          "typeMetadata",
          "revocation",
          "ocsp",
          "statusEku",
          "extendedKeyUsages",
          "certificatePolicies",
          "keyThumbprints",
          "maxStaleness");

  /** So that no chain can have more ways up than the budget for a path pays for. */
  private static final int MAX_CROSS_CERTIFICATES = 16;

  private static final Set<Mechanism> FETCHED =
      EnumSet.of(Mechanism.DID, Mechanism.ISSUER_METADATA, Mechanism.WELL_KNOWN_JWKS);
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?");
  private static final Pattern OBJECT_IDENTIFIER =
      Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]{0,9}+)){1,32}+");

  /** The one format whose issuers publish their keys under their own address. */
  private static final String HEALTH_CARDS = "smart-health-card";

  /** The base64url of a SHA-256 digest. */
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final AnchorReading anchors;

  ServiceReading(AnchorReading anchors) {
    this.anchors = anchors;
  }

  TrustService read(Place service) throws FormFault {
    service.allowOnly(MEMBERS);
    Set<Role> roles = service.allNamed("roles", Role.values(), Role::code);
    if (roles.isEmpty()) {
      throw service.fault("roles", "must name at least one role: issuance, status or list-signing");
    }
    Mechanism mechanism = service.named("mechanism", Mechanism.values(), Mechanism::code);
    List<TrustAnchor> read = new ArrayList<>();
    for (Place anchor : service.objects("anchors")) {
      read.add(anchors.read(anchor, mechanism));
    }
    Optional<String> issuer = issuer(service, mechanism, roles, read);
    return new TrustService(
        roles,
        mechanism,
        read,
        crossCertificates(service, mechanism),
        issuer,
        issuerName(service, mechanism, issuer),
        terms(service, mechanism, roles),
        pins(service, mechanism, roles));
  }

  private static List<X509Certificate> crossCertificates(Place service, Mechanism mechanism)
      throws FormFault {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Place place : service.optionalObjects("crossCertificates")) {
      place.allowOnly(Set.of("certificate"));
      certificates.add(AnchorReading.certificate(place));
    }
    if (!certificates.isEmpty() && mechanism != Mechanism.X5C) {
      throw service.fault(
          "crossCertificates", "must be left out: they are for certificates, mechanism x5c");
    }
    if (certificates.size() > MAX_CROSS_CERTIFICATES) {
      throw service.fault(
          "crossCertificates", "must be " + MAX_CROSS_CERTIFICATES + " at most for one service");
    }
    return certificates;
  }

  private static Optional<String> issuer(
      Place service, Mechanism mechanism, Set<Role> roles, List<TrustAnchor> anchors)
      throws FormFault {
    Optional<String> stated = service.optionalText("issuer");
    if (mechanism == Mechanism.ISSUER_METADATA || mechanism == Mechanism.WELL_KNOWN_JWKS) {
      return publishingIssuer(service, stated, anchors);
    }
    if (mechanism == Mechanism.DID && stated.isPresent()) {
      throw service.fault("issuer", "must be left out: with mechanism did, the DID is the issuer");
    }
    if (mechanism == Mechanism.KEY_ID && roles.contains(Role.STATUS)) {
      throw service.fault("roles", "must not have status: status lists name who signed them");
    }
    boolean bare =
        mechanism == Mechanism.JWKS
            || anchors.stream()
                .anyMatch(
                    anchor ->
                        anchor instanceof TrustAnchor.NamedKey key && key.certificate().isEmpty());
    // Keys in the list prove nothing about who it is: without an iss they would speak for all.
    if (bare && stated.isEmpty() && roles.contains(Role.ISSUANCE)) {
      throw service.fault(
          "issuer", "is missing; it must be the exact iss that these keys speak for");
    }
    return stated;
  }

  private static Optional<String> publishingIssuer(
      Place service, Optional<String> stated, List<TrustAnchor> anchors) throws FormFault {
    List<String> issuers =
        anchors.stream()
            .filter(TrustAnchor.Issuer.class::isInstance)
            .map(anchor -> ((TrustAnchor.Issuer) anchor).url())
            .distinct()
            .toList();
    if (issuers.size() != 1) {
      throw service.fault(
          "anchors",
          "must have one issuer: each that publishes its keys takes a service of its own");
    }
    if (stated.isPresent() && !stated.get().equals(issuers.get(0))) {
      throw service.fault("issuer", "must be the same as the issuer of the anchor, or left out");
    }
    return Optional.of(issuers.get(0));
  }

  private static IssuerName issuerName(Place service, Mechanism mechanism, Optional<String> issuer)
      throws FormFault {
    Optional<IssuerName> stated =
        service.optionalNamed("issuerName", IssuerName.values(), IssuerName::code);
    if (stated.isPresent() && mechanism != Mechanism.X5C) {
      throw service.fault(
          "issuerName", "must be left out: it is about certificates, mechanism x5c");
    }
    IssuerName name = stated.orElse(IssuerName.CERTIFICATE);
    if (name == IssuerName.LISTED && issuer.isEmpty()) {
      throw service.fault("issuer", "is missing; issuerName listed compares iss with it");
    }
    if (name == IssuerName.ANY && issuer.isPresent()) {
      throw service.fault("issuerName", "must not be any where an issuer is stated");
    }
    return name;
  }

  private static ServiceTerms terms(Place service, Mechanism mechanism, Set<Role> roles)
      throws FormFault {
    Set<String> formats = service.texts("formats");
    Set<String> types = service.texts("types");
    if (roles.contains(Role.ISSUANCE) && formats.isEmpty()) {
      throw service.fault("formats", "must name at least one format, such as dc+sd-jwt, or *");
    }
    if (roles.contains(Role.ISSUANCE) && types.isEmpty()) {
      throw service.fault("types", "must name at least one type, or * for every type");
    }
    if (mechanism == Mechanism.WELL_KNOWN_JWKS && !formats.equals(Set.of(HEALTH_CARDS))) {
      throw service.fault(
          "formats", "must be " + HEALTH_CARDS + " alone: no other has mechanism well-known-jwks");
    }
    return new ServiceTerms(
        formats,
        types,
        algorithms(service, mechanism, formats),
        assurance(service),
        hosts(service),
        service.allNamed("legacy", Legacy.values(), Legacy::code),
        service.allNamed("profiles", Profile.values(), Profile::code),
        service
            .optionalNamed("typeMetadata", TypeMetadataUse.values(), TypeMetadataUse::code)
            .orElse(TypeMetadataUse.IF_SUPPLIED),
        service.optionalNamed("revocation", RevocationUse.values(), RevocationUse::code),
        service.optionalNamed("ocsp", OcspUse.values(), OcspUse::code).orElse(OcspUse.IF_SUPPLIED));
  }

  private static Set<SignatureAlgorithm> algorithms(
      Place service, Mechanism mechanism, Set<String> formats) throws FormFault {
    if (!service.has("algorithms")) {
      return mechanism == Mechanism.KEY_ID
          ? ServiceTerms.DEFAULT_KEY_ID_ALGORITHMS
          : ServiceTerms.defaultAlgorithms(formats);
    }
    Set<SignatureAlgorithm> algorithms =
        service.allNamed("algorithms", SignatureAlgorithm.values(), SignatureAlgorithm::joseName);
    if (algorithms.isEmpty()) {
      throw service.fault("algorithms", "must name at least one algorithm, or be left out");
    }
    return algorithms;
  }

  private static List<Assurance> assurance(Place service) throws FormFault {
    List<Assurance> assurance = new ArrayList<>();
    for (Place place : service.optionalObjects("assurance")) {
      place.allowOnly(Set.of("framework", "level"));
      AssuranceFramework framework =
          place.named("framework", AssuranceFramework.values(), AssuranceFramework::code);
      String[] levels = framework.levels().toArray(String[]::new);
      assurance.add(new Assurance(framework, place.named("level", levels, level -> level)));
    }
    return assurance;
  }

  /** Whether this is a host name in lower case, with a port at most. */
  static boolean isHost(String host) {
    return HOST.matcher(host).matches();
  }

  private static Set<String> hosts(Place service) throws FormFault {
    Set<String> hosts = service.texts("hosts");
    for (String host : hosts) {
      if (!isHost(host)) {
        throw service.fault("hosts", "must be host names in lower case, each with :port at most");
      }
    }
    return hosts;
  }

  private static ServicePins pins(Place service, Mechanism mechanism, Set<Role> roles)
      throws FormFault {
    Optional<String> statusEku = service.optionalText("statusEku");
    if (statusEku.isPresent() && !(mechanism == Mechanism.X5C && roles.contains(Role.STATUS))) {
      throw service.fault(
          "statusEku", "must be left out: it is for role status with mechanism x5c");
    }
    if (statusEku.isPresent() && !OBJECT_IDENTIFIER.matcher(statusEku.get()).matches()) {
      throw service.fault("statusEku", "must be an object identifier such as 1.3.6.1.5.5.7.3.30");
    }
    Set<String> usages = objectIdentifiers("extendedKeyUsages", service, mechanism);
    Set<String> policies = objectIdentifiers("certificatePolicies", service, mechanism);
    Set<String> thumbprints = service.texts("keyThumbprints");
    if (!thumbprints.stream().allMatch(text -> THUMBPRINT.matcher(text).matches())) {
      throw service.fault("keyThumbprints", "must be RFC 7638 SHA-256 thumbprints in base64url");
    }
    ServicePins pins =
        new ServicePins(
            statusEku, usages, policies, thumbprints, service.optionalDuration("maxStaleness"));
    boolean aboutFetched = !thumbprints.isEmpty() || pins.maxStaleness().isPresent();
    if (aboutFetched && !FETCHED.contains(mechanism)) {
      throw service.fault(
          "keyThumbprints and maxStaleness are for mechanisms did, issuer-metadata and"
              + " well-known-jwks");
    }
    return pins;
  }

  private static Set<String> objectIdentifiers(String member, Place service, Mechanism mechanism)
      throws FormFault {
    Set<String> identifiers = service.texts(member);
    if (!identifiers.isEmpty() && mechanism != Mechanism.X5C) {
      throw service.fault(member, "must be left out: it is about certificates, mechanism x5c");
    }
    if (!identifiers.stream().allMatch(text -> OBJECT_IDENTIFIER.matcher(text).matches())) {
      throw service.fault(member, "must be object identifiers such as 1.3.6.1.5.5.7.3.30");
    }
    return identifiers;
  }
}
