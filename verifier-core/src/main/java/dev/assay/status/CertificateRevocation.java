package dev.assay.status;

import static dev.assay.status.RevocationRule.ADDRESS;
import static dev.assay.status.RevocationRule.AVAILABLE;
import static dev.assay.status.RevocationRule.CURRENT;
import static dev.assay.status.RevocationRule.FORM;
import static dev.assay.status.RevocationRule.ISO_PROFILE;
import static dev.assay.status.RevocationRule.ISSUER;
import static dev.assay.status.RevocationRule.NOT_REVOKED;
import static dev.assay.status.RevocationRule.SCOPE;
import static dev.assay.status.RevocationRule.SIGNATURE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.credential.Limits;
import dev.assay.credential.Profile;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.ServiceTerms;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import dev.assay.x509.DistributionPoints;
import dev.assay.x509.RevocationList;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Looks up whether certificates were revoked, in the lists of their issuers (RFC 5280, 6.3). The
 * listed certificate is not looked up: it is revoked by taking it off the trust list. What was read
 * and found to be signed is remembered by the digest of the document. Safe for use by several
 * threads.
 */
public final class CertificateRevocation {

  private static final List<Rule> ALL = List.of(RevocationRule.values());

  /** RFC 9608: the certificate lives so shortly that nobody revokes it. */
  private static final String NEVER_REVOKED = "2.5.29.56";

  /** Six lists of the largest size; those of document signers have a few hundred bytes. */
  private static final long MEMORY_BYTES = 64L << 20;

  private final Crypto crypto;
  private final Limits limits;
  private final Cache<Key, RevocationList> verified =
      Caffeine.newBuilder()
          .maximumWeight(MEMORY_BYTES)
          .weigher((Key key, RevocationList list) -> key.bytes() * 4 + 1024)
          .executor(Runnable::run)
          .build();

  /** What makes a verified list the same list. */
  private record Key(String digest, X509Certificate issuer, int bytes) {}

  /** Lists that are verified with this cryptography, within these limits. */
  public CertificateRevocation(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.limits = limits;
  }

