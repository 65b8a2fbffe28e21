package dev.assay.status;

import static dev.assay.status.OcspRule.CERTIFICATE;
import static dev.assay.status.OcspRule.CURRENT;
import static dev.assay.status.OcspRule.FORM;
import static dev.assay.status.OcspRule.NOT_REVOKED;
import static dev.assay.status.OcspRule.RESPONDER;
import static dev.assay.status.OcspRule.SIGNATURE;
import static dev.assay.status.OcspRule.SUCCESSFUL;
import static dev.assay.status.RevocationFinding.conclude;
import static dev.assay.status.RevocationFinding.settle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.check.Checks;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.x509.OcspResponse;
import dev.assay.x509.OcspResponse.Answer;
import dev.assay.x509.Validity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges what responders say about certificates. Who answered, and that the signature holds, is
 * remembered by the digest of the document. Safe for use by several threads.
 */
final class OcspAnswers {

  /**
   * The longest that clients of the web take an answer for, whatever its next update says; an
   * answer without one may be outdated at any time (RFC 6960, 4.2.2.1).
   */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Some five KiB each: 10 MiB. */
  private static final int MAX_REMEMBERED = 2_000;

  private final Crypto crypto;
  private final Duration clockSkew;
  private final Cache<Key, Signed> verified =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).executor(Runnable::run).build();

  OcspAnswers(Crypto crypto, Duration clockSkew) {
    this.crypto = crypto;
    this.clockSkew = clockSkew;
  }

  /** What makes a verified response the same response. */
  private record Key(String digest, X509Certificate issuer) {}

  /** A response, and who was found to have signed it. */
  private record Signed(OcspResponse response, X509Certificate responder) {}

  /** The verification ends inside this method unless there is a valid answer. */
  void judge(
      Document document,
      X509Certificate certificate,
      X509Certificate issuer,
      Instant at,
      Checks checks) {
    Signed signed = signed(document, issuer, checks);
    Optional<Answer> answer = signed.response().about(certificate, issuer);
    settle(
        CERTIFICATE,
        answer.isEmpty()
            ? Optional.of("it has no answer about the certificate, or several")
            : Optional.of("the responder does not know the certificate")
                .filter(unknown -> !answer.get().isKnown()),
        checks);
    settle(
        CURRENT, currentFault(answer.orElseThrow(), signed.responder(), certificate, at), checks);
    conclude(NOT_REVOKED, certificate, answer.get().revocation(), checks);
  }

  /** Reads and verifies the response, unless the same one was before. */
  private Signed signed(Document document, X509Certificate issuer, Checks checks) {
    Key key = new Key(document.digest(), issuer);
    Signed known = verified.getIfPresent(key);
    if (known != null) {
      checks.passed(List.of(FORM, SUCCESSFUL, RESPONDER, SIGNATURE));
      return known;
    }
    Optional<OcspResponse> read =
        document.size() > DocumentKind.OCSP.maxBytes()
            ? Optional.empty()
            : OcspResponse.read(document.bytes());
    if (read.isEmpty()) {
      throw checks.haltUndetermined(FORM, "the document is no basic OCSP response, or too big");
    }
    OcspResponse response = read.get();
    settle(SUCCESSFUL, response.failure().map(why -> "the responder says " + why), checks);
    settle(FORM, response.formFault(), checks);
    Optional<X509Certificate> responder = response.responder(issuer, crypto);
    settle(
        RESPONDER,
        Optional.of("it is neither the issuer of the certificate nor certified by it for this")
            .filter(nobody -> responder.isEmpty()),
        checks);
    settle(
        SIGNATURE,
        response.isSignedBy(responder.orElseThrow(), crypto)
            ? Optional.empty()
            : Optional.of("the signature does not hold, or is of a kind that is refused"),
        checks);
    Signed signed = new Signed(response, responder.get());
    verified.put(key, signed);
    return signed;
  }

  private Optional<String> currentFault(
      Answer answer, X509Certificate responder, X509Certificate certificate, Instant at) {
    Instant latest = at.plus(clockSkew);
    if (answer.thisUpdate().isAfter(latest) || answer.producedAt().isAfter(latest)) {
      return Optional.of("it is of " + answer.thisUpdate() + ", decided at " + at);
    }
    if (answer.producedAt().isBefore(Validity.of(certificate).notBefore())) {
      return Optional.of("it was made before the certificate was valid");
    }
    if (answer.nextUpdate().filter(at::isAfter).isPresent()) {
      return Optional.of(
          "the next one was due at " + answer.nextUpdate().get() + ", decided at " + at);
    }
    if (answer.thisUpdate().plus(LONGEST).isBefore(at)) {
      return Optional.of("it is of " + answer.thisUpdate() + ", more than a week old");
    }
    return Validity.of(responder).contains(at)
        ? Optional.empty()
        : Optional.of("the responder's certificate is not valid at " + at);
  }
}
