package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.COUNTRY;
import static dev.assay.mdoc.MdocRule.DEVICE_KEY;
import static dev.assay.mdoc.MdocRule.DEVICE_KEY_PUBLIC;
import static dev.assay.mdoc.MdocRule.DIGEST;
import static dev.assay.mdoc.MdocRule.DIGEST_KNOWN;
import static dev.assay.mdoc.MdocRule.DOC_TYPE;
import static dev.assay.mdoc.MdocRule.KEY_AUTHORIZATIONS;
import static dev.assay.mdoc.MdocRule.STATUS_FORM;
import static dev.assay.mdoc.MdocRule.STATUS_IDENTIFIER;

import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.cose.CoseKey;
import dev.assay.credential.Limits;
import dev.assay.credential.Profile;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.KeyRejectedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issuer data authentication once the signature is known to hold: ISO/IEC 18013-5, 12.8.1 (3) and
 * (4), and the form of what the issuer signed.
 */
final class IssuerData {

  /** The type and the namespace of a driving licence. */
  private static final String LICENCE = "org.iso.18013.5.1.mDL";

  private static final String LICENCE_NAMESPACE = "org.iso.18013.5.1";

  private final MdocDocument document;
  private final TrustedIssuer issuer;
  private final Crypto crypto;
  private final Checks checks;

  IssuerData(MdocDocument document, TrustedIssuer issuer, Crypto crypto, Checks checks) {
    this.document = document;
    this.issuer = issuer;
    this.crypto = crypto;
    this.checks = checks;
  }

  MdocCredential check(Limits limits) {
    checkType();
    document.items().forEach(this::checkDigests);
    checks.passed(List.of(DIGEST_KNOWN, DIGEST));
    CoseKey deviceKey = deviceKey();
    KeyAuthorizations authorizations = authorizations();
    List<StatusReference> status = status();
    checkCountry();
    return new MdocCredential(
        new MdocCredential.Authenticated(document, issuer, deviceKey, authorizations, status),
        crypto,
        limits);
  }

  private void checkType() {
    String signed = document.mso().docType();
    checks.require(
        DOC_TYPE,
        document.type().equals(signed),
        () -> "the docType is " + Shown.of(document.type()) + ", signed is " + Shown.of(signed));
  }

  private void checkDigests(String nameSpace, List<IssuerSignedItem> items) {
    Map<Long, ByteString> signed = document.mso().digests().getOrDefault(nameSpace, Map.of());
    HashAlgorithm hash = document.mso().digestAlgorithm();
    for (IssuerSignedItem item : items) {
      ByteString expected = signed.get(item.digestId());
      if (expected == null) {
        throw checks.halt(
            DIGEST_KNOWN, "no digest was signed for an item of " + Shown.of(nameSpace));
      }
      byte[] digest = hash.digest(item.encoding().toByteArray());
      if (!ByteString.of(digest).equals(expected)) {
        throw checks.halt(
            DIGEST, Shown.of(item.element()) + " in " + Shown.of(nameSpace) + " was changed");
      }
    }
  }

  private CoseKey deviceKey() {
    try {
      CoseKey key = CoseKey.read(document.mso().deviceKey(), crypto);
      checks.passed(List.of(DEVICE_KEY_PUBLIC, DEVICE_KEY));
      return key;
    } catch (KeyRejectedException e) {
      boolean secret = e.reason() == KeyRejectedException.Reason.PRIVATE_MATERIAL;
      throw checks.halt(secret ? DEVICE_KEY_PUBLIC : DEVICE_KEY, "deviceKey: " + e.reason());
    }
  }

  private KeyAuthorizations authorizations() {
    Optional<KeyAuthorizations> read =
        document.mso().authorizations().isEmpty()
            ? Optional.of(KeyAuthorizations.NONE)
            : KeyAuthorizations.read(document.mso().authorizations().get());
    checks.require(
        KEY_AUTHORIZATIONS,
        read.isPresent(),
        () -> "keyAuthorizations is not of the form that the standard gives it");
    return read.orElseThrow();
  }

  private List<StatusReference> status() {
    Optional<Object> status = document.mso().status();
    if (status.isEmpty()) {
      checks.skip(List.of(STATUS_FORM, STATUS_IDENTIFIER), "the document has no status");
      return List.of();
    }
    List<StatusReference> references = MdocStatus.read(status.get());
    checks.require(
        STATUS_FORM,
        !references.isEmpty(),
        () ->
            "status has no status_list with a uri and an idx from 0, and no identifier_list with a"
                + " uri and an id; or a certificate in it is none");
    checkIdentifier(status.get());
    return references;
  }

  /** The other list was just found: the standard leaves it to readers which of them they ask. */
  private void checkIdentifier(Object status) {
    boolean good = !MdocStatus.hasTextIdentifier(status);
    String detail = "the id in the identifier list is text, and that list is not looked up";
    if (good || issuer.terms().profiles().contains(Profile.ISO_MDOC)) {
      checks.require(STATUS_IDENTIFIER, good, () -> detail);
    } else {
      checks.skip(STATUS_IDENTIFIER, "not held to the strict profile: " + detail);
    }
  }

  /** ISO/IEC 18013-5, 13.4.2: so that no state's licences can be signed in another one's name. */
  private void checkCountry() {
    if (!document.type().equals(LICENCE)) {
      checks.skip(COUNTRY, "the document is no driving licence");
      return;
    }
    if (issuer.certificate().isEmpty()) {
      checks.skip(COUNTRY, "no certificate was involved");
      return;
    }
    SignerCertificate certificate = issuer.certificate().get();
    checkSame("issuing_country", certificate.country());
    checkSame("issuing_jurisdiction", certificate.stateOrProvince());
  }

  /**
   * An element that was not returned cannot be compared, nor with what a certificate leaves open.
   */
  private void checkSame(String element, Optional<String> certified) {
    for (IssuerSignedItem item : document.items().getOrDefault(LICENCE_NAMESPACE, List.of())) {
      if (item.element().equals(element) && certified.isPresent()) {
        checks.require(
            COUNTRY,
            item.value().equals(certified.get()),
            () -> element + " is not " + Shown.of(certified.get()) + ", the certificate's");
        return;
      }
    }
    checks.pass(COUNTRY, "");
  }
}