  /**
   * Where an operator supplies the list of an issuer whose certificates name no address that can be
   * asked.
   */
  public static URI suppliedBy(X509Certificate issuer) {
    try {
      byte[] digest = HashAlgorithm.SHA_256.digest(issuer.getEncoded());
      return URI.create("urn:assay:crl:sha256:" + HexFormat.of().formatHex(digest));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  /**
   * Checks every certificate of a path but the listed one.
   *
   * @param path the signer's certificate first, the listed one last
   * @param terms what the trust list says of the issuer
   */
  public void check(
      List<X509Certificate> path,
      ServiceTerms terms,
      RevocationUse use,
      Instant at,
      Evidence evidence,
      Checks checks) {
    if (path.size() < 2) {
      checks.skip(ALL, "no certificate stands below the listed one");
      return;
    }
    if (use == RevocationUse.IGNORED) {
      checks.skip(ALL, "the trust list leaves revocation aside");
      return;
    }
    if (checks.anyFailed()) {
      return;
    }
    Look look = new Look(terms, use, at, evidence, checks);
    for (int i = 0; i + 1 < path.size(); i++) {
      look.at(path.get(i), path.get(i + 1));
    }
    look.conclude();
  }

  /** One look at one path. */
  private final class Look {

    private final ServiceTerms terms;
    private final RevocationUse use;
    private final Instant instant;
    private final Evidence evidence;
    private final Checks checks;
    private Optional<String> unlooked = Optional.empty();
    private boolean looked;

    Look(ServiceTerms terms, RevocationUse use, Instant instant, Evidence evidence, Checks checks) {
      this.terms = terms;
      this.use = use;
      this.instant = instant;
      this.evidence = evidence;
      this.checks = checks;
    }

    void at(X509Certificate certificate, X509Certificate issuer) {
      if (certificate.getExtensionValue(NEVER_REVOKED) != null) {
        unlooked = Optional.of("the certificate says that it is never revoked (RFC 9608)");
        return;
      }
      Optional<Document> document = document(certificate, issuer);
      if (document.isPresent()) {
        looked = true;
        judge(list(document.get(), issuer), certificate);
      }
    }

    /** The rows of a path of which nothing was looked up. */
    void conclude() {
      if (!looked) {
        checks.skip(ALL, unlooked.orElse("nothing was supplied"));
      }
    }

    private Optional<Document> document(X509Certificate certificate, X509Certificate issuer) {
      Optional<Document> supplied = look(suppliedBy(issuer));
      DistributionPoints points = DistributionPoints.of(certificate);
      for (URI address : points.addresses()) {
        if (supplied.isEmpty()) {
          supplied = look(address);
        }
      }
      if (supplied.isPresent()) {
        checks.passed(List.of(ADDRESS, AVAILABLE));
        return supplied;
      }
      if (use == RevocationUse.IF_SUPPLIED) {
        unlooked = Optional.of("no revocation list came with the request, and none is demanded");
        return Optional.empty();
      }
      if (!points.exist() && use == RevocationUse.WHERE_PUBLISHED) {
        unlooked = Optional.of("the certificate does not say where its revocation is published");
        return Optional.empty();
      }
      return Optional.of(fetched(points, issuer));
    }

    private Optional<Document> look(URI address) {
      return evidence.look(request(address)) instanceof Finding.Found found
          ? Optional.of(found.document())
          : Optional.empty();
    }

    private Document fetched(DistributionPoints points, X509Certificate issuer) {
      Optional<URI> address =
          points.addresses().stream().filter(uri -> request(uri).hostIsPermitted()).findFirst();
      if (address.isEmpty()) {
        throw checks.haltUndetermined(
            ADDRESS,
            "the trust list names no host for this issuer at which the revocation list may be"
                + " fetched ("
                + Shown.of(points.addresses().toString())
                + "); it can be supplied as "
                + suppliedBy(issuer));
      }
      checks.pass(ADDRESS, "");
      Finding finding = evidence.need(request(address.get()));
      if (finding instanceof Finding.Found found) {
        checks.pass(AVAILABLE, "");
        return found.document();
      }
      String why =
          finding instanceof Finding.Unavailable unavailable
              ? unavailable.fault().code() + ": " + unavailable.reason()
              : "not fetched yet";
      throw checks.haltUndetermined(AVAILABLE, "the revocation list could not be had: " + why);
    }

    private DocumentRequest request(URI address) {
      return new DocumentRequest(address, DocumentKind.CRL, terms.hosts());
    }

    /** Reads and verifies the list, unless the same one was before. */
    private RevocationList list(Document document, X509Certificate issuer) {
      Key key = new Key(document.digest(), issuer, document.size());
      RevocationList known = verified.getIfPresent(key);
      if (known != null) {
        checks.passed(List.of(FORM, ISSUER, SIGNATURE));
        return known;
      }
      Optional<RevocationList> read =
          document.size() > DocumentKind.CRL.maxBytes()
              ? Optional.empty()
              : RevocationList.read(document.bytes());
      if (read.isEmpty()) {
        throw checks.haltUndetermined(FORM, "the document is no revocation list, or too big");
      }
      RevocationList list = read.get();
      settle(FORM, list.formFault());
      settle(ISSUER, list.issuerFault(issuer));
      settle(
          SIGNATURE,
          list.isSignedBy(issuer, crypto.signatureProvider())
              ? Optional.empty()
              : Optional.of("the signature does not hold, or is of a kind that is refused"));
      verified.put(key, list);
      return list;
    }

    private void judge(RevocationList list, X509Certificate certificate) {
      settle(SCOPE, list.scopeFault(certificate));
      settle(CURRENT, currentFault(list));
      if (terms.profiles().contains(Profile.ISO_MDOC)) {
        settle(ISO_PROFILE, list.isoFault());
      } else {
        checks.skip(ISO_PROFILE, "the trust list does not hold the issuer to the strict profile");
      }
      Optional<String> revocation = list.revocation(certificate);
      checks.check(
          NOT_REVOKED,
          revocation.isEmpty(),
          () ->
              Shown.of(certificate.getSubjectX500Principal().getName())
                  + " was revoked "
                  + revocation.orElse(""));
    }

    private Optional<String> currentFault(RevocationList list) {
      Instant latest = instant.plus(limits.clockSkew());
      if (list.thisUpdate().isAfter(latest)) {
        return Optional.of("it is of " + list.thisUpdate() + ", decided at " + instant);
      }
      if (list.nextUpdate().isEmpty()) {
        return Optional.of("it does not say when the next one comes, and is not used for ever");
      }
      return instant.isAfter(list.nextUpdate().get())
          ? Optional.of(
              "the next one was due at " + list.nextUpdate().get() + ", decided at " + instant)
          : Optional.empty();
    }

    /** What is no valid answer is no answer: neither good nor bad. */
    private void settle(RevocationRule rule, Optional<String> fault) {
      if (fault.isPresent()) {
        throw checks.haltUndetermined(rule, fault.get());
      }
      checks.pass(rule, "");
    }
  }
}
