package dev.assay.vds;

import static dev.assay.vds.VdsRule.HAPPENED;
import static dev.assay.vds.VdsRule.NO_HOLDER_KEY;

import dev.assay.check.Checks;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Limits;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a country is known to have signed. */
final class VdsCredential implements Credential {

  private final TrustedIssuer issuer;
  private final Seal seal;
  private final Limits limits;

  VdsCredential(TrustedIssuer issuer, Seal seal, Limits limits) {
    this.issuer = issuer;
    this.seal = seal;
    this.limits = limits;
  }

  @Override
  public TrustedIssuer issuer() {
    return issuer;
  }

  /** Header and message, as they were signed: members {@code hdr} and {@code msg}. */
  @Override
  public Claims claims() {
    return Claims.of(seal.data());
  }

  @Override
  public List<String> types() {
    return List.of(seal.type().typeName());
  }

  /** A seal cannot be revoked; the certificate of its signer can. */
  @Override
  public List<StatusReference> status() {
    return List.of();
  }

  /** Of tests alone, when the report was issued. */
  @Override
  public Optional<Instant> issuedAt() {
    return SealDates.reported(seal);
  }

  /** Nothing is published about the types. */
  @Override
  public void checkType(Evidence evidence, Checks checks) {}

  @Override
  public void checkValidity(Instant at, Checks checks) {
    Instant latest = at.plus(limits.clockSkew());
    checks.check(
        HAPPENED,
        SealDates.of(seal).begun().stream().noneMatch(latest::isBefore),
        () -> "something in it is of later than " + at);
  }

  @Override
  public Claims checkHolder(HolderBinding expected, Instant at, Checks checks) {
    if (expected instanceof HolderBinding.NotRequired) {
      checks.skip(NO_HOLDER_KEY, "no proof is demanded");
    } else {
      checks.fail(NO_HOLDER_KEY, "a proof is demanded, and the format has none to give");
    }
    return Claims.none();
  }

  /** Does not show what the seal says. */
  @Override
  public String toString() {
    return "VdsCredential";
  }
}
