package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.ALREADY_VALID;
import static dev.assay.mdoc.MdocRule.FROM_SIGNING;
import static dev.assay.mdoc.MdocRule.NOT_EXPIRED;
import static dev.assay.mdoc.MdocRule.SIGNED_IN_TIME;
import static dev.assay.mdoc.MdocRule.TIME_FORM;
import static dev.assay.mdoc.MdocRule.WITHIN_CERTIFICATE;

import dev.assay.check.Checks;
import dev.assay.cose.CoseKey;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Legacy;
import dev.assay.credential.Limits;
import dev.assay.credential.Profile;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.document.Evidence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the issuer of a mobile document is known to have signed. */
final class MdocCredential implements Credential {

  private final Authenticated authenticated;
  private final Claims claims;
  private final Optional<ValidityInfo> validity;
  private final Crypto crypto;
  private final Limits limits;

  MdocCredential(Authenticated authenticated, Crypto crypto, Limits limits) {
    this.authenticated = authenticated;
    this.claims = Claims.ofCbor(elements(authenticated.document()));
    this.validity =
        ValidityInfo.read(
            authenticated.document().mso().validityInfo(),
            authenticated.issuer().terms().legacy().contains(Legacy.MDOC_FRACTIONS)
                ? ValidityInfo.Fractions.PERMITTED
                : ValidityInfo.Fractions.REFUSED);
    this.crypto = crypto;
    this.limits = limits;
  }

  /** What is known once the issuer's signature and all digests were found to hold. */
  record Authenticated(
      MdocDocument document,
      TrustedIssuer issuer,
      CoseKey deviceKey,
      KeyAuthorizations authorizations,
      List<StatusReference> status) {

    /** Does not show the document. */
    @Override
    public String toString() {
      return "Authenticated";
    }
  }

  /** By namespace, then by name. */
  private static Map<String, Object> elements(MdocDocument document) {
    Map<String, Object> nameSpaces = new LinkedHashMap<>();
    document
        .items()
        .forEach(
            (nameSpace, items) -> {
              Map<String, Object> elements = new LinkedHashMap<>();
              items.forEach(item -> elements.put(item.element(), item.value()));
              nameSpaces.put(nameSpace, elements);
            });
    return nameSpaces;
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
    return List.of(authenticated.document().type());
  }

  @Override
  public List<StatusReference> status() {
    return authenticated.status();
  }

  @Override
  public Optional<Instant> issuedAt() {
    return validity.map(ValidityInfo::signed);
  }

  @Override
  public Optional<String> holderKey() {
    return Optional.of(authenticated.deviceKey().key().thumbprint());
  }

  /** Nothing is published about the types of mobile documents. */
  @Override
  public void checkType(Evidence evidence, Checks checks) {}

  @Override
  public void checkValidity(Instant at, Checks checks) {
    checks.require(
        TIME_FORM,
        validity.isPresent(),
        () ->
            "signed, validFrom, validUntil or expectedUpdate is no date with time, tag 0, in UTC"
                + " and whole seconds");
    ValidityInfo times = validity.orElseThrow();
    checkCertificate(times, checks);
    checks.check(
        FROM_SIGNING,
        !times.validFrom().isBefore(times.signed())
            && times.validUntil().isAfter(times.validFrom()),
        () ->
            "signed "
                + times.signed()
                + ", valid from "
                + times.validFrom()
                + " to "
                + times.validUntil());
    checks.check(
        ALREADY_VALID,
        !at.plus(limits.clockSkew()).isBefore(times.validFrom()),
        () -> "valid from " + times.validFrom() + ", decided at " + at);
    // 12.8.1 (5): "not later than validUntil", so the last instant is still good.
    checks.check(
        NOT_EXPIRED,
        !at.minus(limits.clockSkew()).isAfter(times.validUntil()),
        () -> "valid until " + times.validUntil() + ", decided at " + at);
  }

  private void checkCertificate(ValidityInfo times, Checks checks) {
    Optional<SignerCertificate> certificate = issuer().certificate();
    if (certificate.isEmpty()) {
      checks.skip(List.of(SIGNED_IN_TIME, WITHIN_CERTIFICATE), "no certificate was involved");
      return;
    }
    Instant from = certificate.get().notBefore();
    Instant until = certificate.get().notAfter();
    checks.check(
        SIGNED_IN_TIME,
        !times.signed().isBefore(from) && !times.signed().isAfter(until),
        () ->
            "signed "
                + times.signed()
                + ", the certificate is valid from "
                + from
                + " to "
                + until);
    boolean within = !times.validUntil().isAfter(until);
    Supplier<String> found =
        () -> "valid until " + times.validUntil() + ", the certificate until " + until;
    if (within || issuer().terms().profiles().contains(Profile.ISO_MDOC)) {
      checks.check(WITHIN_CERTIFICATE, within, found);
    } else {
      checks.skip(WITHIN_CERTIFICATE, "not held to the strict profile: " + found.get());
    }
  }

  @Override
  public Claims checkHolder(HolderBinding expected, Instant at, Checks checks) {
    return new DeviceAuthentication(authenticated, crypto, checks).check(expected);
  }

  /** Does not show what the credential says. */
  @Override
  public String toString() {
    return "MdocCredential";
  }
}
