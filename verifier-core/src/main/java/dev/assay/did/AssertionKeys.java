package dev.assay.did;

import static java.util.function.Predicate.not;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.KeyRejectedException.Reason;
import dev.assay.did.DidDocument.VerificationMethod;
import dev.assay.did.DidMethod.Question;
import dev.assay.jose.Jwk;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a DID document that may sign claims. Keys that cannot be used are left out. */
record AssertionKeys(DidDocument document, Crypto crypto) {

  /** Reading a key costs as much as a signature check; issuers have fewer than ten. */
  private static final int MAX_KEYS = 100;

  /** What became of reading a key. */
  private sealed interface Candidate {
    record Usable(Jwk key) implements Candidate {}

    record Unusable(DidRule rule, String detail) implements Candidate {}
  }

  /** The keys that a question selects; never empty. The verification ends inside if it would be. */
  List<Jwk> select(Question question, Checks checks) {
    List<VerificationMethod> selected =
        document.assertions().stream()
            .filter(method -> question.selects(method.fragment()))
            .distinct()
            .toList();
    checks.require(DidRule.WEB_KEYS, selected.size() <= MAX_KEYS, () -> selected.size() + " keys");
    List<Candidate> candidates =
        selected.stream().map(method -> candidate(method, question.did(), checks)).toList();
    List<Jwk> keys =
        candidates.stream()
            .filter(Candidate.Usable.class::isInstance)
            .map(usable -> ((Candidate.Usable) usable).key())
            .toList();
    if (keys.isEmpty()) {
      Candidate.Unusable why =
          candidates.isEmpty() ? none(question) : (Candidate.Unusable) candidates.get(0);
      throw checks.halt(why.rule(), why.detail());
    }
    return keys;
  }

  private Candidate candidate(VerificationMethod method, String did, Checks checks) {
    String shown = Shown.of(method.id());
    if (!method.id().startsWith("did:")) {
      return new Candidate.Unusable(DidRule.WEB_KEY_ABSOLUTE, "found " + shown);
    }
    Optional<String> controller = method.text("controller");
    if (!controller.equals(Optional.of(did))
        || !method.id().equals(did + "#" + method.fragment())) {
      return new Candidate.Unusable(
          DidRule.WEB_KEY_CONTROLLER,
          "%s, controlled by %s".formatted(shown, Shown.of(controller.orElse("nobody"))));
    }
    try {
      Jwk key = read(method);
      return key.mayVerify()
          ? new Candidate.Usable(key)
          : new Candidate.Unusable(
              DidRule.PURPOSE, shown + ": use, key_ops or alg of the JWK forbid it");
    } catch (KeyRejectedException rejected) {
      if (rejected.reason() == Reason.PRIVATE_MATERIAL) {
        // Whoever publishes a private key has lost control of more than that key.
        throw checks.halt(DidRule.PUBLIC, shown + ": " + rejected.getMessage());
      }
      return new Candidate.Unusable(DidRule.SOUND, shown + ": " + rejected.getMessage());
    }
  }

  private Jwk read(VerificationMethod method) throws KeyRejectedException {
    Optional<Map<String, Object>> json = method.publicKeyJwk();
    Optional<String> multibase = method.text("publicKeyMultibase");
    if (json.isPresent() == multibase.isPresent()) {
      throw new KeyRejectedException(
          Reason.MALFORMED, "takes one of publicKeyJwk and publicKeyMultibase");
    }
    Optional<String> id = Optional.of(method.id());
    if (multibase.isPresent()) {
      return new Jwk(
          new Multikey(crypto).read(multibase.get()), id, Optional.empty(), Jwk.Purpose.VERIFY);
    }
    Jwk jwk = Jwk.read(json.get(), crypto);
    return new Jwk(jwk.key(), id, jwk.algorithm(), jwk.purpose());
  }

  /** Why no key under assertionMethod is called as the question wants. */
  private Candidate.Unusable none(Question question) {
    String wanted = question.fragment().map(name -> "#" + Shown.of(name)).orElse("any key");
    boolean relative =
        document.relativeAssertions().stream()
            .map(VerificationMethod::fragmentOf)
            .anyMatch(question::selects);
    if (relative) {
      return new Candidate.Unusable(
          DidRule.WEB_KEY_ABSOLUTE, "assertionMethod refers to it relatively: " + wanted);
    }
    boolean elsewhere =
        document.methods().stream()
            .filter(not(document.assertions()::contains))
            .anyMatch(method -> question.selects(method.fragment()));
    return elsewhere
        ? new Candidate.Unusable(DidRule.PURPOSE, "not under assertionMethod: " + wanted)
        : new Candidate.Unusable(DidRule.KEY_FOUND, "the DID document does not have " + wanted);
  }
}
