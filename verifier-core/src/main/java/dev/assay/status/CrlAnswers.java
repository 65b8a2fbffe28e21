package dev.assay.status;

import static dev.assay.status.RevocationRule.CONFORMING;
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
import dev.assay.credential.Profile;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.x509.RevocationList;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what revocation lists say about certificates. That a list can be read and who signed it is
 * remembered by the digest of the document. Safe for use by several threads.
 */
final class CrlAnswers {

  /** Six lists of the largest size; those of document signers have a few hundred bytes. */
  private static final long MEMORY_BYTES = 64L << 20;

  private final Crypto crypto;
  private final Duration clockSkew;
  private final Cache<Key, RevocationList> verified =
      Caffeine.newBuilder()
          .maximumWeight(MEMORY_BYTES)
          .weigher((Key key, RevocationList list) -> key.bytes() * 4 + 1024)
          .executor(Runnable::run)
          .build();

  CrlAnswers(Crypto crypto, Duration clockSkew) {
    this.crypto = crypto;
    this.clockSkew = clockSkew;
  }

  /** What makes a verified list the same list. */
  private record Key(String digest, List<X509Certificate> issuers, int bytes) {}

  /**
   * What is asked.
   *
   * @param certificate the one that may be revoked
   * @param issuers the keys of its issuer that may have signed the list: the one that signed the
   *     certificate first
   * @param profiles what the issuer is held to
   * @param at the instant of the decision
   */
  record Question(
      X509Certificate certificate,
      List<X509Certificate> issuers,
      Set<Profile> profiles,
      Instant at) {

    /**
     * About a certificate of a valid path. RFC 5280, 6.3.3(f): an authority that has changed its
     * key may sign with either, if one path to one listed certificate leads over both. Here the
     * older key has to have certified the newer one right above the certificate.
     *
     * @param path from the certificate up to the listed one
     */
    static Question of(List<X509Certificate> path, Set<Profile> profiles, Instant at) {
      List<X509Certificate> issuers = new ArrayList<>(path.subList(1, 2));
      for (X509Certificate above : path.subList(2, path.size())) {
        X509Certificate last = issuers.get(issuers.size() - 1);
        if (!last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
          break;
        }
        issuers.add(above);
      }
      return new Question(path.get(0), List.copyOf(issuers), profiles, at);
    }
  }

  /** The verification ends inside this method unless there is a valid answer. */
  void judge(Document document, Question question, Checks checks) {
    RevocationList list = list(document, question.issuers(), checks);
    X509Certificate certificate = question.certificate();
    RevocationFinding.settle(
        SCOPE, list.scopeFault(certificate, question.issuers().get(0)), checks);
    RevocationFinding.settle(CURRENT, currentFault(list, question.at()), checks);
    if (question.profiles().contains(Profile.ISO_MDOC)) {
      RevocationFinding.settle(ISO_PROFILE, list.isoFault(), checks);
    } else {
      checks.skip(ISO_PROFILE, "the trust list does not hold the issuer to the strict profile");
    }
    if (question.profiles().contains(Profile.PKIX)) {
      RevocationFinding.settle(CONFORMING, list.conformanceFault(), checks);
    } else {
      checks.skip(CONFORMING, "the trust list does not hold the issuer to RFC 5280 in full");
    }
    RevocationFinding.conclude(NOT_REVOKED, certificate, list.revocation(certificate), checks);
  }

  /** Reads and verifies the list, unless the same one was before. */
  private RevocationList list(Document document, List<X509Certificate> issuers, Checks checks) {
    Key key = new Key(document.digest(), issuers, document.size());
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
    RevocationFinding.settle(FORM, list.formFault(), checks);
    X509Certificate signer =
        issuers.stream()
            .filter(issuer -> list.issuerFault(issuer).isEmpty() && isSigned(list, issuer))
            .findFirst()
            .orElse(issuers.get(0));
    RevocationFinding.settle(ISSUER, list.issuerFault(signer), checks);
    RevocationFinding.settle(
        SIGNATURE,
        isSigned(list, signer)
            ? Optional.empty()
            : Optional.of("the signature does not hold, or is of a kind that is refused"),
        checks);
    verified.put(key, list);
    return list;
  }

  private boolean isSigned(RevocationList list, X509Certificate issuer) {
    return list.isSignedBy(issuer, crypto.signatureProvider(issuer.getPublicKey()));
  }

  private Optional<String> currentFault(RevocationList list, Instant at) {
    if (list.thisUpdate().isAfter(at.plus(clockSkew))) {
      return Optional.of("it is of " + list.thisUpdate() + ", decided at " + at);
    }
    if (list.nextUpdate().isEmpty()) {
      return Optional.of("it does not say when the next one comes, and is not used for ever");
    }
    return at.isAfter(list.nextUpdate().get())
        ? Optional.of("the next one was due at " + list.nextUpdate().get() + ", decided at " + at)
        : Optional.empty();
  }
}
