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
import dev.assay.credential.OcspUse;
import dev.assay.credential.Profile;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.ServiceTerms;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import dev.assay.x509.RevocationList;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks up whether certificates were revoked, in the lists of their issuers (RFC 5280, 6.3) or in
 * what responders say (RFC 6960). The listed certificate is not looked up: it is revoked by taking
 * it off the trust list. What was read and found to be signed is remembered by the digest of the
 * document. Safe for use by several threads.
 */
public final class CertificateRevocation {

  /** The rules about where an answer comes from. */
  private static final List<Rule> SOURCES = List.of(ADDRESS, AVAILABLE);

  private static final List<Rule> OF_LISTS =
      Arrays.stream(RevocationRule.values())
          .filter(rule -> !SOURCES.contains(rule))
          .map(Rule.class::cast)
          .toList();
  private static final List<Rule> OF_RESPONDERS = List.of(OcspRule.values());
  private static final List<Rule> ALL =
      Stream.of(SOURCES, OF_LISTS, OF_RESPONDERS).flatMap(List::stream).toList();

  /** More signers than the trust lists of the EU name together; about one KiB each. */
  private static final int MAX_SIGNERS = 4_000;

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

  private final OcspAnswers answers;
  private final Cache<Pair, RevocationSources> sources =
      Caffeine.newBuilder().maximumSize(MAX_SIGNERS).executor(Runnable::run).build();

  /** A certificate with the one that issued it. */
  private record Pair(X509Certificate certificate, X509Certificate issuer) {}

  /** What makes a verified list the same list. */
  private record Key(String digest, X509Certificate issuer, int bytes) {}

  /** Lists that are verified with this cryptography, within these limits. */
  public CertificateRevocation(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.limits = limits;
    this.answers = new OcspAnswers(crypto, limits.clockSkew());
  }

  /**
   * Where an operator supplies the list of an issuer whose certificates name no address that can be
   * asked.
   */
  public static URI suppliedBy(X509Certificate issuer) {
    return RevocationSources.urn("crl", issuer);
  }

  /** Where an answer of a responder about a certificate is supplied with a request. */
  public static URI answerAbout(X509Certificate certificate) {
    return RevocationSources.urn("ocsp", certificate);
  }

  /** All of the rules, for those who have nothing to check. */
  public static List<Rule> rules() {
    return ALL;
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
    private boolean listsAnswered;
    private boolean respondersAnswered;

    Look(ServiceTerms terms, RevocationUse use, Instant instant, Evidence evidence, Checks checks) {
      this.terms = terms;
      this.use = use;
      this.instant = instant;
      this.evidence = evidence;
      this.checks = checks;
    }

    void at(X509Certificate certificate, X509Certificate issuer) {
      RevocationSources places =
          sources.get(
              new Pair(certificate, issuer),
              pair -> RevocationSources.of(pair.certificate(), pair.issuer()));
      if (places.neverRevoked()) {
        unlooked = Optional.of("the certificate says that it is never revoked (RFC 9608)");
        return;
      }
      Optional<Document> list = first(places.suppliedList(), places.lists(), DocumentKind.CRL);
      Optional<Document> answer =
          first(places.suppliedAnswer(), places.responders(), DocumentKind.OCSP);
      if (list.isPresent() || answer.isPresent()) {
        checks.passed(SOURCES);
      } else if (use == RevocationUse.IF_SUPPLIED) {
        unlooked = Optional.of("nothing came with the request, and nothing is demanded");
      } else if (!places.published() && use == RevocationUse.WHERE_PUBLISHED) {
        unlooked = Optional.of("the certificate does not say where its revocation is published");
      } else {
        DocumentRequest wanted = wanted(places);
        Optional<Document> fetched = Optional.of(fetched(wanted));
        list = fetched.filter(document -> wanted.kind() == DocumentKind.CRL);
        answer = fetched.filter(document -> wanted.kind() == DocumentKind.OCSP);
      }
      // Whatever was supplied is asked: one of them may know what the other does not say.
      list.ifPresent(document -> judge(list(document, issuer), certificate));
      answer.ifPresent(document -> answers.judge(document, certificate, issuer, instant, checks));
      listsAnswered |= list.isPresent();
      respondersAnswered |= answer.isPresent();
    }

    /** The rows of what was not looked up. */
    void conclude() {
      if (!listsAnswered && !respondersAnswered) {
        checks.skip(ALL, unlooked.orElse("nothing was supplied"));
      } else if (!listsAnswered) {
        checks.skip(OF_LISTS, "a responder answered");
      } else if (!respondersAnswered) {
        checks.skip(OF_RESPONDERS, "a revocation list answered");
      }
    }

    private Optional<Document> first(URI supplied, List<URI> addresses, DocumentKind kind) {
      Optional<Document> found = look(request(supplied, kind));
      for (URI address : addresses) {
        if (found.isEmpty()) {
          found = look(request(address, kind));
        }
      }
      return found;
    }

    private Optional<Document> look(DocumentRequest request) {
      return evidence.look(request) instanceof Finding.Found found
          ? Optional.of(found.document())
          : Optional.empty();
    }

    /** What is fetched: a list before an answer, for which somebody would have to be asked. */
    private DocumentRequest wanted(RevocationSources places) {
      Stream<DocumentRequest> lists =
          places.lists().stream().map(uri -> request(uri, DocumentKind.CRL));
      Stream<DocumentRequest> responders =
          terms.ocsp() == OcspUse.ASK
              ? places.responders().stream().map(uri -> request(uri, DocumentKind.OCSP))
              : Stream.empty();
      Optional<DocumentRequest> permitted =
          Stream.concat(lists, responders).filter(DocumentRequest::hostIsPermitted).findFirst();
      if (permitted.isEmpty()) {
        throw checks.haltUndetermined(
            ADDRESS,
            "the trust list names no host for this issuer at which the revocation list may be"
                + " fetched ("
                + Shown.of(places.lists().toString())
                + "), or a responder asked; a list can be supplied as "
                + places.suppliedList()
                + ", an answer as "
                + places.suppliedAnswer());
      }
      checks.pass(ADDRESS, "");
      return permitted.get();
    }

    private Document fetched(DocumentRequest wanted) {
      Finding finding = evidence.need(wanted);
      if (finding instanceof Finding.Found found) {
        checks.pass(AVAILABLE, "");
        return found.document();
      }
      String why =
          finding instanceof Finding.Unavailable unavailable
              ? unavailable.fault().code() + ": " + unavailable.reason()
              : "not fetched yet";
      throw checks.haltUndetermined(AVAILABLE, "the revocation could not be looked up: " + why);
    }

    private DocumentRequest request(URI address, DocumentKind kind) {
      return new DocumentRequest(address, kind, terms.hosts());
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
          list.isSignedBy(issuer, crypto.signatureProvider(issuer.getPublicKey()))
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
      RevocationFinding.conclude(NOT_REVOKED, certificate, list.revocation(certificate), checks);
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

    private void settle(RevocationRule rule, Optional<String> fault) {
      RevocationFinding.settle(rule, fault, checks);
    }
  }
}
