package dev.assay.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.check.Checks;
import dev.assay.credential.KeyResolver;
import dev.assay.credential.Limits;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks up the status of credentials. It remembers what it read, by the digest of the document, and
 * lists that were verified and expanded, by that digest and the key that signed them; everything
 * that depends on the instant is checked each time. Safe for use by several threads.
 */
public final class TokenStatusLists {

  /** Sixteen lists of the largest size; a list of a million credentials takes 125 kB. */
  private static final long MEMORY_BYTES = 256L << 20;

  /** Tokens as read, each a few times the size of its document; most have less than 100 kB. */
  private static final long TOKEN_BYTES = 64L << 20;

  private final Crypto crypto;
  private final Limits limits;
  private static final List<StatusRule> OF_ENTRIES =
      List.of(
          StatusRule.EXPANDS,
          StatusRule.INDEX,
          StatusRule.KNOWN,
          StatusRule.NOT_REVOKED,
          StatusRule.NOT_SUSPENDED);

  private static final List<StatusRule> OF_IDENTIFIERS =
      List.of(StatusRule.IDENTIFIERS, StatusRule.NOT_IDENTIFIED);

  private final Cache<Key, VerifiedList> verified =
      Caffeine.newBuilder()
          .maximumWeight(MEMORY_BYTES)
          .weigher((Key key, VerifiedList list) -> list.bytes() + 512)
          .executor(Runnable::run)
          .build();

  private final Cache<String, StatusToken> read =
      Caffeine.newBuilder()
          .maximumWeight(TOKEN_BYTES)
          .weigher((String key, StatusToken token) -> token.bytes())
          .executor(Runnable::run)
          .build();

  /** What makes a list the same list. */
  record Key(DocumentKind kind, String digest, VerificationKey signer) {}

  /** Lists that are verified with this cryptography, within these limits. */
  public TokenStatusLists(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.limits = limits;
  }

  /**
   * Checks the status of a credential. Nothing is looked up, and no rule is tried, for a credential
   * that something else already speaks against (draft-20, 8.3).
   *
   * @param references where the status stands, one place or several: each is looked up, and the
   *     worst of them is the status
   * @param signers finds who may have signed a status list for this issuer
   */
  public StatusOutcome check(
      List<StatusReference> references,
      TrustedIssuer issuer,
      Instant at,
      KeyResolver signers,
      Evidence evidence,
      Checks checks) {
    if (checks.anyFailed()) {
      return StatusOutcome.UNKNOWN;
    }
    skipOthers(references, checks);
    return references.stream()
        .map(reference -> new StatusQuestion(reference, issuer, at))
        .map(question -> new StatusCheck(this, question, signers, checks))
        .map(check -> checks.part(() -> check.run(evidence)).orElse(StatusOutcome.UNKNOWN))
        .max(StatusOutcome.WORST_LAST)
        .orElse(StatusOutcome.NONE);
  }

  private static void skipOthers(List<StatusReference> references, Checks checks) {
    if (references.stream().noneMatch(StatusReference.Entry.class::isInstance)) {
      checks.skip(OF_ENTRIES, "the status stands in an identifier list");
    }
    if (references.stream().noneMatch(StatusReference.Identifier.class::isInstance)) {
      checks.skip(OF_IDENTIFIERS, "the status stands in no identifier list");
    }
  }

  /** What stands in a document, read once; empty if it is no status list token. */
  Optional<StatusToken> tokenIn(Document document, DocumentKind kind) {
    String key = kind + " " + document.digest();
    StatusToken known = read.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<StatusToken> token = StatusToken.read(document, kind);
    token.ifPresent(fresh -> read.put(key, fresh));
    return token;
  }

  Crypto crypto() {
    return crypto;
  }

  Limits limits() {
    return limits;
  }

  Cache<Key, VerifiedList> verified() {
    return verified;
  }
}
