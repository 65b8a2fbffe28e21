package dev.assay.status;

import static dev.assay.status.StatusRule.ADDRESS;
import static dev.assay.status.StatusRule.ALGORITHM;
import static dev.assay.status.StatusRule.AVAILABLE;
import static dev.assay.status.StatusRule.CRITICAL_HEADER;
import static dev.assay.status.StatusRule.EXPANDS;
import static dev.assay.status.StatusRule.FORM;
import static dev.assay.status.StatusRule.FRESH;
import static dev.assay.status.StatusRule.HAIP_SIGNER;
import static dev.assay.status.StatusRule.INDEX;
import static dev.assay.status.StatusRule.ISO_LIST;
import static dev.assay.status.StatusRule.ISSUED_AT;
import static dev.assay.status.StatusRule.KNOWN;
import static dev.assay.status.StatusRule.MEDIA_TYPE;
import static dev.assay.status.StatusRule.NOT_BEFORE;
import static dev.assay.status.StatusRule.NOT_EXPIRED;
import static dev.assay.status.StatusRule.NOT_REVOKED;
import static dev.assay.status.StatusRule.NOT_SUSPENDED;
import static dev.assay.status.StatusRule.SIGNATURE;
import static dev.assay.status.StatusRule.SUBJECT;
import static dev.assay.status.StatusRule.TYPE_HEADER;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.KeyResolver;
import dev.assay.credential.Legacy;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Profile;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference.Form;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Inflate;
import dev.assay.jose.InflateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at one status: draft-20, 8.3. Details never name the list or the index, which together
 * name a person's credential.
 */
final class StatusCheck {

  /** Publishers renew lists within days; one that has not been for a month is not looked after. */
  private static final Duration UNLIMITED = Duration.ofDays(31);

  private final TokenStatusLists lists;
  private final StatusQuestion question;
  private final KeyResolver signers;
  private final Checks checks;

  StatusCheck(TokenStatusLists lists, StatusQuestion question, KeyResolver signers, Checks checks) {
    this.lists = lists;
    this.question = question;
    this.signers = signers;
    this.checks = checks;
  }

  StatusOutcome run(Evidence evidence) {
    Document document = document(evidence);
    checks.require(
        MEDIA_TYPE,
        kind().mediaTypes().contains(document.mediaType()),
        () ->
            "the media type is "
                + Shown.of(document.mediaType())
                + ", expected "
                + kind().mediaTypes().get(0));
    Optional<StatusToken> read = lists.tokenIn(document, question.reference().form());
    checks.require(
        FORM,
        read.isPresent(),
        () -> "the document is not a status list token of the form that the specification gives");
    StatusToken token = read.orElseThrow();
    checkHeader(token);
    TrustedIssuer signer = new StatusSigner(signers, checks).find(token);
    SignatureAlgorithm algorithm = algorithm(token, signer);
    checkHaip(signer);
    checkIso(token, signer);
    StatusList list = list(token, signer, algorithm, document);
    checkClaims(token, document.fetchedAt());
    return status(list);
  }

  private Document document(Evidence evidence) {
    DocumentRequest request =
        new DocumentRequest(question.reference().uri(), kind(), question.issuer().terms().hosts());
    if (evidence.look(request) instanceof Finding.Found found) {
      checks.passed(List.of(ADDRESS, AVAILABLE));
      return found.document();
    }
    if (!"https".equals(request.uri().getScheme()) || !request.hostIsPermitted()) {
      throw checks.haltUndetermined(
          ADDRESS,
          "the trust list names no host for this issuer at which its status list, on "
              + Shown.of(String.valueOf(request.uri().getHost()))
              + ", may be fetched by https");
    }
    checks.pass(ADDRESS, "");
    Finding finding = evidence.need(request);
    String why =
        finding instanceof Finding.Unavailable unavailable
            ? unavailable.fault().code() + ": " + unavailable.reason()
            : "not fetched yet";
    throw checks.haltUndetermined(
        AVAILABLE,
        "the status list of " + Shown.of(request.uri().getHost()) + " could not be had: " + why);
  }

