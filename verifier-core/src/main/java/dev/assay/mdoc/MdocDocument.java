package dev.assay.mdoc;

import dev.assay.cose.CoseSign1;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One document as it was received. Nothing in it is believed.
 *
 * @param docType the type that the document claims; absent for IssuerSigned alone
 * @param items what was returned, by namespace, in the order received
 * @param issuerAuth the issuer's signature, with the mobile security object as its payload
 * @param deviceSigned absent where there was none
 */
record MdocDocument(
    Optional<String> docType,
    Map<String, List<IssuerSignedItem>> items,
    CoseSign1 issuerAuth,
    MobileSecurityObject mso,
    Optional<DeviceSigned> deviceSigned) {

  /** The type that is looked up in the trust list; the issuer has to have signed the same one. */
  String type() {
    return docType.orElse(mso.docType());
  }

  /** Does not show the document. */
  @Override
  public String toString() {
    return "MdocDocument";
  }
}
