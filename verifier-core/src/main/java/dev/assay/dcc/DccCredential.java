package dev.assay.dcc;

import static dev.assay.dcc.DccRule.FROM_CERTIFICATE;
import static dev.assay.dcc.DccRule.ISSUED;
import static dev.assay.dcc.DccRule.NOT_EXPIRED;
import static dev.assay.dcc.DccRule.NO_HOLDER_KEY;
import static dev.assay.dcc.DccRule.TIME_FORM;
import static dev.assay.dcc.DccRule.WITHIN_CERTIFICATE;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.cose.CoseHeader;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.credential.Envelope;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Legacy;
import dev.assay.credential.Limits;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Evidence;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a health authority is known to have signed. */
final class DccCredential implements Credential {

  private final TrustedIssuer issuer;
  private final DccKind kind;
  private final Cwt cwt;
  private final CoseHeader header;
  private final Claims claims;
  private final Limits limits;

  DccCredential(
      TrustedIssuer issuer, DccReader.Read read, Map<String, Object> payload, Limits limits) {
    this.issuer = issuer;
    this.kind = read.kind();
    this.cwt = read.cwt();
    this.header = read.message().header();
    this.claims = Claims.ofCbor(payload);
    this.limits = limits;
  }

  @Override
  public TrustedIssuer issuer() {
    return issuer;
  }

  @Override
  public Claims claims() {
    return claims;
  }

  @Override
  public List<String> types() {
    return List.of(kind.type());
  }

  /** HCERT 1.0.8, 5.1: what is withdrawn is the key, by taking it off the list. */
  @Override
  public List<StatusReference> status() {
    return List.of();
  }

  @Override
  public Optional<Instant> issuedAt() {
    return cwt.issuedAt();
  }

  /**
   * HCERT 1.0.8, 3.3.4 has the country in {@code iss}; who leaves it out, or has a name there, has
   * it in the signer's certificate.
   */
  @Override
  public Envelope envelope() {
    return new Envelope(
        cwt.issuer().filter(iss -> iss.length() == 2).or(this::signerCountry),
        cwt.expiration(),
        keyId());
  }

  private Optional<String> keyId() {
    return header
        .either(CoseHeader.KEY_ID)
        .filter(ByteString.class::isInstance)
        .map(kid -> Base64.getEncoder().encodeToString(((ByteString) kid).toByteArray()));
  }

  private Optional<String> signerCountry() {
    return issuer.certificate().flatMap(SignerCertificate::country);
  }

  /** Nothing is published about the types. */
  @Override
  public void checkType(Evidence evidence, Checks checks) {}

  @Override
  public void checkValidity(Instant at, Checks checks) {
    checks.require(
        TIME_FORM, cwt.hasSoundTimes(), () -> "exp or iat is missing, or a time is no number");
    Instant issued = cwt.issuedAt().orElseThrow();
    Instant until = cwt.expiration().orElseThrow();
    Instant from = cwt.notBefore().filter(issued::isBefore).orElse(issued);
    checks.check(
        ISSUED,
        !at.plus(limits.clockSkew()).isBefore(from),
        () -> "issued, or valid, from " + from + ", decided at " + at);
    // RFC 8392, 3.1.4: "on or after" exp is expired, so equality fails.
    checks.check(
        NOT_EXPIRED,
        at.isBefore(until.plus(limits.clockSkew())),
        () -> "valid until " + until + ", decided at " + at);
    checkCertificate(issued, until, checks);
  }

  private void checkCertificate(Instant issued, Instant until, Checks checks) {
    Optional<SignerCertificate> signer = issuer.certificate();
    List<DccRule> rules = List.of(FROM_CERTIFICATE, WITHIN_CERTIFICATE);
    if (signer.isEmpty()) {
      checks.skip(rules, "the trust list has a key without a certificate");
      return;
    }
    if (issuer.terms().legacy().contains(Legacy.DCC_BEYOND_SIGNER)) {
      checks.skip(rules, "the trust list permits other times than those of the certificate");
      return;
    }
    Instant first = signer.get().notBefore();
    Instant last = signer.get().notAfter();
    checks.check(
        FROM_CERTIFICATE,
        !issued.isBefore(first),
        () -> "issued " + issued + ", the certificate is valid from " + first);
    checks.check(
        WITHIN_CERTIFICATE,
        !until.isAfter(last),
        () -> "valid until " + until + ", the certificate until " + last);
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

  /** Does not show what the certificate says. */
  @Override
  public String toString() {
    return "DccCredential";
  }
}
