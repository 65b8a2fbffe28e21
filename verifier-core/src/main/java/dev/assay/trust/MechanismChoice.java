package dev.assay.trust;

import static dev.assay.trust.TrustRule.KEY_FOUND;
import static dev.assay.trust.TrustRule.LISTED;
import static dev.assay.trust.TrustRule.MECHANISM;
import static dev.assay.trust.TrustRule.ROLE;
import static dev.assay.trust.TrustRule.STATUS_SIGNER;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.check.Shown;
import dev.assay.credential.IssuerReference;
import dev.assay.credential.IssuerReference.Lookup;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Picks the services that may answer for a token, and with them the one way in which the key is
 * found: SD-JWT VC draft-18, 2.5 and 7.3.
 *
 * <p>An issuer that a list names is bound by what the lists say of it: only the entries that name
 * it are asked, and each of them has to grant it, in whichever way it finds the key: see {@link
 * #naming}. An issuer that no list names can only come in by a certificate under a listed one, or
 * by a key that is trusted for any issuer. In either case the first mechanism that the token offers
 * and a service has, in the order of {@link Mechanism}, is the only one that is tried; what it
 * yields is final.
 */
final class MechanismChoice {

  private static final List<Mechanism> MECHANISMS = List.of(Mechanism.values());

  private final TrustLists lists;
  private final IssuerReference reference;
  private final Role role;
  private final Checks checks;

  MechanismChoice(TrustLists lists, IssuerReference reference, Role role, Checks checks) {
    this.lists = lists;
    this.reference = reference;
    this.role = role;
    this.checks = checks;
  }

  /** What is left to ask. */
  sealed interface Choice {

    /** Services that have one mechanism in common, which is not {@link Mechanism#X5C}. */
    record Services(Mechanism mechanism, List<ListedService> services) implements Choice {}

    /** The chain of the token, to one of these certificates. */
    record Chain(ListedCertificates certificates) implements Choice {}

    /**
     * The keys that have the name that the token gives.
     *
     * @param naming the services of the entries that name the token's issuer
     */
    record Keys(List<ListedKey> keys, List<ListedService> naming) implements Choice {}
  }

  /** The services for the issuer of a credential. */
  Choice forIssuer() {
    if (lists.lists().isEmpty()) {
      throw checks.halt(LISTED, "no trust list is configured: nobody is trusted");
    }
    if (reference.lookup() == Lookup.KEY_ID) {
      return byKeyId();
    }
    Optional<String> name = name();
    List<ListedService> named = naming(name);
    return named.isEmpty() ? unnamed(name) : among(named, MECHANISM);
  }

  /**
   * The services of all entries that name the issuer, for tokens of this format, whichever way they
   * find the key. Names of keys are left out: there, each key is entitled in its own right.
   */
  List<ListedService> naming(String format) {
    List<ListedService> naming = new ArrayList<>();
    for (ListedService listed : naming(name())) {
      if (!listed.uses(Mechanism.KEY_ID) && listed.service().terms().permitsFormat(format)) {
        naming.add(listed);
      }
    }
    return naming;
  }

  private List<ListedService> naming(Optional<String> issuer) {
    return issuer.isEmpty()
        ? List.of()
        : lists.find(index -> index.ofEntriesNaming(role, issuer.get()));
  }

  private Optional<String> name() {
    return reference.identifier().or(reference::did);
  }

  private Choice byKeyId() {
    String name = reference.keyId().orElse("");
    List<ListedKey> keys = lists.find(index -> index.byKeyId(role, name));
    if (keys.isEmpty()) {
      throw checks.halt(KEY_FOUND, "no trust list has a key for kid " + Shown.of(name));
    }
    return new Choice.Keys(keys, naming(reference.identifier()));
  }

  /** The services for the signer of a status list: those of the issuer's own entry. */
  Choice forStatus(String entry) {
    List<ListedService> services = lists.find(index -> index.ofEntry(role, entry));
    if (services.isEmpty()) {
      throw checks.halt(
          STATUS_SIGNER, "entry " + entry + " has no service with role " + role.code());
    }
    return among(services, STATUS_SIGNER);
  }

  private Choice among(List<ListedService> candidates, Rule rule) {
    for (Mechanism mechanism : MECHANISMS) {
      List<ListedService> matching = new ArrayList<>(candidates.size());
      for (ListedService listed : candidates) {
        if (listed.uses(mechanism) && isOffered(listed)) {
          matching.add(listed);
        }
      }
      if (!matching.isEmpty()) {
        return mechanism == Mechanism.X5C
            ? new Choice.Chain(ListedCertificates.of(matching))
            : new Choice.Services(mechanism, matching);
      }
    }
    throw checks.halt(
        rule, "permitted is " + mechanisms(candidates) + ", the token offers " + offers());
  }

  private Choice unnamed(Optional<String> name) {
    ListedCertificates certificates = lists.certificates(role);
    List<ListedService> forAnyIssuer = lists.find(index -> index.forAnyIssuer(role));
    boolean chain = !reference.certificates().isEmpty() && !certificates.isEmpty();
    // A chain that leads to a listed certificate is final. One that leads to none of them is no
    // claim to be anybody listed, and does not stand in the way of a key trusted for any issuer.
    if (chain && (forAnyIssuer.isEmpty() || certificates.areAbove(reference.certificates()))) {
      return new Choice.Chain(certificates);
    }
    if (!forAnyIssuer.isEmpty()) {
      return new Choice.Services(Mechanism.JWKS, forAnyIssuer);
    }
    name.ifPresent(this::requireNoOtherRole);
    throw checks.halt(LISTED, unlisted(name));
  }

  /**
   * An anchor for one role is never used for another, and saying so helps whoever keeps the list.
   */
  private void requireNoOtherRole(String name) {
    Set<Role> others = EnumSet.complementOf(EnumSet.of(role));
    others.removeIf(other -> lists.find(index -> index.ofEntriesNaming(other, name)).isEmpty());
    if (!others.isEmpty()) {
      throw checks.halt(
          ROLE, Shown.of(name) + " is listed for " + codes(others) + ", not for " + role.code());
    }
  }

  private boolean isOffered(ListedService listed) {
    return switch (listed.service().mechanism()) {
      case X5C -> !reference.certificates().isEmpty();
      case DID -> reference.did().filter(listed.dids()::contains).isPresent();
      case KEY_ID -> false; // a matter of the format, not of what the token happens to carry
      case JWKS, ISSUER_METADATA, WELL_KNOWN_JWKS -> isNamedBy(listed.service().issuer());
    };
  }

  /** A status list token need not say who issued it: it is asked for on the issuer's account. */
  private boolean isNamedBy(Optional<String> issuer) {
    return reference.identifier().isEmpty()
        ? role == Role.STATUS
        : issuer.isEmpty() || issuer.equals(reference.identifier());
  }

  private String unlisted(Optional<String> name) {
    String lacking =
        reference.certificates().isEmpty() ? "" : ", nor any certificate for " + role.code();
    return name.map(text -> "no trust list names " + Shown.of(text) + lacking)
        .orElse("the token names no issuer that a trust list could name" + lacking);
  }

  private String offers() {
    Set<Mechanism> offers = EnumSet.noneOf(Mechanism.class);
    if (!reference.certificates().isEmpty()) {
      offers.add(Mechanism.X5C);
    }
    reference.did().ifPresent(did -> offers.add(Mechanism.DID));
    reference
        .identifier()
        .ifPresent(
            iss ->
                offers.addAll(
                    List.of(Mechanism.JWKS, Mechanism.ISSUER_METADATA, Mechanism.WELL_KNOWN_JWKS)));
    String found =
        Arrays.stream(Mechanism.values())
            .filter(offers::contains)
            .map(Mechanism::code)
            .collect(Collectors.joining(", "));
    String by = reference.identifier().map(iss -> " of issuer " + Shown.of(iss)).orElse("");
    return found.isEmpty() ? "none" : found + by;
  }

  private static String mechanisms(List<ListedService> services) {
    return services.stream()
        .map(listed -> listed.service().mechanism().code() + " (" + listed + ")")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String codes(Set<Role> roles) {
    return roles.stream().map(Role::code).collect(Collectors.joining(", "));
  }
}
