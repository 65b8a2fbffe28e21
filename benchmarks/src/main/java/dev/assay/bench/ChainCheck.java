package dev.assay.bench;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** Whether a chain leads to the root, by PKIX of the JDK: what the peers leave to their callers. */
final class ChainCheck {

  private final X509Certificate root;

  ChainCheck(X509Certificate root) {
    this.root = root;
  }

  boolean isTrusted(List<? extends X509Certificate> chain) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