  private void checkHeader(StatusToken token) {
    String type = token.seal().type();
    boolean legacy =
        question.issuer().terms().legacy().contains(Legacy.STATUS_TYP_JWT) && type.equals("JWT");
    checks.require(
        TYPE_HEADER,
        type.equals(expectedType()) || legacy,
        () -> "typ is " + Shown.of(type) + ", expected " + expectedType());
    Optional<String> critical = token.seal().criticalFault();
    checks.require(CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
  }

  private DocumentKind kind() {
    return isCwt() ? DocumentKind.STATUS_LIST_CWT : DocumentKind.STATUS_LIST;
  }

  /** Draft-20, 5.1 and 5.2: a CWT states the whole media type. */
  private String expectedType() {
    return isCwt() ? "application/statuslist+cwt" : "statuslist+jwt";
  }

  private boolean isCwt() {
    return question.reference().form() == Form.ISO_CWT;
  }

  private SignatureAlgorithm algorithm(StatusToken token, TrustedIssuer signer) {
    Optional<SignatureAlgorithm> algorithm =
        token
            .seal()
            .algorithm()
            .filter(signer.terms().algorithms()::contains)
            .filter(signer.key()::fits);
    checks.require(
        ALGORITHM,
        algorithm.isPresent(),
        () ->
            "alg is "
                + Shown.of(token.seal().algorithmName())
                + ", the trust list permits "
                + signer.terms().algorithms());
    return algorithm.orElseThrow();
  }

  private void checkHaip(TrustedIssuer signer) {
    if (!question.issuer().terms().profiles().contains(Profile.HAIP)) {
      checks.skip(HAIP_SIGNER, "the trust list does not hold this issuer to HAIP");
      return;
    }
    checks.require(
        HAIP_SIGNER,
        signer.mechanism() == Mechanism.X5C && signer.signer() == Signer.CERTIFIED,
        () -> "the signer's key came by " + signer.mechanism().code() + ", as " + signer.signer());
  }

  private void checkIso(StatusToken token, TrustedIssuer signer) {
    if (!isCwt()) {
      checks.skip(ISO_LIST, "the credential is no mobile document");
      return;
    }
    checks.require(
        ISO_LIST,
        token.bits() == 1 && token.expires().isPresent() && signer.mechanism() == Mechanism.X5C,
        () ->
            "the list has "
                + token.bits()
                + " bits and "
                + (token.expires().isPresent() ? "an exp" : "no exp")
                + ", and its signer came by "
                + signer.mechanism().code());
  }

  /** Verifies and expands the list, unless the same one was verified and expanded before. */
  private StatusList list(
      StatusToken token, TrustedIssuer signer, SignatureAlgorithm algorithm, Document document) {
    TokenStatusLists.Key key = new TokenStatusLists.Key(document.digest(), signer.key());
    StatusList remembered = lists.verified().getIfPresent(key);
    if (remembered != null) {
      checks.passed(List.of(SIGNATURE, EXPANDS));
      return remembered;
    }
    checks.require(
        SIGNATURE,
        token.seal().verifies(lists.crypto(), algorithm, signer.key()),
        () -> "the signature does not hold with the key of " + Shown.of(signer.id()));
    StatusList list = expand(token);
    lists.verified().put(key, list);
    return list;
  }

  private StatusList expand(StatusToken token) {
    try {
      byte[] entries = Inflate.zlib(token.list().zlib(), lists.limits().maxStatusListBytes());
      checks.pass(EXPANDS, "");
      return new StatusList(entries, token.bits());
    } catch (Base64UrlException e) {
      throw checks.halt(EXPANDS, "lst is not base64url");
    } catch (InflateException e) {
      throw checks.halt(EXPANDS, "lst does not expand: " + e.kind());
    }
  }

  private void checkClaims(StatusToken token, Instant fetchedAt) {
    Instant at = question.at();
    checks.require(
        SUBJECT,
        token.subject().equals(question.reference().uri().toString()),
        () -> "the token is about another list");
    checkIssued(token, at);
    checkBeginning(token, at);
    checkExpiry(token, at);
    checkAge(token, fetchedAt, at);
  }

  /** TSL-20: a list of today says nothing about how things stood before it was issued. */
  private void checkIssued(StatusToken token, Instant at) {
    if (token.issuedAt().isAfter(at.plus(lists.limits().clockSkew()))) {
      throw checks.haltUndetermined(
          ISSUED_AT, "the status list was issued at " + token.issuedAt() + ", decided at " + at);
    }
    checks.pass(ISSUED_AT, "");
  }

  private void checkBeginning(StatusToken token, Instant at) {
    if (token.begins().isEmpty()) {
      checks.skip(NOT_BEFORE, "the status list token has no nbf");
      return;
    }
    Instant start = token.begins().get();
    if (start.isAfter(at.plus(lists.limits().clockSkew()))) {
      throw checks.haltUndetermined(
          NOT_BEFORE, "the status list is valid from " + start + ", decided at " + at);
    }
    checks.pass(NOT_BEFORE, "");
  }

  /**
   * A list that must not be used any more says nothing about the credential, neither good nor bad.
   */
  private void checkExpiry(StatusToken token, Instant at) {
    if (token.expires().isEmpty()) {
      checks.skip(NOT_EXPIRED, "the status list token has no exp");
      return;
    }
    Instant end = token.expires().get();
    if (!at.isBefore(end)) {
      throw checks.haltUndetermined(
          NOT_EXPIRED, "the status list was valid until " + end + ", decided at " + at);
    }
    checks.pass(NOT_EXPIRED, "");
  }

  private void checkAge(StatusToken token, Instant fetchedAt, Instant at) {
    if (token.ttl().isEmpty()) {
      checkUnlimited(token, at);
      return;
    }
    Duration age = Duration.between(fetchedAt, at);
    Duration ttl = token.ttl().get();
    boolean due = age.compareTo(ttl) >= 0;
    if (due && token.expires().isEmpty()) {
      throw checks.haltUndetermined(
          FRESH, "the status list was received at " + fetchedAt + ", to be used for " + ttl);
    }
    checks.pass(FRESH, due ? "received at " + fetchedAt + ", renewal is due after " + ttl : "");
  }

  /** TSL-08: a list that names no end at all is not believed for ever. */
  private void checkUnlimited(StatusToken token, Instant at) {
    if (token.expires().isPresent()) {
      checks.skip(FRESH, "the status list token has no ttl");
      return;
    }
    if (Duration.between(token.issuedAt(), at).compareTo(UNLIMITED) > 0) {
      throw checks.haltUndetermined(
          FRESH,
          "the status list was issued at "
              + token.issuedAt()
              + " and names neither exp nor ttl; such a list is used for "
              + UNLIMITED);
    }
    checks.pass(FRESH, "");
  }

  private StatusOutcome status(StatusList list) {
    long index = question.reference().index();
    checks.require(
        INDEX,
        index >= 0 && index < list.size(),
        () -> "the list has " + list.size() + " entries, and the credential's is not among them");
    int value = list.get(index);
    checks.require(
        KNOWN,
        value <= 2,
        () -> "the status is " + value + ", which no specification that is checked here explains");
    checks.check(NOT_REVOKED, value != 1, () -> "the issuer revoked the credential");
    checks.check(NOT_SUSPENDED, value != 2, () -> "the issuer suspended the credential");
    return switch (value) {
      case 0 -> StatusOutcome.VALID;
      case 1 -> StatusOutcome.REVOKED;
      default -> StatusOutcome.SUSPENDED;
    };
  }
}
