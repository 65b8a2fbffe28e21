package dev.assay.did;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Finding;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code did:web}: the document stands on a web server that the DID names. */
record DidWeb(Crypto crypto) implements DidMethod {

  /** The largest document in use, of a trust list of 400 keys, has half as many values. */
  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxBytes(DocumentKind.DID_DOCUMENT.maxBytes()).withMaxValues(10_000);

  @Override
  public List<DidRule> rules() {
    return List.of(
        DidRule.WEB_ADDRESS,
        DidRule.WEB_HOST,
        DidRule.WEB_DOCUMENT,
        DidRule.WEB_DOCUMENT_FORM,
        DidRule.WEB_ID,
        DidRule.WEB_KEYS,
        DidRule.WEB_KEY_ABSOLUTE,
        DidRule.WEB_KEY_CONTROLLER);
  }

  @Override
  public List<Jwk> keys(Question question, Checks checks) {
    DidDocument document = read(find(question, checks), checks);
    checks.require(
        DidRule.WEB_ID,
        document.id().equals(Optional.of(question.did())),
        () -> "id is " + Shown.of(document.id().orElse("missing")));
    return new AssertionKeys(document, crypto).select(question, checks);
  }

  private static Document find(Question question, Checks checks) {
    URI address =
        DidWebAddress.of(question.rest())
            .orElseThrow(
                () -> checks.halt(DidRule.WEB_ADDRESS, "found " + Shown.of(question.did())));
    DocumentRequest request =
        new DocumentRequest(address, DocumentKind.DID_DOCUMENT, question.hosts());
    checks.require(
        DidRule.WEB_HOST,
        request.hostIsPermitted(),
        () -> Shown.of(address.getRawAuthority()) + " is not among the listed hosts");
    Finding finding = question.evidence().need(request);
    if (finding instanceof Finding.Found found) {
      return found.document();
    }
    throw checks.haltUndetermined(
        DidRule.WEB_DOCUMENT,
        finding instanceof Finding.Unavailable unavailable
            ? unavailable.fault().code() + ": " + unavailable.reason()
            : address + " is needed");
  }

  private static DidDocument read(Document document, Checks checks) {
    try {
      return DidDocument.read(document.bytes(), LIMITS);
    } catch (DidDocument.Malformed malformed) {
      throw checks.halt(DidRule.WEB_DOCUMENT_FORM, malformed.detail());
    }
  }
}
