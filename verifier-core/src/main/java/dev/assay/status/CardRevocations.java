package dev.assay.status;

import static dev.assay.status.CardStatusRule.ADDRESS;
import static dev.assay.status.CardStatusRule.AVAILABLE;
import static dev.assay.status.CardStatusRule.CURRENT;
import static dev.assay.status.CardStatusRule.FORM;
import static dev.assay.status.CardStatusRule.MEDIA_TYPE;
import static dev.assay.status.CardStatusRule.NOT_REVOKED;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.check.Checks;
import dev.assay.check.RuleSet;
import dev.assay.check.Shown;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Evidence;
import dev.assay.document.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Looks up whether SMART Health Cards were revoked. It remembers the lists that it read, by the
 * digests of their documents. Safe for use by several threads.
 */
public final class CardRevocations {

  private static final DocumentKind KIND = DocumentKind.CARD_REVOCATIONS;

  private static final RuleSet RULES = RuleSet.of(List.of(CardStatusRule.values()));

  /** Some 400,000 names. */
  private static final long MEMORY_BYTES = 64L << 20;

  private final Cache<String, Optional<CardRevocationList>> read =
      Caffeine.newBuilder()
          .maximumWeight(MEMORY_BYTES)
          .weigher(
              (String digest, Optional<CardRevocationList> list) ->
                  list.map(CardRevocationList::bytes).orElse(0) + 256)
          .executor(Runnable::run)
          .build();

  /** Starts with nothing remembered. */
  public CardRevocations() {}

  /**
   * Checks whether a card was revoked. Details never name the card.
   *
   * @param issuer of the card
   */
  public StatusOutcome check(
      StatusReference.Card card, TrustedIssuer issuer, Evidence evidence, Checks checks) {
    checks.bind(RULES);
    return checks.part(() -> look(card, issuer, evidence, checks)).orElse(StatusOutcome.UNKNOWN);
  }

  private StatusOutcome look(
      StatusReference.Card card, TrustedIssuer issuer, Evidence evidence, Checks checks) {
    DocumentRequest request = new DocumentRequest(card.uri(), KIND, issuer.terms().hosts());
    Document document = document(request, evidence, checks);
    // Nobody has signed what came: that it is odd says nothing about any card.
    if (!KIND.mediaTypes().contains(document.mediaType())) {
      throw checks.haltUndetermined(
          MEDIA_TYPE, "the media type is " + Shown.of(document.mediaType()));
    }
    checks.pass(MEDIA_TYPE, "");
    Optional<CardRevocationList> found =
        read.get(document.digest(), digest -> CardRevocationList.read(document.bytes()))
            .filter(list -> list.keyId().equals(card.keyId()));
    CardRevocationList list = found.orElseThrow(() -> noList(checks));
    checks.pass(FORM, "");
    if (list.version() < card.version()) {
      throw checks.haltUndetermined(
          CURRENT,
          "the list was updated "
              + list.version()
              + " times, and the key says "
              + card.version()
              + " times");
    }
    checks.pass(CURRENT, "");
    // The issuer of a card without a name has no way to say in this list that it is meant.
    boolean revoked = card.rid().filter(rid -> list.revokes(rid, card.issued())).isPresent();
    checks.check(NOT_REVOKED, !revoked, () -> "the issuer revoked the card");
    return revoked ? StatusOutcome.REVOKED : StatusOutcome.VALID;
  }

  private static RuntimeException noList(Checks checks) {
    return checks.haltUndetermined(
        FORM,
        "the document is not a list of method rid for this key, or a name in it is none, or is"
            + " there twice");
  }

  private static Document document(DocumentRequest request, Evidence evidence, Checks checks) {
    String host = Shown.of(String.valueOf(request.uri().getHost()));
    if (evidence.look(request) instanceof Finding.Found found) {
      checks.pass(ADDRESS, "");
      return sized(found.document(), checks);
    }
    if (!request.hostIsPermitted()) {
      throw checks.haltUndetermined(
          ADDRESS,
          "the trust list does not name " + host + " as a host that may be asked for this issuer");
    }
    checks.pass(ADDRESS, "");
    Finding finding = evidence.need(request);
    String why =
        finding instanceof Finding.Unavailable unavailable
            ? unavailable.fault().code() + ": " + unavailable.reason()
            : "not fetched yet";
    throw checks.haltUndetermined(
        AVAILABLE, "the list of revoked cards on " + host + " could not be had: " + why);
  }

  /** A fetcher stops there, too; a document that came with the request knows no fetcher. */
  private static Document sized(Document document, Checks checks) {
    if (document.size() > KIND.maxBytes()) {
      throw checks.haltUndetermined(
          AVAILABLE,
          "the list has " + document.size() + " bytes; at most " + KIND.maxBytes() + " are read");
    }
    checks.pass(AVAILABLE, "");
    return document;
  }
}
