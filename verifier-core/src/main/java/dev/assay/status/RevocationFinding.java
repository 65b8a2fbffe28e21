package dev.assay.status;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What lists and responders have in common: how what they say becomes a row. */
final class RevocationFinding {

  private RevocationFinding() {}

  /** What is no valid answer is no answer: neither good nor bad. */
  static void settle(Rule rule, Optional<String> fault, Checks checks) {
    if (fault.isPresent()) {
      throw checks.haltUndetermined(rule, fault.get());
    }
    checks.pass(rule, "");
  }

  /** The answer itself. */
  static void conclude(
      Rule rule, X509Certificate certificate, Optional<String> revocation, Checks checks) {
    checks.check(
        rule,
        revocation.isEmpty(),
        () ->
            Shown.of(certificate.getSubjectX500Principal().getName())
                + " was revoked "
                + revocation.orElse(""));
  }
}
