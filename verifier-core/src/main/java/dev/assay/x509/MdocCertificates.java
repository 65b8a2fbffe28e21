package dev.assay.x509;

import static dev.assay.x509.MdocCertificateRule.ANCHOR_IN_CHAIN;
import static dev.assay.x509.MdocCertificateRule.AUTHORITY_CONSTRAINTS;
import static dev.assay.x509.MdocCertificateRule.AUTHORITY_COUNTRY;
import static dev.assay.x509.MdocCertificateRule.AUTHORITY_KEY_USAGE;
import static dev.assay.x509.MdocCertificateRule.AUTHORITY_VALIDITY;
import static dev.assay.x509.MdocCertificateRule.FORBIDDEN_EXTENSIONS;
import static dev.assay.x509.MdocCertificateRule.NAMES;
import static dev.assay.x509.MdocCertificateRule.SIGNER_ISSUER_NAME;
import static dev.assay.x509.MdocCertificateRule.SIGNER_KEY_IDENTIFIERS;
import static dev.assay.x509.MdocCertificateRule.SIGNER_KEY_USAGE;
import static dev.assay.x509.MdocCertificateRule.SIGNER_KEY_USAGE_CRITICAL;
import static dev.assay.x509.MdocCertificateRule.SIGNER_REVOCATION;
import static dev.assay.x509.MdocCertificateRule.SIGNER_USAGE;
import static dev.assay.x509.MdocCertificateRule.SIGNER_USAGE_CRITICAL;
import static dev.assay.x509.MdocCertificateRule.SIGNER_VALIDITY;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The profile that ISO/IEC 18013-5, Annex B, gives the certificates of mobile documents, as a
 * table: a rule, how far it binds, and what is wrong with a pair of certificates under it.
 *
 * <p>What is found depends on the certificates alone, so it is found out once for each path. How
 * far it counts is for the caller to say: annex B binds issuers, and a reader has to check less of
 * it (12.8.3). By default it is what keeps one certificate from being used in the place of another.
 */
public final class MdocCertificates {

  /** The type of a driving licence. */
  private static final String LICENCE = "org.iso.18013.5.1.mDL";

  /** id-mdl-kp-mdlDS: signs driving licences. */
  private static final String SIGNS_LICENCES = "1.0.18013.5.1.2";

  /** id-mdoc-kp-DS of ISO/IEC 23220-4: signs other mobile documents. */
  private static final String SIGNS_OTHERS = "1.0.23220.4.1.2";

  private static final List<Row> TABLE =
      List.of(
          new Row(NAMES, Binding.ALWAYS, MdocCertificatePair::namesFault),
          new Row(SIGNER_KEY_USAGE, Binding.ALWAYS, MdocCertificatePair::signerKeyUsageFault),
          new Row(AUTHORITY_CONSTRAINTS, Binding.LICENCES, MdocCertificatePair::constraintsFault),
          new Row(AUTHORITY_KEY_USAGE, Binding.ALWAYS, MdocCertificatePair::authorityUsageFault),
          new Row(SIGNER_USAGE_CRITICAL, Binding.STRICT, MdocCertificatePair::usageCriticalFault),
          new Row(
              SIGNER_KEY_USAGE_CRITICAL,
              Binding.STRICT,
              MdocCertificatePair::keyUsageCriticalFault),
          new Row(SIGNER_VALIDITY, Binding.STRICT, MdocCertificatePair::signerValidityFault),
          new Row(SIGNER_KEY_IDENTIFIERS, Binding.STRICT, MdocCertificatePair::identifiersFault),
          new Row(SIGNER_ISSUER_NAME, Binding.STRICT, MdocCertificatePair::issuerNameFault),
          new Row(SIGNER_REVOCATION, Binding.STRICT, MdocCertificatePair::revocationFault),
          new Row(ANCHOR_IN_CHAIN, Binding.STRICT, MdocCertificatePair::chainFault),
          new Row(AUTHORITY_COUNTRY, Binding.STRICT, MdocCertificatePair::countryFault),
          new Row(AUTHORITY_VALIDITY, Binding.STRICT, MdocCertificatePair::authorityValidityFault),
          new Row(FORBIDDEN_EXTENSIONS, Binding.STRICT, MdocCertificatePair::forbiddenFault));

  private final List<Finding> findings;
  private final List<String> usages;

  private MdocCertificates(List<Finding> findings, List<String> usages) {
    this.findings = List.copyOf(findings);
    this.usages = List.copyOf(usages);
  }

  /** How strictly an issuer is held to the profile. */
  public enum Mode {
    /** To what a reader has to check. */
    DEFAULT,
    /** To everything. */
    STRICT
  }

  /** For whom a rule binds. */
  private enum Binding {
    ALWAYS,
    /** For driving licences; other documents may have CAs between authority and signer. */
    LICENCES,
    STRICT
  }

  private record Row(
      MdocCertificateRule rule,
      Binding binding,
      Function<MdocCertificatePair, Optional<String>> fault) {}

  private record Finding(Row row, Optional<String> fault) {}

  /** What is found of a path, whoever asks. */
  static MdocCertificates of(MdocCertificatePair pair) {
    List<Finding> findings = new ArrayList<>();
    TABLE.forEach(row -> findings.add(new Finding(row, row.fault.apply(pair))));
    return new MdocCertificates(findings, pair.signerUsages());
  }

  /**
   * What is demanded of a signer whose own certificate is listed: under the strict profile, an
   * authority that is listed for its signers signs no documents itself.
   */
  public static void requirePinned(X509Certificate signer, Mode mode, Checks checks) {
    String why = "the trust list names the signer's certificate itself";
    boolean signs = new Extensions(signer).permitDigitalSignature();
    if (mode == Mode.STRICT) {
      checks.require(
          SIGNER_KEY_USAGE, signs, () -> why + ", whose key usage has no digitalSignature");
    } else {
      checks.skip(SIGNER_KEY_USAGE, why);
    }
    checks.skip(
        Stream.<Rule>of(MdocCertificateRule.values())
            .filter(rule -> rule != SIGNER_KEY_USAGE)
            .toList(),
        why);
  }

  /** What is said where no certificate is involved. */
  public static void skip(Checks checks, String why) {
    checks.skip(List.<Rule>of(MdocCertificateRule.values()), why);
  }

  /**
   * Holds the certificates against the profile. The verification ends inside this method if they do
   * not have it.
   *
   * @param type of the document
   * @param configured extended key usages for which the operator takes signers of other documents
   *     than driving licences: their types may bring usages of their own
   */
  public void require(String type, Mode mode, Set<String> configured, Checks checks) {
    Set<String> accepted = new HashSet<>(Set.of(SIGNS_LICENCES));
    if (!type.equals(LICENCE)) {
      accepted.add(SIGNS_OTHERS);
      accepted.addAll(configured);
    }
    checks.require(
        SIGNER_USAGE,
        usages.stream().anyMatch(accepted::contains),
        () -> "expected " + accepted.stream().sorted().toList() + ", found " + usages);
    for (Finding finding : findings) {
      boolean binds =
          mode == Mode.STRICT
              || finding.row.binding == Binding.ALWAYS
              || (finding.row.binding == Binding.LICENCES && type.equals(LICENCE));
      if (finding.fault.isEmpty()) {
        checks.pass(finding.row.rule, "");
      } else if (binds) {
        throw checks.halt(finding.row.rule, finding.fault.get());
      } else {
        checks.skip(finding.row.rule, "not held to the strict profile: " + finding.fault.get());
      }
    }
  }
}
