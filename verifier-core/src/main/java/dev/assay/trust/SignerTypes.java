package dev.assay.trust;

import dev.assay.x509.HealthSignerUsage;
import java.security.cert.X509Certificate;
import java.util.List;

/** Which EU DCCs a signer's certificate may sign by its extended key usage: HCERT 1.0.8, A.4. */
final class SignerTypes {

  /** In the order of the last arc, from 1. Austria's exemptions are no certificates of the EU. */
  static final List<String> ALL = List.of("eu-dcc:test", "eu-dcc:vaccination", "eu-dcc:recovery");

  private SignerTypes() {}

  /**
   * The types, in the order of their arcs.
   *
   * @return empty if it may sign nothing, or nobody can say
   */
  static List<String> of(X509Certificate certificate) {
    HealthSignerUsage usage = HealthSignerUsage.of(certificate);
    return switch (usage.kind()) {
      case ANY, ORDINARY -> ALL;
      case NAMED ->
          usage.named().stream().filter(arc -> arc <= ALL.size()).map(SignerTypes::type).toList();
      // What a web server has: the word of a list does not make it a signer.
      case WEB, OTHER -> List.of();
    };
  }

  private static String type(int arc) {
    return ALL.get(arc - 1);
  }
}
