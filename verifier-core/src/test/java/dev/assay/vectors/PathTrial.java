package dev.assay.vectors;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.credential.Limits;
import dev.assay.credential.Profile;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.status.CertificateRevocation;
import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificatePaths;
import dev.assay.x509.CertificateProfile;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.KnownCertificates;
import dev.assay.x509.ValidatedPath;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A path as a suite has it: validated as that of a credential's signer, and every certificate of it
 * looked up in the revocation lists that the suite supplies.
 *
 * @param chain DER: the signer's certificate, then those that may be part of the path
 * @param anchors DER
 * @param lists revocation lists in DER
 * @param demands what else the suite asks for
 */
record PathTrial(
    List<byte[]> chain, List<byte[]> anchors, List<byte[]> lists, Instant at, Demands demands) {

  /** The suites have longer chains than the default takes. */
  static final int MAX_INTERMEDIATES = 11;

  private static final Crypto CRYPTO = Crypto.select();

  /**
   * What a caller may ask of a path.
   *
   * @param purposes extended key usages that the signer has to name
   * @param policies certificate policies of which the path has to be valid for one
   * @param name a host that has to be among the signer's names
   * @param certificates how many there may be below the anchor
   * @param revocation whether the lists have to answer
   * @param profiles what issuers are held to
   */
  record Demands(
      Set<String> purposes,
      Set<String> policies,
      Optional<String> name,
      int certificates,
      RevocationUse revocation,
      Set<Profile> profiles) {

    static final Demands NONE =
        new Demands(
            Set.of(),
            Set.of(),
            Optional.empty(),
            1 + MAX_INTERMEDIATES,
            RevocationUse.IGNORED,
            Set.of(Profile.PKIX));

    Demands revocation(RevocationUse use) {
      return new Demands(purposes, policies, name, certificates, use, profiles);
    }

    Demands policies(Set<String> demanded) {
      return new Demands(purposes, demanded, name, certificates, revocation, profiles);
    }

    Demands purposes(Set<String> demanded) {
      return new Demands(demanded, policies, name, certificates, revocation, profiles);
    }

    Demands certificates(int most) {
      return new Demands(purposes, policies, name, most, revocation, profiles);
    }

    Demands name(Optional<String> host) {
      return new Demands(purposes, policies, host, certificates, revocation, profiles);
    }

    Demands profiles(Set<Profile> held) {
      return new Demands(purposes, policies, name, certificates, revocation, held);
    }

    private Limits limits() {
      return new Limits(1 << 20, 512, 32, certificates, 8, 16 << 20, Duration.ofSeconds(60));
    }
  }

  private ServiceTerms terms() {
    return new ServiceTerms(
        Set.of("*"),
        Set.of("*"),
        ServiceTerms.DEFAULT_ALGORITHMS,
        List.of(),
        Set.of(),
        Set.of(),
        demands.profiles(),
        TypeMetadataUse.IF_SUPPLIED);
  }

  /** Why the path is not accepted; empty if it is. */
  String fault() {
    Set<AnchorCertificate> listed = new HashSet<>();
    Set<X509Certificate> links = new HashSet<>();
    try {
      for (byte[] anchor : anchors) {
        listed.add(new AnchorCertificate(CertificateReader.der(anchor)));
      }
      for (byte[] link : chain.subList(1, chain.size())) {
        links.add(CertificateReader.der(link));
      }
    } catch (CertificateFault e) {
      return "of the operator: " + e.reason();
    }
    CertificatePaths paths = new CertificatePaths(CRYPTO, demands.limits());
    Checks checks = new Checks();
    List<ValidatedPath> found = new ArrayList<>();
    Report report =
        checks.run(
            () ->
                found.add(
                    paths.validate(
                        List.of(Base64.getEncoder().encodeToString(chain.get(0))),
                        new KnownCertificates(listed, links),
                        at,
                        CertificateProfile.CREDENTIAL_SIGNER,
                        checks)));
    if (found.isEmpty()) {
      return first(report);
    }
    ValidatedPath path = found.get(0);
    return path.conformanceFault()
        .filter(fault -> demands.profiles().contains(Profile.PKIX))
        .or(() -> demandFault(path))
        .orElseGet(() -> revocationFault(path));
  }

  private Optional<String> demandFault(ValidatedPath path) {
    if (!demands.policies().isEmpty() && !path.permitsAnyPolicy(demands.policies())) {
      return Optional.of("policies: " + path.policies());
    }
    if (!demands.name().map(path::names).orElse(true)) {
      return Optional.of("it does not name " + demands.name().get());
    }
    return demands.purposes().isEmpty() ? Optional.empty() : path.purposeFault(demands.purposes());
  }

  /** From the top, because what is said of an authority counts for those below it. */
  private String revocationFault(ValidatedPath path) {
    List<X509Certificate> certificates = path.certificates();
    List<Document> found = new ArrayList<>();
    for (int i = certificates.size() - 2; i >= 0; i--) {
      String fault = revocationFault(certificates.subList(i, certificates.size()), found);
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }

  /** An issuer may have several lists: each is tried for what it is worth, and one is enough. */
  private String revocationFault(List<X509Certificate> above, List<Document> found) {
    String fault = lists.isEmpty() ? answer(above, found) : "";
    Optional<Document> good = Optional.empty();
    for (byte[] der : lists) {
      Document list =
          Document.of(
              CertificateRevocation.suppliedBy(above.get(1)), "application/pkix-crl", der, at);
      List<Document> supplied = new ArrayList<>(found);
      supplied.add(list);
      String own = answer(above, supplied);
      if (own.contains("revocation.revoked")) {
        return own;
      }
      good = own.isEmpty() ? Optional.of(list) : good;
      fault = own;
    }
    good.ifPresent(found::add);
    return good.isPresent() ? "" : fault;
  }

  private String answer(List<X509Certificate> above, List<Document> supplied) {
    Checks checks = new Checks();
    Report report =
        checks.run(
            () ->
                new CertificateRevocation(CRYPTO, demands.limits())
                    .check(
                        above,
                        terms(),
                        demands.revocation(),
                        at,
                        new Evidence(Documents.of(supplied)),
                        checks));
    return report.permitsAcceptance() ? "" : first(report);
  }

  private static String first(Report report) {
    return report.results().stream()
        .filter(row -> row.outcome() == Outcome.FAILED || row.outcome() == Outcome.UNDETERMINED)
        .map(PathTrial::show)
        .findFirst()
        .orElse("not run");
  }

  private static String show(CheckResult row) {
    return row.rule().code() + ": " + row.detail();
  }
}
