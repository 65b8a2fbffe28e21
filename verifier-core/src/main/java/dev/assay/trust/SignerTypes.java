package dev.assay.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Which EU DCCs a signer's certificate may sign by its extended key usage: HCERT 1.0.8, A.4. */
final class SignerTypes {

  /** In the order of the last arc, from 1. Austria's exemptions are no certificates of the EU. */
  static final List<String> ALL = List.of("eu-dcc:test", "eu-dcc:vaccination", "eu-dcc:recovery");

  /** The arc of HCERT 1.0.8, A.4, and the one with a zero too many that issuers began with. */
  private static final List<String> ARCS =
      List.of("1.3.6.1.4.1.1847.2021.1.", "1.3.6.1.4.1.0.1847.2021.1.");

  /** The extension, RFC 5280, 4.2.1.12. */
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  /** Signers of visible digital seals, ICAO Doc 9303-13. */
  private static final String SEAL_SIGNER = "2.23.136.1.1.14.2";

  private SignerTypes() {}

  /**
   * The types, in the order of their arcs. A certificate that names none of these usages may sign
   * all of them, unless it is one for seals.
   *
   * @return empty if it may sign nothing, or nobody can say
   */
  static List<String> of(X509Certificate certificate) {
    try {
      List<String> named = certificate.getExtendedKeyUsage();
      if (named == null) {
        // The JDK passes over what it cannot read, unless it is critical.
        return certificate.getExtensionValue(EXTENDED_KEY_USAGE) == null ? ALL : List.of();
      }
      List<String> types = types(named);
      return types.isEmpty() && !named.contains(SEAL_SIGNER) ? ALL : types;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static List<String> types(List<String> usages) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < ALL.size(); i++) {
      String arc = Integer.toString(i + 1);
      if (ARCS.stream().anyMatch(prefix -> usages.contains(prefix + arc))) {
        types.add(ALL.get(i));
      }
    }
    return types;
  }
}
