package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.ALGORITHM;
import static dev.assay.mdoc.MdocRule.ALGORITHM_PERMITTED;
import static dev.assay.mdoc.MdocRule.ALGORITHM_PROTECTED;
import static dev.assay.mdoc.MdocRule.CERTIFICATES;
import static dev.assay.mdoc.MdocRule.CHAIN_FORM;
import static dev.assay.mdoc.MdocRule.CRITICAL_HEADER;
import static dev.assay.mdoc.MdocRule.DEFINITE_LENGTHS;
import static dev.assay.mdoc.MdocRule.DEVICE_AUTH_BLANK;
import static dev.assay.mdoc.MdocRule.HAIP_ONE_DOCUMENT;
import static dev.assay.mdoc.MdocRule.KEY_FITS;
import static dev.assay.mdoc.MdocRule.PREFERRED_FORM;
import static dev.assay.mdoc.MdocRule.SIGNATURE_VALID;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborLimits.Form;
import dev.assay.check.Checks;
import dev.assay.cose.CoseHeader;
import dev.assay.credential.Credential;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.Legacy;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.credential.Profile;
import dev.assay.credential.SignatureCheck;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.mdoc.DeviceSigned.Blank;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A document that was read and is not believed. */
final class MdocPresentation implements Presentation {

  private static final SignatureCheck SIGNATURE =
      new SignatureCheck(ALGORITHM_PERMITTED, KEY_FITS, SIGNATURE_VALID);

  private final MdocDocument document;
  private final MdocReader.Returned returned;
  private final IssuerReference reference;
  private final Crypto crypto;
  private final Limits limits;

  private MdocPresentation(
      MdocDocument document,
      MdocReader.Returned returned,
      IssuerReference reference,
      Crypto crypto,
      Limits limits) {
    this.document = document;
    this.returned = returned;
    this.reference = reference;
    this.crypto = crypto;
    this.limits = limits;
  }

  /**
   * Checks the header of issuerAuth, as far as that needs no trust.
   *
   * @param returned all that was returned with the document
   */
  static MdocPresentation of(
      MdocDocument document,
      MdocReader.Returned returned,
      Crypto crypto,
      Limits limits,
      Checks checks) {
    CoseHeader header = document.issuerAuth().header();
    Optional<Long> number = header.algorithm();
    checks.require(
        ALGORITHM_PROTECTED,
        number.isPresent(),
        () -> "the protected header of issuerAuth has no alg that is a number");
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofCoseNumber(number.orElseThrow())
            .orElseThrow(() -> checks.halt(ALGORITHM, "alg is " + number.orElseThrow()));
    checks.pass(ALGORITHM, number.orElseThrow().toString());
    Optional<String> critical = header.criticalFault(Set.of(CoseHeader.CERTIFICATES));
    checks.require(CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
    List<ByteString> chain = header.certificates();
    checks.require(
        CERTIFICATES,
        !chain.isEmpty(),
        () -> "x5chain is missing, or neither a certificate nor an array of certificates");
    return new MdocPresentation(document, returned, reference(chain, algorithm), crypto, limits);
  }

  private static IssuerReference reference(List<ByteString> chain, SignatureAlgorithm algorithm) {
    List<String> certificates =
        chain.stream()
            .map(certificate -> Base64.getEncoder().encodeToString(certificate.toByteArray()))
            .toList();
    return new IssuerReference(
        Optional.empty(), Optional.empty(), certificates, Optional.of(algorithm.joseName()));
  }

  @Override
  public Optional<String> claimedType() {
    return Optional.of(document.type());
  }

  @Override
  public IssuerReference claimedIssuer() {
    return reference;
  }

  @Override
  public Credential authenticate(List<TrustedIssuer> candidates, Checks checks) {
    TrustedIssuer issuer = candidates.get(0);
    checkPractice(issuer, checks);
    checkSignature(issuer, checks);
    return new IssuerData(document, issuer, crypto, checks).check(limits);
  }

  private void checkPractice(TrustedIssuer issuer, Checks checks) {
    boolean permitted = issuer.terms().legacy().contains(Legacy.MDOC_ENCODING);
    checks.require(
        DEFINITE_LENGTHS,
        permitted || returned.form() != Form.ANY,
        () -> "a length is not stated before its items");
    checks.require(
        DEVICE_AUTH_BLANK,
        permitted
            || document.deviceSigned().map(DeviceSigned::blank).orElse(Blank.NIL) == Blank.NIL,
        () -> "deviceAuth has undefined in the place of something that is left out");
    checkPreferred(issuer, checks);
    checkChainForm(issuer, checks);
    if (!issuer.terms().profiles().contains(Profile.HAIP)) {
      checks.skip(HAIP_ONE_DOCUMENT, "the trust list does not hold the issuer to HAIP");
      return;
    }
    checks.require(
        HAIP_ONE_DOCUMENT,
        returned.documents().size() == 1,
        () -> "the DeviceResponse has " + returned.documents().size() + " documents");
  }

  /**
   * What is longer than need be deceives nobody: digests and signatures cover what was received.
   */
  private void checkPreferred(TrustedIssuer issuer, Checks checks) {
    boolean preferred = returned.form() == Form.PREFERRED;
    String found = "the length of an item, or a number, is written longer than need be";
    if (preferred || issuer.terms().profiles().contains(Profile.ISO_MDOC)) {
      checks.require(PREFERRED_FORM, preferred, () -> found);
    } else {
      checks.skip(PREFERRED_FORM, "not held to the strict profile: " + found);
    }
  }

  /** One certificate is the same one in an array of its own. */
  private void checkChainForm(TrustedIssuer issuer, Checks checks) {
    boolean alone = !document.issuerAuth().header().wrapsOneCertificate();
    String found = "x5chain has one certificate, in an array";
    if (alone || issuer.terms().profiles().contains(Profile.ISO_MDOC)) {
      checks.require(CHAIN_FORM, alone, () -> found);
    } else {
      checks.skip(CHAIN_FORM, "not held to the strict profile: " + found);
    }
  }

  private void checkSignature(TrustedIssuer issuer, Checks checks) {
    SignatureAlgorithm algorithm =
        document
            .issuerAuth()
            .header()
            .algorithm()
            .flatMap(number -> SignatureAlgorithm.ofCoseNumber(number, issuer.key().kind()))
            .orElseThrow();
    SIGNATURE.require(
        algorithm,
        issuer,
        () -> document.issuerAuth().verifies(crypto, algorithm, issuer.key()),
        checks);
  }

  /** Does not show the document. */
  @Override
  public String toString() {
    return "MdocPresentation";
  }
}
