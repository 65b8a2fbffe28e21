package dev.assay.json;

import dev.assay.check.Checks;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A credential of which nothing matters but what it says. */
record ClaimsOnly(Map<String, Object> values) implements Credential {

  @Override
  public Claims claims() {
    return Claims.of(values);
  }

  @Override
  public TrustedIssuer issuer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> types() {
    return List.of();
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
  public void checkType(Evidence evidence, Checks checks) {}

  @Override
  public void checkValidity(Instant at, Checks checks) {}

  @Override
  public Claims checkHolder(HolderBinding expected, Instant at, Checks checks) {
    return Claims.none();
  }
}
