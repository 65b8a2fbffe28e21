package dev.assay.server.openid4vp;

import dev.assay.Facts;
import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.StatusOutcome;
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

/** A credential as a verification leaves it: what it was made of does not matter any more. */
record SomeCredential(
    TrustedIssuer issuer, List<String> types, Claims claims, Optional<String> holderKey)
    implements Credential {

  private SomeCredential(TrustedIssuer issuer, List<String> types, Claims claims) {
    this(issuer, types, claims, Optional.empty());
  }

  /** Bound to a key of this thumbprint. */
  SomeCredential boundTo(String thumbprint) {
    return new SomeCredential(issuer, types, claims, Optional.of(thumbprint));
  }

  /** Of an issuer who may issue every type. */
  static SomeCredential of(List<String> types, Claims claims) {
    return new SomeCredential(issuer(Set.of(ServiceTerms.ANY)), types, claims);
  }

  /** A permit with these claims. */
  static SomeCredential permit(Map<String, Object> claims) {
    return of(List.of(Queries.TYPE), Claims.of(claims));
  }

  /** A driving licence with these elements, all in one namespace. */
  static SomeCredential licence(Map<String, Object> elements) {
    return of(List.of(Queries.LICENCE), Claims.ofCbor(Map.of(Queries.NAMESPACE, elements)));
  }

  /** Of an issuer who may issue these types alone. */
  SomeCredential ofIssuerFor(String... permitted) {
    return new SomeCredential(issuer(Set.of(permitted)), types, claims);
  }

  SomeCredential ofTypes(String... others) {
    return new SomeCredential(issuer, List.of(others), claims);
  }

  /** Accepted, as of a format, with a proof by the holder. */
  VerificationResult accepted(DcqlFormat format) {
    return accepted(format.code(), HolderProof.PROVED);
  }

  VerificationResult accepted(String format, HolderProof proof) {
    return new VerificationResult.Accepted(
        facts(Optional.of(format), proof, new Report(List.of())), this, Claims.none());
  }

  /** Rejected under a rule. */
  static VerificationResult rejected(Rule rule) {
    return new VerificationResult.Rejected(
        facts(
            Optional.empty(),
            HolderProof.FAILED,
            new Report(List.of(new CheckResult(rule, Outcome.FAILED, "")))));
  }

  static VerificationResult undetermined() {
    return new VerificationResult.Undetermined(
        facts(Optional.empty(), HolderProof.PROVED, new Report(List.of())), List.of());
  }

  static VerificationResult several(VerificationResult... results) {
    return new VerificationResult.Several(results[0].facts(), List.of(results));
  }

  private static Facts facts(Optional<String> format, HolderProof proof, Report report) {
    return new Facts(
        format,
        Optional.empty(),
        TestClock.NOW,
        Optional.empty(),
        proof,
        StatusOutcome.NONE,
        List.of(),
        report);
  }

  private static TrustedIssuer issuer(Set<String> types) {
    ServiceTerms terms =
        new ServiceTerms(
            Set.of(ServiceTerms.ANY),
            types,
            ServiceTerms.DEFAULT_ALGORITHMS,
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            TypeMetadataUse.IF_SUPPLIED);
    try {
      return new TrustedIssuer(
          "https://issuer.example",
          "Council",
          Sector.PUBLIC,
          Mechanism.JWKS,
          Crypto.select().keyOf(TestKey.es256("issuer").pair().getPublic()),
          terms,
          TrustedIssuer.Signer.BARE_KEY,
          new TrustSource("register", 1, "sha256:00", "council", Optional.empty()));
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<StatusReference> status() {
    return List.of();
  }

  @Override
  public Optional<Instant> issuedAt() {
    return Optional.empty();
  }

  @Override
  public void checkType(Evidence evidence, Checks checks) {
    throw new AssertionError("was done before");
  }

  @Override
  public void checkValidity(Instant at, Checks checks) {
    throw new AssertionError("was done before");
  }

  @Override
  public Claims checkHolder(HolderBinding expected, Instant at, Checks checks) {
    throw new AssertionError("was done before");
  }
}
