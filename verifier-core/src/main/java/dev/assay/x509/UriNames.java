package dev.assay.x509;

import java.security.cert.X509Certificate;
import java.util.Set;

/** The URIs that are alternative names of a certificate's subject: RFC 5280, 4.2.1.6. */
public final class UriNames {

  private UriNames() {}

  /** All of them, as they are written; none if the extension is missing or cannot be read. */
  public static Set<String> of(X509Certificate certificate) {
    return Set.copyOf(SubjectNames.of(certificate).uris());
  }
}
