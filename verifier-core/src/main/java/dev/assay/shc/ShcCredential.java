package dev.assay.shc;

import static dev.assay.shc.ShcRule.IDENTITY;
import static dev.assay.shc.ShcRule.NOT_BEFORE;
import static dev.assay.shc.ShcRule.NOT_EXPIRED;
import static dev.assay.shc.ShcRule.TIME_FORM;

import dev.assay.check.Checks;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Limits;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Evidence;
import dev.assay.jose.Jwk;
import dev.assay.jose.NumericDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an issuer of health cards is known to have signed. */
final class ShcCredential implements Credential {

  private static final String NBF = "nbf";
  private static final String EXP = "exp";

  private final TrustedIssuer issuer;
  private final CardReader.Read read;
  private final Limits limits;

  ShcCredential(TrustedIssuer issuer, CardReader.Read read, Limits limits) {
    this.issuer = issuer;
    this.read = read;
    this.limits = limits;
  }

  @Override
  public TrustedIssuer issuer() {
    return issuer;
  }

  @Override
  public Claims claims() {
    return Claims.of(read.payload());
  }

  @Override
  public List<String> types() {
    return read.types().all();
  }

  /** Only an issuer whose key says so publishes what it revokes. */
  @Override
  public List<StatusReference> status() {
    Optional<Long> version = issuer.jwk().map(Jwk::members).flatMap(Jwk.Members::crlVersion);
    return version
        .<List<StatusReference>>map(
            counter ->
                List.of(
                    new StatusReference.Card(
                        CardAddress.revocations(read.issuer(), read.keyId()),
                        read.keyId(),
                        counter,
                        CardPayload.rid(read.payload()),
                        issuedAt().orElse(Instant.EPOCH))))
        .orElse(List.of());
  }

  /** SMART Health Cards 1.4.0: nbf is the issuanceDate of the data model. */
  @Override
  public Optional<Instant> issuedAt() {
    return time(NBF);
  }

  private Optional<Instant> time(String name) {
    return Optional.ofNullable(read.payload().get(name)).flatMap(NumericDate::read);
  }

  /** Nothing is published about the types. */
  @Override
  public void checkType(Evidence evidence, Checks checks) {}

  @Override
  public void checkValidity(Instant at, Checks checks) {
    Map<String, Object> payload = read.payload();
    checks.require(
        TIME_FORM,
        isNumber(NBF) && (!payload.containsKey(EXP) || time(EXP).isPresent()),
        () -> "nbf is missing or no number, or exp is no instant");
    // Milliseconds make a year that nobody writes, and no card of that year is valid yet.
    Optional<Instant> from = issuedAt();
    checks.check(
        NOT_BEFORE,
        from.filter(instant -> !at.plus(limits.clockSkew()).isBefore(instant)).isPresent(),
        () ->
            "valid from "
                + from.map(Instant::toString).orElse("no instant up to the year 9999")
                + ", decided at "
                + at);
    // RFC 7519, 4.1.4: "on or after" exp is expired, so equality fails.
    checks.check(
        NOT_EXPIRED,
        time(EXP).filter(until -> !at.isBefore(until.plus(limits.clockSkew()))).isEmpty(),
        () -> "valid until " + time(EXP).orElse(at) + ", decided at " + at);
    new CardPayload(payload, checks).check();
  }

  private boolean isNumber(String name) {
    Object value = read.payload().get(name);
    return value != null && NumericDate.isNumber(value);
  }

  /** SMART Health Cards: "This is not an identity". */
  @Override
  public Claims checkHolder(HolderBinding expected, Instant at, Checks checks) {
    if (expected instanceof HolderBinding.NotRequired) {
      checks.pass(
          IDENTITY,
          "a card proves nobody's identity: name and date of birth are to be matched to another"
              + " document of the person");
    } else {
      checks.fail(
          IDENTITY,
          "a proof of the holder is demanded, and a card has none to give: name and date of birth"
              + " are to be matched to another document of the person");
    }
    return Claims.none();
  }

  /** Does not show what the card says. */
  @Override
  public String toString() {
    return "ShcCredential";
  }
}
