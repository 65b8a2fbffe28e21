package dev.assay.dcc;

import static dev.assay.dcc.DccRule.ALGORITHM;
import static dev.assay.dcc.DccRule.ALGORITHM_PERMITTED;
import static dev.assay.dcc.DccRule.COMPRESSED;
import static dev.assay.dcc.DccRule.CRITICAL_HEADER;
import static dev.assay.dcc.DccRule.KEY_ID;
import static dev.assay.dcc.DccRule.SIGNATURE_VALID;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.cose.CoseHeader;
import dev.assay.credential.Credential;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.IssuerReference.Lookup;
import dev.assay.credential.Legacy;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A certificate that was read and is not believed. */
final class DccPresentation implements Presentation {

  /** HCERT 1.0.8, 3.3.2: the primary algorithm and the secondary one, and nothing else. */
  private static final Map<Object, SignatureAlgorithm> ALGORITHMS =
      Map.of(-7L, SignatureAlgorithm.ES256, -37L, SignatureAlgorithm.PS256);

  private final DccReader.Read read;
  private final SignatureAlgorithm algorithm;
  private final IssuerReference reference;
  private final Crypto crypto;
  private final Limits limits;

  private DccPresentation(
      DccReader.Read read,
      SignatureAlgorithm algorithm,
      IssuerReference reference,
      Crypto crypto,
      Limits limits) {
    this.read = read;
    this.algorithm = algorithm;
    this.reference = reference;
    this.crypto = crypto;
    this.limits = limits;
  }

  /** Checks the headers, as far as that needs no trust. */
  static DccPresentation of(DccReader.Read read, Crypto crypto, Limits limits, Checks checks) {
    CoseHeader header = read.message().header();
    // Issuers have put alg beside kid, unprotected. What it says cannot mislead: the key fits one.
    Optional<Object> number = header.either(CoseHeader.ALGORITHM);
    SignatureAlgorithm algorithm =
        number
            .map(ALGORITHMS::get)
            .orElseThrow(() -> checks.halt(ALGORITHM, "alg is neither -7, ES256, nor -37, PS256"));
    checks.pass(ALGORITHM, algorithm.joseName());
    Optional<String> critical = header.criticalFault(Set.of());
    checks.require(CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
    ByteString keyId =
        header
            .either(CoseHeader.KEY_ID)
            .filter(ByteString.class::isInstance)
            .map(ByteString.class::cast)
            .orElseThrow(() -> checks.halt(KEY_ID, "kid is missing, or no byte string"));
    checks.pass(KEY_ID, "");
    IssuerReference reference =
        new IssuerReference(
            read.cwt().issuer(),
            Optional.of(Base64.getEncoder().encodeToString(keyId.toByteArray())),
            List.of(),
            Optional.of(algorithm.joseName()),
            Lookup.KEY_ID);
    return new DccPresentation(read, algorithm, reference, crypto, limits);
  }

  @Override
  public Optional<String> claimedType() {
    return Optional.of(read.kind().type());
  }

  @Override
  public IssuerReference claimedIssuer() {
    return reference;
  }

  @Override
  public Credential authenticate(List<TrustedIssuer> candidates, Checks checks) {
    List<TrustedIssuer> compressing = new ArrayList<>(candidates.size());
    List<TrustedIssuer> permitted = new ArrayList<>(candidates.size());
    for (TrustedIssuer candidate : candidates) {
      if (permitsPacking(candidate)) {
        compressing.add(candidate);
        if (permitsAlgorithm(candidate)) {
          permitted.add(candidate);
        }
      }
    }
    checks.require(
        COMPRESSED,
        !compressing.isEmpty(),
        () -> "the token is not compressed, which the trust list does not permit the issuer");
    checks.require(
        ALGORITHM_PERMITTED,
        !permitted.isEmpty(),
        () -> "alg is " + algorithm.joseName() + ", which is not for the key of that kid");
    TrustedIssuer issuer = signer(permitted, checks);
    return new SignerCheck(issuer, read, checks).check(limits);
  }

  private boolean permitsPacking(TrustedIssuer candidate) {
    return read.packing() == DccReader.Packing.COMPRESSED
        || candidate.terms().legacy().contains(Legacy.DCC_UNCOMPRESSED);
  }

  private boolean permitsAlgorithm(TrustedIssuer candidate) {
    return candidate.terms().algorithms().contains(algorithm) && candidate.key().fits(algorithm);
  }

  /** HCERT 1.0.8, 3.3.3: each key of that name is tried until one has made the signature. */
  private TrustedIssuer signer(List<TrustedIssuer> candidates, Checks checks) {
    for (TrustedIssuer candidate : candidates) {
      if (read.message().verifies(crypto, algorithm, candidate.key())) {
        checks.pass(SIGNATURE_VALID, "");
        return candidate;
      }
    }
    throw checks.halt(
        SIGNATURE_VALID,
        "the signature holds with none of the keys of that kid, " + candidates.size() + " in all");
  }

  /** Does not show the certificate. */
  @Override
  public String toString() {
    return "DccPresentation";
  }
}
