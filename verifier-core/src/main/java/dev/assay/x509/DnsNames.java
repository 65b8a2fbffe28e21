package dev.assay.x509;

import java.security.cert.X509Certificate;
import java.util.Set;

/** The DNS names that are alternative names of a certificate's subject: RFC 5280, 4.2.1.6. */
public final class DnsNames {

  private DnsNames() {}

  /**
   * All that name one host, in lower case: no wildcard and no address among them; none if the
   * extension is missing or cannot be read.
   */
  public static Set<String> of(X509Certificate certificate) {
    return SubjectNames.of(certificate).singleHosts();
  }
}
