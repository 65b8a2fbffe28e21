package dev.assay.policy;

import dev.assay.check.Checks;
import dev.assay.credential.Assurance;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.Credential;
import dev.assay.credential.Sector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a relying party demands of a credential.
 *
 * @param types the types that it accepts, compared exactly; empty for no demand
 * @param claims the claims that it needs; empty for no demand
 * @param maxAge how long ago the credential may have been issued
 * @param minimumAssurance the weakest assurance that it accepts
 * @param sectors the sectors that it accepts; empty for no demand
 * @param status what it demands of the status
 * @param origins from where it accepts credentials
 */
public record Policy(
    List<String> types,
    List<ClaimsPath> claims,
    Optional<Duration> maxAge,
    Optional<Assurance> minimumAssurance,
    Set<Sector> sectors,
    StatusDemand status,
    Origins origins) {

  /** No demands; a status that is there is checked. */
  public static final Policy NONE =
      new Policy(
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          StatusDemand.IF_PRESENT);

  /** The demands of one that accepts credentials from wherever the trust lists say. */
  public Policy(
      List<String> types,
      List<ClaimsPath> claims,
      Optional<Duration> maxAge,
      Optional<Assurance> minimumAssurance,
      Set<Sector> sectors,
      StatusDemand status) {
    this(types, claims, maxAge, minimumAssurance, sectors, status, Origins.ANY);
  }

  public Policy {
    types = List.copyOf(types);
    claims = List.copyOf(claims);
    sectors = Set.copyOf(sectors);
  }

  /** Holds the demands against a credential. */
  public void check(Credential credential, Instant at, Checks checks) {
    new PolicyCheck(this, credential, checks).run(at);
  }
}
