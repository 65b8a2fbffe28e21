package dev.assay.status;

import static dev.assay.status.StatusRule.ADDRESS;
import static dev.assay.status.StatusRule.ALGORITHM;
import static dev.assay.status.StatusRule.AVAILABLE;
import static dev.assay.status.StatusRule.CRITICAL_HEADER;
import static dev.assay.status.StatusRule.EXPANDS;
import static dev.assay.status.StatusRule.FORM;
import static dev.assay.status.StatusRule.HAIP_SIGNER;
import static dev.assay.status.StatusRule.IDENTIFIERS;
import static dev.assay.status.StatusRule.INDEX;
import static dev.assay.status.StatusRule.ISO_LIST;
import static dev.assay.status.StatusRule.KNOWN;
import static dev.assay.status.StatusRule.MEDIA_TYPE;
import static dev.assay.status.StatusRule.NOT_IDENTIFIED;
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
import dev.assay.credential.StatusReference;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at one status: draft-20, 8.3. Details never name the list or the index, which together
 * name a person's credential.
 */
final class StatusCheck {

  /** What holds of a list that was verified before. */
  private static final List<StatusRule> LIST_RULES = List.of(SIGNATURE, EXPANDS);

  private static final List<StatusRule> IDENTIFIER_RULES = List.of(SIGNATURE, IDENTIFIERS);

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
    DocumentKind kind = question.kind();
    Document document = document(evidence);
    checks.require(
        MEDIA_TYPE,
        kind.mediaTypes().contains(document.mediaType()),
        () ->
            "the media type is "
                + Shown.of(document.mediaType())
                + ", expected "
                + kind.mediaTypes().get(0));
    Optional<StatusToken> read = lists.tokenIn(document, kind);
    checks.require(
        FORM,
        read.isPresent(),
        () -> "the document is not a status list token of the form that the specification gives");
    StatusToken token = read.orElseThrow();
    checkHeader(token);
    StatusTrustPoint trustPoint = new StatusTrustPoint(question, lists.crypto(), checks);
    TrustedIssuer signer = new StatusSigner(signers, trustPoint, checks).find(token);
    SignatureAlgorithm algorithm = algorithm(token, signer);
    checkHaip(signer);
    checkIso(token, signer);
    trustPoint.require(signer);
    VerifiedList list = list(token, signer, algorithm, document);
    checkClaims(token, document.fetchedAt());
    return status(list);
  }

  private Document document(Evidence evidence) {
    DocumentRequest request =
        new DocumentRequest(
            question.reference().uri(), question.kind(), question.issuer().terms().hosts());
    if (evidence.look(request) instanceof Finding.Found found) {
      checks.pass(ADDRESS, "");
      requireSize(found.document());
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

  /** A fetcher stops there, too; a document that came with the request knows no fetcher. */
  private void requireSize(Document document) {
    int most = question.kind().maxBytes();
    if (document.size() > most) {
      throw checks.haltUndetermined(
          AVAILABLE,
          "the status list has " + document.size() + " bytes; at most " + most + " are read");
    }
    checks.pass(AVAILABLE, "");
  }

  private void checkHeader(StatusToken token) {
    String type = token.seal().type();
    boolean legacy =
        question.issuer().terms().legacy().contains(Legacy.STATUS_TYP_JWT) && type.equals("JWT");
    checks.require(
        TYPE_HEADER,
        type.equals(question.type()) || legacy,
        () -> "typ is " + Shown.of(type) + ", expected " + question.type());
    Optional<String> critical = token.seal().criticalFault();
    checks.require(CRITICAL_HEADER, critical.isEmpty(), () -> critical.orElse(""));
  }

  private SignatureAlgorithm algorithm(StatusToken token, TrustedIssuer signer) {
    Optional<SignatureAlgorithm> algorithm =
        token
            .seal()
            .algorithm(signer.key().kind())
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
    if (!question.isIso()) {
      checks.skip(ISO_LIST, "the credential is no mobile document");
      return;
    }
    checks.require(
        ISO_LIST,
        token.isOfOneBit() && token.expires().isPresent() && signer.mechanism() == Mechanism.X5C,
        () ->
            "the list has "
                + (token.isOfOneBit() ? "" : "more than one bit an entry, ")
                + (token.expires().isPresent() ? "an exp" : "no exp")
                + ", and its signer came by "
                + signer.mechanism().code());
  }

  /** Verifies and expands the list, unless the same one was verified and expanded before. */
  private VerifiedList list(
      StatusToken token, TrustedIssuer signer, SignatureAlgorithm algorithm, Document document) {
    TokenStatusLists.Key key =
        new TokenStatusLists.Key(question.kind(), document.digest(), signer.key());
    VerifiedList remembered = lists.verified().getIfPresent(key);
    if (remembered != null) {
      checks.passed(remembered instanceof StatusList ? LIST_RULES : IDENTIFIER_RULES);
      return remembered;
    }
    checks.require(
        SIGNATURE,
        token.seal().verifies(lists.crypto(), algorithm, signer.key()),
        () -> "the signature does not hold with the key of " + Shown.of(signer.id()));
    VerifiedList list =
        token.content() instanceof StatusToken.Entries entries
            ? expand(entries)
            : identifiers((StatusToken.Identifiers) token.content());
    lists.verified().put(key, list);
    return list;
  }

  private IdentifierList identifiers(StatusToken.Identifiers content) {
    checks.require(
        IDENTIFIERS,
        content.list().isPresent(),
        () -> "the claim of the identifier list is missing, malformed, or not the only list");
    return content.list().orElseThrow();
  }

  private StatusList expand(StatusToken.Entries content) {
    try {
      byte[] entries = Inflate.zlib(content.list().zlib(), lists.limits().maxStatusListBytes());
      checks.pass(EXPANDS, "");
      return new StatusList(entries, content.bits());
    } catch (Base64UrlException e) {
      throw checks.halt(EXPANDS, "lst is not base64url");
    } catch (InflateException e) {
      throw checks.halt(EXPANDS, "lst does not expand: " + e.kind());
    }
  }

  private void checkClaims(StatusToken token, Instant fetchedAt) {
    checks.require(
        SUBJECT,
        token.subject().equals(question.reference().uri().toString()),
        () -> "the token is about another list");
    new StatusTimes(token, question.at(), checks).require(lists.limits().clockSkew(), fetchedAt);
  }

  private StatusOutcome status(VerifiedList list) {
    return question.reference() instanceof StatusReference.Entry entry
        ? entry((StatusList) list, entry.index())
        : identifier((IdentifierList) list, (StatusReference.Identifier) question.reference());
  }

  private StatusOutcome identifier(IdentifierList list, StatusReference.Identifier reference) {
    boolean revoked = list.contains(reference.id());
    checks.check(NOT_IDENTIFIED, !revoked, () -> "the issuer revoked the document");
    return revoked ? StatusOutcome.REVOKED : StatusOutcome.VALID;
  }

  private StatusOutcome entry(StatusList list, long index) {
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
