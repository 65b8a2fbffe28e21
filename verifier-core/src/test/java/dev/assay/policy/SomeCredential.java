package dev.assay.policy;

import dev.assay.check.Checks;
import dev.assay.credential.Assurance;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustSource;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.Evidence;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A credential of no format at all: a policy must not care. */
record SomeCredential(
    TrustedIssuer issuer,
    List<String> types,
    Claims claims,
    List<StatusReference> status,
    Optional<Instant> issuedAt)
    implements Credential {

  static final String TYPE = "urn:example:permit:1";

  /** Of a public issuer who may issue one type, without assurance and status. */
  static SomeCredential plain() {
    Claims claims =
        Claims.of(
            Map.of(
                "name", "Rowan Ashdown",
                "address", Map.of("town", "Fernhollow"),
                "nationalities", List.of("GB")));
    return new SomeCredential(
        issuer(Sector.PUBLIC), List.of(TYPE), claims, List.of(), Optional.of(TestClock.ISSUED));
  }

  static TrustedIssuer issuer(Sector sector, Assurance... assurance) {
    ServiceTerms terms =
        new ServiceTerms(
            Set.of(ServiceTerms.ANY),
            Set.of(TYPE),
            ServiceTerms.DEFAULT_ALGORITHMS,
            List.of(assurance),
            Set.of(),
            Set.of(),
            Set.of(),
            TypeMetadataUse.IF_SUPPLIED);
    try {
      return new TrustedIssuer(
          "https://issuer.example",
          "Council",
          sector,
          Mechanism.JWKS,
          Crypto.select().keyOf(TestKey.es256("issuer").pair().getPublic()),
          terms,
          TrustedIssuer.Signer.BARE_KEY,
          new TrustSource("register", 1, "sha256:00", "council", Optional.empty()));
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  SomeCredential of(TrustedIssuer other) {
    return new SomeCredential(other, types, claims, status, issuedAt);
  }

  SomeCredential ofTypes(String... others) {
    return new SomeCredential(issuer, List.of(others), claims, status, issuedAt);
  }

  SomeCredential status(StatusReference reference) {
    return new SomeCredential(issuer, types, claims, List.of(reference), issuedAt);
  }

  SomeCredential issuedAt(Optional<Instant> instant) {
    return new SomeCredential(issuer, types, claims, status, instant);
  }

  @Override
  public void checkType(Evidence evidence, Checks checks) {
    throw new AssertionError("no business of a policy");
  }

  @Override
  public void checkValidity(Instant at, Checks checks) {
    throw new AssertionError("no business of a policy");
  }

  @Override
  public Claims checkHolder(HolderBinding expected, Instant at, Checks checks) {
    throw new AssertionError("no business of a policy");
  }
}
