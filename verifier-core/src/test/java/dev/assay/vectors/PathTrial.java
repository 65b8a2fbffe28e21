package dev.assay.vectors;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.credential.Limits;
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
 * A path as a suite has it: validated as that of a credential's signer, held to RFC 5280 in full,
 * and every certificate of it looked up in the revocation lists that the suite supplies.
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
   */
  record Demands(
      Set<String> purposes,
      Set<String> policies,
      Optional<String> name,
      int certificates,
      RevocationUse revocation) {

    static final Demands NONE =
        new Demands(
            Set.of(), Set.of(), Optional.empty(), 1 + MAX_INTERMEDIATES, RevocationUse.IGNORED);

    Demands revocation(RevocationUse use) {
      return new Demands(purposes, policies, name, certificates, use);
    }

    Demands policies(Set<String> demanded) {
      return new Demands(purposes, demanded, name, certificates, revocation);
    }

    Demands purposes(Set<String> demanded) {
      return new Demands(demanded, policies, name, certificates, revocation);
    }

    Demands certificates(int most) {
      return new Demands(purposes, policies, name, most, revocation);
    }

    Demands name(Optional<String> host) {
      return new Demands(purposes, policies, host, certificates, revocation);
    }

    private Limits limits() {
      return new Limits(1 << 20, 512, 32, certificates, 8, 16 << 20, Duration.ofSeconds(60));
    }
  }

  private static final ServiceTerms TERMS =
      new ServiceTerms(
          Set.of("*"),
          Set.of("*"),
          ServiceTerms.DEFAULT_ALGORITHMS,
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          TypeMetadataUse.IF_SUPPLIED);

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

  /** An issuer may have several lists: each is tried for what it is worth. */
  private String revocationFault(ValidatedPath path) {
    List<X509Certificate> certificates = path.certificates();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      List<X509Certificate> pair = certificates.subList(i, i + 2);
      String fault = lists.isEmpty() ? answer(pair, List.of()) : "";
      for (byte[] list : lists) {
        fault = answer(pair, List.of(list));
        if (fault.isEmpty() || fault.contains("revocation.revoked")) {
          break;
        }
      }
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }

  private String answer(List<X509Certificate> pair, List<byte[]> supplied) {
    List<Document> documents =
        supplied.stream()
            .map(
                der ->
                    Document.of(
                        CertificateRevocation.suppliedBy(pair.get(1)),
                        "application/pkix-crl",
                        der,
                        at))
            .toList();
    Checks checks = new Checks();
    Report report =
        checks.run(
            () ->
                new CertificateRevocation(CRYPTO, demands.limits())
                    .check(
                        pair,
                        TERMS,
                        demands.revocation(),
                        at,
                        new Evidence(Documents.of(documents)),
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
