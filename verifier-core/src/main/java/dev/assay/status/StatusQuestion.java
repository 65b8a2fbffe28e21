package dev.assay.status;

import dev.assay.credential.StatusReference;
import dev.assay.credential.StatusReference.Form;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.DocumentKind;
import java.time.Instant;

/** Whose status is asked for, and when. */
record StatusQuestion(StatusReference reference, TrustedIssuer issuer, Instant at) {

  /** The document that has the answer. */
  DocumentKind kind() {
    if (reference instanceof StatusReference.Entry entry) {
      return entry.form() == Form.ISO_CWT ? DocumentKind.STATUS_LIST_CWT : DocumentKind.STATUS_LIST;
    }
    return DocumentKind.IDENTIFIER_LIST;
  }

  /** Whether it is that of a mobile document. */
  boolean isIso() {
    return kind() != DocumentKind.STATUS_LIST;
  }

  /** Token Status List draft-20, 5.1 and 5.2: a CWT states the whole media type. */
  String type() {
    return isIso() ? kind().mediaTypes().get(0) : "statuslist+jwt";
  }
}
