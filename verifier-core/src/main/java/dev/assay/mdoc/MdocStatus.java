package dev.assay.mdoc;

import dev.assay.credential.StatusReference;
import dev.assay.credential.StatusReference.Form;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** The status that an issuer signed: ISO/IEC 18013-5, 12.3.6.2. */
final class MdocStatus {

  private MdocStatus() {}

  /** Where the status stands; empty if this is not of the form that the standard gives it. */
  static Optional<StatusReference> read(Object status) {
    if (status instanceof Map<?, ?> map
        && map.get("status_list") instanceof Map<?, ?> list
        && list.get("idx") instanceof Long index
        && index >= 0
        && list.get("uri") instanceof String uri) {
      return absolute(uri).map(address -> new StatusReference(address, index, Form.ISO_CWT));
    }
    return Optional.empty();
  }

  private static Optional<URI> absolute(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> uri.isAbsolute() && !uri.isOpaque());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
