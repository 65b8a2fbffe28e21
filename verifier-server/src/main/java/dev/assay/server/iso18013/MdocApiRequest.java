package dev.assay.server.iso18013;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborTagged;
import dev.assay.jose.Base64Url;
import dev.assay.server.iso18013.MdocQuestion.Document;
import dev.assay.server.iso18013.MdocQuestion.Element;
import dev.assay.server.iso18013.MdocQuestion.Intent;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page passes to the Digital Credentials API for wallets of ISO/IEC 18013-7, Annex C: a
 * DeviceRequest (ISO/IEC 18013-5, 10.2.2), and what the response is sealed for.
 */
public record MdocApiRequest(
    MdocQuestion question, EncryptionInfo encryptionInfo, ReaderAuthentication reader) {

  /** {@code protocol}, as the registry of the W3C has it. */
  public static final String PROTOCOL = "org-iso-mdoc";

  /** The same, as drafts of ISO/IEC 18013-7 have it. */
  public static final String FORMER_PROTOCOL = "org.iso.mdoc";

  /** That of requests without what later versions added. */
  private static final String VERSION = "1.0";

  /**
   * {@code data}, as JSON.
   *
   * @throws GeneralSecurityException if the provider cannot sign
   */
  public Map<String, Object> data() throws GeneralSecurityException {
    List<Object> documents = new ArrayList<>();
    for (Document document : question.documents()) {
      documents.add(request(document));
    }
    Object deviceRequest = Map.of("version", VERSION, "docRequests", documents);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("deviceRequest", Base64Url.encode(Cbor.write(deviceRequest)));
    data.put("encryptionInfo", encryptionInfo.text());
    return data;
  }

  private Object request(Document document) throws GeneralSecurityException {
    CborTagged items = itemsRequest(document);
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("itemsRequest", items);
    reader.of(items).ifPresent(signature -> request.put("readerAuth", signature));
    return request;
  }

  private static CborTagged itemsRequest(Document document) {
    Map<Object, Map<Object, Object>> nameSpaces = new LinkedHashMap<>();
    for (Element element : document.elements()) {
      nameSpaces
          .computeIfAbsent(element.nameSpace(), name -> new LinkedHashMap<>())
          .put(element.identifier(), element.intent() == Intent.RETAIN);
    }
    Object items = Map.of("docType", document.docType(), "nameSpaces", nameSpaces);
    return CborTagged.encodedCbor(ByteString.of(Cbor.write(items)));
  }

  /** Does not show the request. */
  @Override
  public String toString() {
    return "MdocApiRequest";
  }
}
