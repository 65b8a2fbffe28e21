package dev.assay.status;

import static dev.assay.status.RevocationRule.ADDRESS;
import static dev.assay.status.RevocationRule.AVAILABLE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.credential.Limits;
import dev.assay.credential.OcspUse;
import dev.assay.credential.RevocationUse;
import dev.assay.credential.ServiceTerms;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import dev.assay.status.CrlAnswers.Question;
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

  private final CrlAnswers lists;
  private final OcspAnswers answers;
  private final Cache<Pair, RevocationSources> sources =
      Caffeine.newBuilder().maximumSize(MAX_SIGNERS).executor(Runnable::run).build();

  /** A certificate with the one that issued it. */
  private record Pair(X509Certificate certificate, X509Certificate issuer) {}

  /** Lists that are verified with this cryptography, within these limits. */
  public CertificateRevocation(Crypto crypto, Limits limits) {
    this.lists = new CrlAnswers(crypto, limits.clockSkew());
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
      look.at(path.subList(i, path.size()));
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

    /** At the first of a path. */
    void at(List<X509Certificate> above) {
      X509Certificate certificate = above.get(0);
      X509Certificate issuer = above.get(1);
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
      Question question = Question.of(above, terms.profiles(), instant);
      list.ifPresent(document -> lists.judge(document, question, checks));
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
      List<DocumentRequest> wanted =
          Stream.concat(Stream.of(supplied), addresses.stream())
              .map(address -> request(address, kind))
              .toList();
      return evidence.lookForAny(wanted) instanceof Finding.Found found
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
  }
}
