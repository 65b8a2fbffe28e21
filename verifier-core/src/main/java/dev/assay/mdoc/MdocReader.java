package dev.assay.mdoc;

import static dev.assay.mdoc.MdocRule.DECRYPTED;
import static dev.assay.mdoc.MdocRule.DOCUMENT_FORM;
import static dev.assay.mdoc.MdocRule.ENCODING;
import static dev.assay.mdoc.MdocRule.RESPONSE_FORM;
import static dev.assay.mdoc.MdocRule.RESPONSE_STATUS;
import static dev.assay.mdoc.MdocRule.RESPONSE_VERSION;
import static dev.assay.mdoc.MdocRule.SIZE;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborLimits.Form;
import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes apart what a device returned: a DeviceResponse (ISO/IEC 18013-5, 10.3.3), one document of
 * it, or IssuerSigned alone, as wallets receive it.
 */
final class MdocReader {

  /** A wallet returns a document for each credential that was asked for: a handful. */
  private static final int MAX_DOCUMENTS = 16;

  private final Limits limits;
  private final Checks checks;
  private final CborInput cbor;
  private final DocumentReader reader;

  MdocReader(Limits limits, Checks checks) {
    this.limits = limits;
    this.checks = checks;
    this.cbor = new CborInput(CborLimits.DEFAULT.withMaxBytes(limits.maxInputChars()), checks);
    this.reader = new DocumentReader(cbor, checks);
  }

  /**
   * What was returned.
   *
   * @param form the strictest that everything keeps to
   */
  record Returned(List<MdocDocument> documents, Form form) {

    Returned {
      documents = List.copyOf(documents);
    }
  }

  Returned read(Input input, HolderBinding expected) {
    Object item = cbor.read(decode(input.text()), "the input");
    if (EncryptedResponse.recognises(item)) {
      item = cbor.read(EncryptedResponse.open((List<?>) item, expected, checks), "the response");
    } else {
      checks.skip(DECRYPTED, "the response is not encrypted");
    }
    if (!(item instanceof Map<?, ?> map)) {
      throw checks.halt(DOCUMENT_FORM, "the input is no map");
    }
    List<MdocDocument> documents = documents(new Members(map));
    return new Returned(documents, cbor.finish());
  }

  private ByteString decode(String text) {
    checks.require(
        SIZE,
        text.length() <= limits.maxInputChars(),
        () -> text.length() + " characters, at most " + limits.maxInputChars());
    try {
      ByteString bytes = ByteString.of(Base64Url.decode(text));
      checks.pass(ENCODING, "");
      return bytes;
    } catch (Base64UrlException e) {
      throw checks.halt(ENCODING, "the input is " + e.getMessage());
    }
  }

  private List<MdocDocument> documents(Members input) {
    if (input.has("issuerAuth")) {
      skipResponse("IssuerSigned alone");
      return List.of(reader.issuerSigned(input));
    }
    if (input.has("issuerSigned")) {
      skipResponse("a document alone");
      return List.of(reader.document(input));
    }
    return response(input);
  }

  private void skipResponse(String what) {
    checks.skip(List.of(RESPONSE_FORM, RESPONSE_VERSION, RESPONSE_STATUS), what);
  }

  private List<MdocDocument> response(Members response) {
    Optional<String> version = response.text("version");
    Optional<Long> status = response.number("status");
    checks.require(
        RESPONSE_FORM,
        version.isPresent() && status.isPresent(),
        () -> "neither IssuerSigned nor a document, and no DeviceResponse: no version or status");
    checks.require(
        RESPONSE_VERSION,
        MdocVersion.isKnown(version.orElseThrow()),
        () ->
            "the version is " + Shown.of(version.orElseThrow()) + ", expected 1.0 or another 1.x");
    checks.require(
        RESPONSE_STATUS,
        status.orElseThrow() == 0,
        () -> "the status is " + status.orElseThrow() + meaning(status.orElseThrow()));
    Optional<List<?>> returned = response.list("documents");
    checks.require(RESPONSE_FORM, returned.isPresent(), () -> "status 0, and no documents");
    checks.require(
        SIZE,
        returned.orElseThrow().size() <= MAX_DOCUMENTS,
        () -> returned.orElseThrow().size() + " documents, at most " + MAX_DOCUMENTS);
    List<MdocDocument> documents = new ArrayList<>();
    for (Object document : returned.orElseThrow()) {
      if (!(document instanceof Map<?, ?> map)) {
        throw checks.halt(DOCUMENT_FORM, "a document is no map");
      }
      Members members = new Members(map);
      checks.require(
          DOCUMENT_FORM, members.has("deviceSigned"), () -> "a document has no deviceSigned");
      documents.add(reader.document(members));
    }
    return documents;
  }

  /** ISO/IEC 18013-5, 10.3.6. */
  private static String meaning(long status) {
    if (status == 10) {
      return ": the device met an error that it does not name";
    }
    if (status == 11 || status == 12) {
      return ": the device could not read the request as CBOR";
    }
    return "";
  }
}
