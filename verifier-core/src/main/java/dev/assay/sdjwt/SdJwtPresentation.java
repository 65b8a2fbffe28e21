package dev.assay.sdjwt;

import static dev.assay.sdjwt.SdJwtRule.ALGORITHM;
import static dev.assay.sdjwt.SdJwtRule.ALGORITHM_PERMITTED;
import static dev.assay.sdjwt.SdJwtRule.CERTIFICATES;
import static dev.assay.sdjwt.SdJwtRule.CRITICAL_HEADER;
import static dev.assay.sdjwt.SdJwtRule.HASH_ALGORITHM;
import static dev.assay.sdjwt.SdJwtRule.ISSUER_FORM;
import static dev.assay.sdjwt.SdJwtRule.KEY_FITS;
import static dev.assay.sdjwt.SdJwtRule.SIGNATURE_VALID;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Credential;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.credential.SignatureCheck;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.Jws;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An SD-JWT that was read and is not believed. */
final class SdJwtPresentation implements Presentation {

  private static final SignatureCheck SIGNATURE =
      new SignatureCheck(ALGORITHM_PERMITTED, KEY_FITS, SIGNATURE_VALID);

  private final SdJwt token;
  private final IssuerReference reference;
  private final TypeHeader typeHeader;
  private final SignatureAlgorithm algorithm;
  private final Crypto crypto;
  private final Limits limits;

  private SdJwtPresentation(
      SdJwt token,
      IssuerReference reference,
      TypeHeader typeHeader,
      SignatureAlgorithm algorithm,
      Crypto crypto,
      Limits limits) {
    this.token = token;
    this.reference = reference;
    this.typeHeader = typeHeader;
    this.algorithm = algorithm;
    this.crypto = crypto;
    this.limits = limits;
  }

  /** Checks the header of the issuer-signed JWT, as far as that needs no trust. */
  static SdJwtPresentation of(
      SdJwt token, SdJwtFormat.Kind kind, Crypto crypto, Limits limits, Checks checks) {
    Jws jws = token.issuerSigned();
    TypeHeader typeHeader = TypeHeader.check(token, kind, checks);
    checkCritical(jws, checks);
    Object issuer = token.payload().getOrDefault("iss", "");
    checks.require(ISSUER_FORM, issuer instanceof String, () -> "iss is not a string");
    Optional<List<String>> certificates = certificates(jws);
    checks.require(
        CERTIFICATES, certificates.isPresent(), () -> "x5c is not a list of strings, or empty");
    String named = jws.algorithm().orElse("");
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofJoseName(named)
            .orElseThrow(
                () ->
                    checks.halt(
                        ALGORITHM,
                        "alg is "
                            + Shown.of(named)
                            + ", expected one of "
                            + List.of(SignatureAlgorithm.values())));
    checks.pass(ALGORITHM, named);
    return new SdJwtPresentation(
        token, reference(token, certificates.orElseThrow()), typeHeader, algorithm, crypto, limits);
  }

  /**
   * The certificates of the header; an empty list if it has none, nothing at all if it has
   * something else there.
   */
  private static Optional<List<String>> certificates(Jws jws) {
    Object header = jws.header().get("x5c");
    if (header == null) {
      return Optional.of(List.of());
    }
    boolean formed =
        header instanceof List<?> list
            && !list.isEmpty()
            && list.stream().allMatch(String.class::isInstance);
    return formed
        ? Optional.of(((List<?>) header).stream().map(String.class::cast).toList())
        : Optional.empty();
  }

  private static IssuerReference reference(SdJwt token, List<String> certificates) {
    Jws jws = token.issuerSigned();
    Optional<String> issuer =
        Optional.ofNullable(token.payload().get("iss"))
            .filter(String.class::isInstance)
            .map(String.class::cast);
    return new IssuerReference(issuer, jws.keyId(), certificates, jws.algorithm());
  }

  private static void checkCritical(Jws jws, Checks checks) {
    Optional<String> fault = jws.criticalFault(Set.of());
    checks.require(CRITICAL_HEADER, fault.isEmpty(), () -> fault.orElse(""));
  }

  @Override
  public Optional<String> claimedType() {
    return typeHeader.type();
  }

  @Override
  public IssuerReference claimedIssuer() {
    return reference;
  }

  @Override
  public Credential authenticate(List<TrustedIssuer> candidates, Checks checks) {
    TrustedIssuer issuer = candidates.get(0);
    typeHeader.checkIssuer(issuer, token, checks);
    checkSignature(issuer, checks);
    HashAlgorithm hash = hashAlgorithm(checks);
    Unpacked unpacked = Unpacking.unpack(token, hash, limits.maxDepth(), checks);
    return SdJwtCredential.of(
        new Authenticated(token, issuer, hash, unpacked), typeHeader, crypto, limits, checks);
  }

  private void checkSignature(TrustedIssuer issuer, Checks checks) {
    SIGNATURE.require(
        algorithm,
        issuer,
        () -> token.issuerSigned().verifies(crypto, algorithm, issuer.key()),
        checks);
  }

  /** RFC 9901, 4.1.1: the names are case-sensitive, and an absent one means sha-256. */
  private HashAlgorithm hashAlgorithm(Checks checks) {
    Object named =
        token.payload().getOrDefault(Unpacking.HASH_ALGORITHM, HashAlgorithm.SHA_256.ianaName());
    Optional<HashAlgorithm> hash =
        named instanceof String name ? HashAlgorithm.ofIanaName(name) : Optional.empty();
    checks.require(
        HASH_ALGORITHM,
        hash.isPresent(),
        () ->
            "_sd_alg is " + Shown.of(named.toString()) + ", expected sha-256, sha-384 or sha-512");
    return hash.orElseThrow();
  }

  /** What is known once the issuer's signature and all digests were found to hold. */
  record Authenticated(SdJwt token, TrustedIssuer issuer, HashAlgorithm hash, Unpacked unpacked) {}
}
