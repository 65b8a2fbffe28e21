package dev.assay.trust;

import static dev.assay.trust.TrustRule.KEY_FOUND;
import static dev.assay.trust.TrustRule.KEY_PINNED;
import static dev.assay.trust.TrustRule.KEY_UNIQUE;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.IssuerReference;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Jwk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the one key that a token can mean. None is ever tried to see whether it fits. */
final class KeySelection {

  private final Inquiry inquiry;
  private final Checks checks;

  KeySelection(Inquiry inquiry) {
    this.inquiry = inquiry;
    this.checks = inquiry.checks();
  }

  /** Those of the keys that the operator pinned, if any are. DID-10. */
  List<Jwk> pinned(List<Jwk> keys, Set<String> thumbprints) {
    if (thumbprints.isEmpty()) {
      checks.skip(KEY_PINNED, "the trust list pins no key");
      return keys;
    }
    List<Jwk> pinned =
        keys.stream().filter(jwk -> thumbprints.contains(jwk.key().thumbprint())).toList();
    checks.require(
        KEY_PINNED,
        !pinned.isEmpty(),
        () -> "the issuer publishes none of the pinned keys " + thumbprints);
    return pinned;
  }

  /**
   * The keys that the token can mean: of the name that it gives, of no name if there is none of
   * that name, and for the algorithm that it is signed with.
   */
  List<Jwk> meant(List<Jwk> keys) {
    List<Jwk> fitting = forAlgorithm(keys);
    Optional<String> wanted = inquiry.reference().keyId();
    if (wanted.isEmpty()) {
      return fitting;
    }
    List<Jwk> named = called(wanted, fitting);
    return named.isEmpty() ? called(Optional.empty(), fitting) : named;
  }

  private static List<Jwk> called(Optional<String> name, List<Jwk> keys) {
    List<Jwk> called = new ArrayList<>(keys.size());
    for (Jwk key : keys) {
      if (key.keyId().equals(name)) {
        called.add(key);
      }
    }
    return called;
  }

  /** The keys for the algorithm that the token is signed with. */
  List<Jwk> forAlgorithm(List<Jwk> keys) {
    Optional<SignatureAlgorithm> algorithm = inquiry.algorithm();
    List<Jwk> fitting = new ArrayList<>(keys.size());
    for (Jwk key : keys) {
      if (algorithm.isPresent() && key.mayVerify(algorithm.get())) {
        fitting.add(key);
      }
    }
    return fitting;
  }

  /** The only key among those that the token can mean. SVC-17. */
  Jwk one(List<Jwk> meant, List<Jwk> all) {
    requireUnique(meant);
    checks.require(KEY_FOUND, !meant.isEmpty(), () -> wanted() + "; the issuer has " + names(all));
    return meant.get(0);
  }

  /**
   * The only key among those that the token can mean, for formats that hold a card against what is
   * said of its key. A key that is there several times, with {@code use}, {@code alg} or {@code
   * x5c} that differ, is refused: whichever was taken, another would be passed over. Of the
   * counters of its list of revoked cards the highest one counts, wherever it stands, and one that
   * is no counter counts for more than any: an old copy of a key set never hides that there is such
   * a list.
   *
   * @param meant those that the token can mean, of the service that counts
   * @param all that the issuer has, in any list
   */
  Jwk withAllSaid(List<Jwk> meant, List<Jwk> all) {
    Jwk key = one(meant, all);
    boolean agree = true;
    for (Jwk other : meant) {
      agree &= saysTheSame(key, other);
    }
    checks.require(
        KEY_UNIQUE, agree, () -> wanted() + " is there twice, and not the same is said of it");
    return key.withCrlVersion(counter(key.key(), all));
  }

  /** The highest one; one that is none, if there is such a one. */
  private static Optional<Long> counter(VerificationKey key, List<Jwk> all) {
    Optional<Long> counter = Optional.empty();
    for (Jwk other : all) {
      Optional<Long> said = other.members().crlVersion();
      if (said.isPresent() && other.key().equals(key)) {
        boolean outdone =
            counter.isEmpty()
                || said.get() < 0
                || (counter.get() >= 0 && said.get() > counter.get());
        counter = outdone ? said : counter;
      }
    }
    return counter;
  }

  private static boolean saysTheSame(Jwk one, Jwk other) {
    return one.algorithm().equals(other.algorithm())
        && one.members().use().equals(other.members().use())
        && one.members().certificates().equals(other.members().certificates());
  }

  /** Refuses to choose between different keys. */
  void requireUnique(List<Jwk> meant) {
    boolean unique = true;
    for (Jwk other : meant) {
      unique &= other.key().equals(meant.get(0).key());
    }
    checks.require(
        KEY_UNIQUE,
        unique,
        () -> meant.stream().map(Jwk::key).distinct().count() + " different keys fit " + wanted());
  }

  private String wanted() {
    IssuerReference reference = inquiry.reference();
    String name = reference.keyId().map(kid -> "kid " + Shown.of(kid)).orElse("no kid");
    return name + " and alg " + reference.algorithm().map(Shown::of).orElse("none");
  }

  private static String names(List<Jwk> keys) {
    if (keys.isEmpty()) {
      return "no usable key";
    }
    return keys.stream()
        .limit(10)
        .map(
            jwk ->
                jwk.keyId().map(kid -> "kid " + Shown.of(kid)).orElse("no kid")
                    + " ("
                    + jwk.key().kind()
                    + ")")
        .collect(Collectors.joining(", "));
  }
}
