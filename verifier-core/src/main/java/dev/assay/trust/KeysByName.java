package dev.assay.trust;

import static dev.assay.trust.TrustRule.KEY_FOUND;
import static dev.assay.trust.TrustRule.KEY_UNIQUE;
import static dev.assay.trust.TrustRule.NAME;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.SignerCertificate;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.trust.KeyFinder.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the keys that a token can mean by the name of a key alone. Such names are short, and two
 * keys may have the same: HCERT 1.0.8, 3.3.3 has each of them tried. Each has to be entitled in its
 * own right, so a suspended issuer does not bar another one whose key happens to be called alike,
 * and is not saved by it.
 */
final class KeysByName {

  private final Inquiry inquiry;
  private final List<ListedService> naming;
  private final Checks checks;

  /**
   * Keys for the signer of one token.
   *
   * @param naming the services of the entries that name its issuer; if there are any, no other
   *     speaks for it
   */
  KeysByName(Inquiry inquiry, List<ListedService> naming) {
    this.inquiry = inquiry;
    this.naming = naming;
    this.checks = inquiry.checks();
  }

  /** The keys that are entitled; the verification ends inside this method if none is. */
  List<Found> find(List<ListedKey> called) {
    List<ListedKey> fitting = fitting(called);
    checks.require(
        KEY_FOUND,
        !fitting.isEmpty(),
        () -> "the keys of that name are not for alg " + Shown.of(algorithmName()));
    checks.skip(KEY_UNIQUE, "names of keys may collide in this format, and each key is tried");
    List<List<ListedKey>> distinct = speakingForIssuer(byKey(fitting));
    checks.require(
        NAME,
        !distinct.isEmpty(),
        () ->
            "the token is issued by "
                + inquiry.reference().identifier().map(Shown::of).orElse("nobody")
                + ", the key is listed for another issuer");
    if (distinct.size() == 1) {
      return List.of(entitled(distinct.get(0), checks));
    }
    List<Found> entitled = new ArrayList<>();
    for (List<ListedKey> same : distinct) {
      Checks own = new Checks();
      own.part(() -> entitled(same, own)).ifPresent(entitled::add);
    }
    // Once more for the rows: of one that is entitled, or of the first one that is not.
    entitled(entitled.isEmpty() ? distinct.get(0) : keysOf(entitled.get(0), distinct), checks);
    return entitled;
  }

  private List<ListedKey> fitting(List<ListedKey> called) {
    Optional<SignatureAlgorithm> algorithm = inquiry.algorithm();
    List<ListedKey> fitting = new ArrayList<>(called.size());
    for (ListedKey listed : called) {
      if (algorithm.isPresent() && listed.key().mayVerify(algorithm.get())) {
        fitting.add(listed);
      }
    }
    return fitting;
  }

  /** Of each key the places where it stands, if one of them may speak for the token's issuer. */
  private List<List<ListedKey>> speakingForIssuer(Collection<List<ListedKey>> keys) {
    List<List<ListedKey>> speaking = new ArrayList<>(keys.size());
    for (List<ListedKey> same : keys) {
      if (!thoseForIssuer(same).isEmpty()) {
        speaking.add(same);
      }
    }
    return speaking;
  }

  private static List<ListedService> services(List<ListedKey> keys) {
    List<ListedService> services = new ArrayList<>(keys.size());
    for (ListedKey key : keys) {
      services.add(key.listed());
    }
    return services;
  }

  private List<ListedService> thoseForIssuer(List<ListedKey> keys) {
    List<ListedService> services = new ArrayList<>(keys.size());
    for (ListedKey key : keys) {
      if (speaksForIssuer(key)) {
        services.add(key.listed());
      }
    }
    return services;
  }

  private String algorithmName() {
    return inquiry.algorithm().map(SignatureAlgorithm::joseName).orElse("none");
  }

  private boolean speaksForIssuer(ListedKey listed) {
    Optional<String> stated = listed.listed().service().issuer();
    return stated.isPresent()
        ? stated.equals(inquiry.reference().identifier())
        : naming.isEmpty() || naming.stream().anyMatch(one -> isOfSameEntry(one, listed.listed()));
  }

  private static boolean isOfSameEntry(ListedService one, ListedService other) {
    return one.list() == other.list() && one.entry().id().equals(other.entry().id());
  }

  /**
   * The same key in several entries is one key: suspended in one, it is suspended, whichever issuer
   * that entry is about.
   */
  private static Collection<List<ListedKey>> byKey(List<ListedKey> keys) {
    if (keys.size() == 1) {
      return List.of(keys);
    }
    Map<VerificationKey, List<ListedKey>> byKey = new LinkedHashMap<>();
    keys.forEach(
        key -> byKey.computeIfAbsent(key.key().key(), first -> new ArrayList<>(1)).add(key));
    return byKey.values();
  }

  private static List<ListedKey> keysOf(Found found, List<List<ListedKey>> distinct) {
    return distinct.stream()
        .filter(same -> same.get(0).key().key().equals(found.key()))
        .findFirst()
        .orElseThrow();
  }

  private static ListedKey in(ListedService listed, List<ListedKey> keys) {
    for (ListedKey key : keys) {
      if (key.listed() == listed) {
        return key;
      }
    }
    throw new IllegalStateException("the service is of none of the keys");
  }

  private Found entitled(List<ListedKey> same, Checks into) {
    ListedService listed =
        new Entitlement(new Inquiry(inquiry.question(), inquiry.evidence(), into))
            .require(services(same), thoseForIssuer(same));
    ListedKey key = in(listed, same);
    Optional<SignerCertificate> certificate = key.key().certificate();
    return new Found(
        listed,
        key.key().key(),
        certificate.isPresent() ? Signer.PINNED : Signer.BARE_KEY,
        certificate,
        Optional.empty(),
        listed.service().issuer().or(() -> certificate.map(SignerCertificate::subject)).orElse(""),
        "a key in the list itself, by its name");
  }
}
