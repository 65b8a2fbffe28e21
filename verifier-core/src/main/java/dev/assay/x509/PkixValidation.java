package dev.assay.x509;

import static dev.assay.x509.X509Rule.ALREADY_VALID;
import static dev.assay.x509.X509Rule.CA;
import static dev.assay.x509.X509Rule.CA_KEY_USAGE;
import static dev.assay.x509.X509Rule.CHAIN_ORDER;
import static dev.assay.x509.X509Rule.CRITICAL_EXTENSIONS;
import static dev.assay.x509.X509Rule.NAME_CONSTRAINTS;
import static dev.assay.x509.X509Rule.NOT_EXPIRED;
import static dev.assay.x509.X509Rule.PATH;
import static dev.assay.x509.X509Rule.PATH_LENGTH;
import static dev.assay.x509.X509Rule.SIGNATURE;
import static dev.assay.x509.X509Rule.SIGNATURE_ALGORITHM;
import static java.util.Map.entry;

import dev.assay.check.Checks;
import dev.assay.crypto.Crypto;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * RFC 5280, 6.1, done by the JDK: any policy, no revocation, which is a matter of its own.
 *
 * <p>The provider is named, so that an application that has put another one first gets the same
 * answer.
 */
record PkixValidation(Crypto crypto) {

  private static final String JDK = "SUN";

  private static final Map<Reason, X509Rule> RULES =
      Map.ofEntries(
          entry(BasicReason.EXPIRED, NOT_EXPIRED),
          entry(BasicReason.NOT_YET_VALID, ALREADY_VALID),
          entry(BasicReason.INVALID_SIGNATURE, SIGNATURE),
          entry(BasicReason.ALGORITHM_CONSTRAINED, SIGNATURE_ALGORITHM),
          entry(PKIXReason.NAME_CHAINING, CHAIN_ORDER),
          entry(PKIXReason.NOT_CA_CERT, CA),
          entry(PKIXReason.INVALID_KEY_USAGE, CA_KEY_USAGE),
          entry(PKIXReason.PATH_TOO_LONG, PATH_LENGTH),
          entry(PKIXReason.INVALID_NAME, NAME_CONSTRAINTS),
          entry(PKIXReason.UNRECOGNIZED_CRIT_EXT, CRITICAL_EXTENSIONS));

  /**
   * Ends the verification unless the path is valid.
   *
   * @return the certificate policies that it is valid for
   */
  PathPolicies require(CertificatePath path, Instant at, Checks checks) {
    try {
      return PathPolicies.of(validate(path, at).getPolicyTree());
    } catch (CertPathValidatorException e) {
      String where =
          e.getIndex() < 0 ? "the path" : path.show(path.certificates().get(e.getIndex()));
      throw checks.halt(RULES.getOrDefault(e.getReason(), PATH), where + ": " + e.getReason());
    }
  }

  private PKIXCertPathValidatorResult validate(CertificatePath path, Instant at)
      throws CertPathValidatorException {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(anchor(path)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      return (PKIXCertPathValidatorResult)
          CertPathValidator.getInstance("PKIX", JDK).validate(certPath(path), parameters);
    } catch (CertPathValidatorException e) {
      throw e;
    } catch (InvalidAlgorithmParameterException | RuntimeException e) {
      // Name constraints on kinds of names that the JDK does not compare, or on the empty name.
      throw new CertPathValidatorException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK validates certificate paths", e);
    }
  }

  private CertPath certPath(CertificatePath path) throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (X509Certificate certificate : path.belowAnchor()) {
      certificates.add(PathCertificate.signed(certificate, crypto));
    }
    if (walksWithAnchor(path)) {
      certificates.add(PathCertificate.listed(path.anchor()));
    }
    return CertificateFactory.getInstance("X.509", JDK).generateCertPath(certificates);
  }

  private static TrustAnchor anchor(CertificatePath path) {
    X509Certificate anchor = path.anchor();
    return new TrustAnchor(
        walksWithAnchor(path) ? anchor.getIssuerX500Principal() : anchor.getSubjectX500Principal(),
        anchor.getPublicKey(),
        null);
  }

  /**
   * The JDK takes no constraints from an anchor. One that has them takes part in the path instead,
   * as if a CA above it had issued it, so that they bind what is below.
   */
  private static boolean walksWithAnchor(CertificatePath path) {
    return new Extensions(path.anchor()).constrainPaths();
  }
}
