package dev.assay.x509;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.check.Checks;
import dev.assay.check.RuleSet;
import dev.assay.credential.Limits;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Validates the certificate chains of tokens against listed certificates, and remembers the valid
 * ones: the next token of the same issuer costs no signature and no parsing of certificates. What a
 * chain was found to be never changes; whether it is valid at an instant is asked each time.
 *
 * <p>Safe for use by several threads.
 */
public final class CertificatePaths {

  /**
   * More signers than the trust lists of the EU name together; about 10 KiB each. A sender who
   * floods it with variants of one chain does not drive out those in use: what is asked for often
   * stays.
   */
  private static final int MAX_REMEMBERED = 2_000;

  /** All but those that only the trust list makes binding. */
  private static final List<X509Rule> EVERY_RULE =
      Stream.of(X509Rule.values()).filter(rule -> !X509Rule.BY_TRUST_LIST.contains(rule)).toList();

  private static final RuleSet BOUND = RuleSet.of(EVERY_RULE);

  /** What binds a listed certificate when it is the signer's own. */
  private static final Set<X509Rule> PINNED_RULES =
      Set.of(
          X509Rule.CHAIN_LENGTH,
          X509Rule.CHAIN_SIZE,
          X509Rule.CERTIFICATE_FORM,
          X509Rule.ANCHOR,
          X509Rule.ALREADY_VALID,
          X509Rule.NOT_EXPIRED,
          X509Rule.KEY);

  private final Crypto crypto;
  private final Map<CertificateProfile, String> extendedKeyUsages;
  private final PathSearch search;
  private final PkixValidation pkix;
  private final Cache<Question, ValidatedPath> remembered;

  /** Demands no extended key usage of anybody. */
  public CertificatePaths(Crypto crypto, Limits limits) {
    this(crypto, limits, Map.of());
  }

  /**
   * Demands extended key usages.
   *
   * @param extendedKeyUsages what a signer's certificate has to name, as dotted numbers; nothing
   *     for a profile that is not there. The number of id-kp-oauthStatusSigning was not assigned
   *     when Token Status List draft-20 was read
   */
  public CertificatePaths(
      Crypto crypto, Limits limits, Map<CertificateProfile, String> extendedKeyUsages) {
    this.crypto = crypto;
    this.extendedKeyUsages = Map.copyOf(extendedKeyUsages);
    this.search = new PathSearch(limits, crypto);
    this.pkix = new PkixValidation(crypto);
    this.remembered =
        Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).executor(Runnable::run).build();
  }

  /**
   * Validates a chain. The verification ends inside this method if it is not valid.
   *
   * @param chain base64 DER as in {@code x5c}, the signer's certificate first
   * @param known the certificates that the operator brings
   * @param at the instant of the decision
   */
  public ValidatedPath validate(
      List<String> chain,
      KnownCertificates known,
      Instant at,
      CertificateProfile profile,
      Checks checks) {
    checks.bind(BOUND);
    search.requireSize(chain, checks);
    Question question = Question.of(chain, known, profile);
    ValidatedPath path = remembered.getIfPresent(question);
    // At another instant the path may be invalid: then the certificate at fault has to be named.
    if (path == null || !path.validity().contains(at)) {
      path = validateUnseen(chain, question, at, checks);
    }
    report(path.signer(), profile, checks);
    return path;
  }

  /**
   * Which of several paths is taken depends on the instant, so only a path without another beside
   * it is an answer for other instants.
   */
  private ValidatedPath validateUnseen(
      List<String> chain, Question question, Instant at, Checks checks) {
    PathBudget budget = new PathBudget(checks);
    List<CertificatePath> paths = search.find(chain, question.known(), at, budget, checks);
    Trial trial = new Trial(question.profile(), at, budget);
    if (paths.size() == 1) {
      ValidatedPath only = trial.validate(paths.get(0), checks);
      remembered.put(question, only);
      return only;
    }
    for (CertificatePath path : paths) {
      Optional<ValidatedPath> valid = trial.attempt(path);
      if (valid.isPresent()) {
        return valid.get();
      }
    }
    // None is valid: what is wrong with the most promising one says most.
    return trial.validate(paths.get(0), checks);
  }

  /** Holds paths against the rules, within one budget. */
  private final class Trial {

    private final CertificateProfile profile;
    private final Instant at;
    private final PathBudget budget;

    Trial(CertificateProfile profile, Instant at, PathBudget budget) {
      this.profile = profile;
      this.at = at;
      this.budget = budget;
    }

    /** One of several paths: whatever is wrong with it is no verdict yet. */
    Optional<ValidatedPath> attempt(CertificatePath path) {
      budget.spendSignatures(path.belowAnchor().size());
      AtomicReference<ValidatedPath> valid = new AtomicReference<>();
      Checks own = new Checks();
      own.run(() -> valid.set(validate(path, own)));
      return Optional.ofNullable(valid.get());
    }

    ValidatedPath validate(CertificatePath path, Checks checks) {
      PathRules rules = new PathRules(path, crypto, checks);
      rules.requireValidity(at);
      VerificationKey key = rules.requireKeys();
      if (path.signer() == Signer.PINNED) {
        return new ValidatedPath(path, key, PathPolicies.of(null));
      }
      rules.requireSignatureAlgorithms();
      rules.requireReadableExtensions();
      rules.requireLeaf(profile);
      extendedKeyUsage(profile).ifPresent(usage -> rules.requireExtendedKeyUsage(usage, profile));
      rules.requireIssuingAnchor();
      PathBudget.requireFewNames(path, checks);
      rules.requirePermittedNames();
      return new ValidatedPath(path, key, pkix.require(path, at, checks));
    }
  }

  private void report(Signer signer, CertificateProfile profile, Checks checks) {
    for (X509Rule rule : EVERY_RULE) {
      if (signer == Signer.PINNED && !PINNED_RULES.contains(rule)) {
        checks.skip(rule, "the trust list names the signer's certificate itself");
      } else if (rule == X509Rule.LEAF_EXTENDED_KEY_USAGE && extendedKeyUsage(profile).isEmpty()) {
        checks.skip(rule, "none is configured");
      } else {
        checks.pass(rule, "");
      }
    }
  }

  private Optional<String> extendedKeyUsage(CertificateProfile profile) {
    return Optional.ofNullable(extendedKeyUsages.get(profile));
  }

  /** All that an answer depends on, the instant aside. */
  private record Question(ByteBuffer chain, KnownCertificates known, CertificateProfile profile) {

    static Question of(List<String> chain, KnownCertificates known, CertificateProfile profile) {
      // A comma is not base64: with the number of certificates before it, the text of a valid chain
      // is that of no other.
      byte[] text = (chain.size() + ":" + String.join(",", chain)).getBytes(StandardCharsets.UTF_8);
      ByteBuffer digest = ByteBuffer.wrap(HashAlgorithm.SHA_256.digest(text));
      return new Question(digest, known, profile);
    }
  }
}
