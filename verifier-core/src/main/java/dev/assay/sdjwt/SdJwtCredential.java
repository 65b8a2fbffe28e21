package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtRule.ISSUER_SIGNED;
import static dev.assay.sdjwt.SdJwtRule.NOT_BEFORE;
import static dev.assay.sdjwt.SdJwtRule.NOT_EXPIRED;
import static dev.assay.sdjwt.SdJwtRule.NOT_ISSUED_IN_FUTURE;
import static dev.assay.sdjwt.SdJwtRule.STATUS_FORM;
import static dev.assay.sdjwt.SdJwtRule.TIME_FORM;
import static dev.assay.sdjwt.SdJwtRule.TIME_RANGE;

import dev.assay.check.Checks;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Limits;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Evidence;
import dev.assay.jose.NumericDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the issuer of an SD-JWT is known to have signed. */
final class SdJwtCredential implements Credential {

  private final SdJwtPresentation.Authenticated authenticated;
  private final Claims claims;
  private final List<String> types;
  private final Optional<StatusReference> status;
  private final Crypto crypto;
  private final Limits limits;

  private SdJwtCredential(
      SdJwtPresentation.Authenticated authenticated,
      List<String> types,
      Optional<StatusReference> status,
      Crypto crypto,
      Limits limits) {
    this.authenticated = authenticated;
    this.claims = Claims.of(authenticated.unpacked().claims());
    this.types = types;
    this.status = status;
    this.crypto = crypto;
    this.limits = limits;
  }

  /** Checks the claims that decide about the credential itself, before anybody relies on them. */
  static SdJwtCredential of(
      SdJwtPresentation.Authenticated authenticated,
      TypeHeader typeHeader,
      Crypto crypto,
      Limits limits,
      Checks checks) {
    boolean signed = !authenticated.unpacked().disclosesTopLevel("iss");
    checks.require(ISSUER_SIGNED, signed, () -> "iss arrived as a disclosure");
    List<String> types = typeHeader.isVc() ? VcClaims.check(authenticated, checks) : List.of();
    Optional<Object> status = Optional.ofNullable(authenticated.unpacked().claims().get("status"));
    Optional<StatusReference> reference = status.flatMap(StatusClaim::read);
    if (status.isEmpty()) {
      checks.skip(STATUS_FORM, "the credential has no status");
    } else {
      checks.require(
          STATUS_FORM,
          reference.isPresent(),
          () ->
              "status has no status_list with a uri and an idx from 0; no other kind of status is"
                  + " supported");
    }
    return new SdJwtCredential(authenticated, types, reference, crypto, limits);
  }

  @Override
  public TrustedIssuer issuer() {
    return authenticated.issuer();
  }

  @Override
  public Claims claims() {
    return claims;
  }

  @Override
  public List<String> types() {
    return types;
  }

  @Override
  public List<StatusReference> status() {
    return status.stream().toList();
  }

  @Override
  public Optional<Instant> issuedAt() {
    return instant("iat");
  }

  @Override
  public Optional<String> holderKey() {
    return HolderSignature.key(claims.asMap(), crypto).map(VerificationKey::thumbprint);
  }

  @Override
  public void checkType(Evidence evidence, Checks checks) {
    if (!types.isEmpty()) {
      new TypeMetadataCheck(authenticated, evidence, limits, checks).run(types.get(0));
    }
  }

  @Override
  public void checkValidity(Instant at, Checks checks) {
    Map<String, Object> values = claims.asMap();
    List<Object> dates =
        Stream.of("exp", "nbf", "iat")
            .flatMap(name -> Stream.ofNullable(values.get(name)))
            .toList();
    checks.require(
        TIME_FORM,
        dates.stream().allMatch(NumericDate::isNumber),
        () -> "exp, nbf or iat is not a number");
    checks.require(
        TIME_RANGE,
        dates.stream().allMatch(date -> NumericDate.read(date).isPresent()),
        () -> "exp, nbf or iat is not between the years 1970 and 9999; are these milliseconds?");
    Times times = new Times(instant("exp"), instant("nbf"), at, limits.clockSkew());
    times.checkExpiry(NOT_EXPIRED, checks);
    times.checkBeginning(NOT_BEFORE, checks);
    Instant latest = at.plus(limits.clockSkew());
    issuedAt()
        .ifPresentOrElse(
            iat ->
                checks.check(
                    NOT_ISSUED_IN_FUTURE,
                    !iat.isAfter(latest),
                    () -> "issued at " + iat + ", decided at " + at),
            () -> checks.skip(NOT_ISSUED_IN_FUTURE, "the credential has no iat"));
  }

  @Override
  public Claims checkHolder(HolderBinding expected, Instant at, Checks checks) {
    new KeyBinding(authenticated, crypto, limits, checks).check(expected, at, !types.isEmpty());
    return Claims.none();
  }

  private Optional<Instant> instant(String name) {
    return Optional.ofNullable(claims.asMap().get(name)).flatMap(NumericDate::read);
  }

  /** Does not show what the credential says. */
  @Override
  public String toString() {
    return "SdJwtCredential";
  }
}
