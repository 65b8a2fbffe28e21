package dev.assay.trust;

import static dev.assay.trust.TrustRule.FORMAT;
import static dev.assay.trust.TrustRule.GRANTED;
import static dev.assay.trust.TrustRule.LIST_FRESH;
import static dev.assay.trust.TrustRule.LIST_ISSUED;
import static dev.assay.trust.TrustRule.ONE_ENTRY;
import static dev.assay.trust.TrustRule.TYPE;

import dev.assay.check.Checks;
import dev.assay.check.Shown;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import dev.assay.credential.ServiceTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides whether the services that a token can mean let it be issued, at one instant. Each must
 * stand in a list that is up to date and in an entry that is granted: an issuer that one list has
 * suspended is not saved by another list that has not.
 */
final class Entitlement {

  private final Question question;
  private final Checks checks;

  Entitlement(Inquiry inquiry) {
    this.question = inquiry.question();
    this.checks = inquiry.checks();
  }

  /**
   * The service that counts: the first one whose terms fit, in the order of the lists.
   *
   * @param services what the token can mean, all with the same key or the same identity; not empty
   */
  ListedService require(List<ListedService> services) {
    return require(services, services);
  }

  /**
   * The same where some services only have a say in whether the key is good.
   *
   * @param services all that have the key
   * @param meant those of them that the token can mean; not empty
   */
  ListedService require(List<ListedService> services, List<ListedService> meant) {
    lists(services).forEach(this::requireUpToDate);
    services.forEach(this::requireGranted);
    lists(meant).forEach(list -> requireOneEntry(list, meant));
    return question.role() == Role.ISSUANCE ? permitting(meant) : meant.get(0);
  }

  /**
   * Whether an issuer is in good standing, before it is narrowed down to one way of finding its
   * key: nobody escapes a suspension by the way that the suspending list would have found the key.
   *
   * @param naming the services of the entries that name the issuer
   */
  void requireStanding(List<ListedService> naming) {
    lists(naming).forEach(this::requireUpToDate);
    naming.forEach(this::requireGranted);
    // Certificates tell entries apart that have an issuer in common; all else is told by its name.
    if (!naming.stream().allMatch(listed -> listed.uses(Mechanism.X5C))) {
      lists(naming).forEach(list -> requireOneEntry(list, naming));
    }
  }

  private static Collection<TrustList> lists(List<ListedService> services) {
    if (services.size() == 1) {
      return List.of(services.get(0).list());
    }
    Set<TrustList> lists = new LinkedHashSet<>();
    services.forEach(listed -> lists.add(listed.list()));
    return lists;
  }

  private void requireUpToDate(TrustList list) {
    Instant at = question.at();
    checks.require(
        LIST_ISSUED,
        // Whoever issues the list may have a clock that is a little ahead of ours.
        !list.issued().minus(Limits.DEFAULT.clockSkew()).isAfter(at),
        () -> "list " + list.id() + " was issued " + list.issued() + ", after " + at);
    if (list.freshnessAt(at) == TrustList.Freshness.EXPIRED) {
      String grace = list.grace().map(span -> " and a grace of " + span).orElse(", without grace");
      throw checks.haltUndetermined(
          LIST_FRESH, "list " + list.id() + " had its next update " + list.nextUpdate() + grace);
    }
    checks.pass(LIST_FRESH, staleness(list, at).orElse(""));
  }

  /** What a reader of the result has to know about the age of the list. */
  static Optional<String> staleness(TrustList list, Instant at) {
    return list.freshnessAt(at) == TrustList.Freshness.IN_GRACE
        ? Optional.of(
            "list "
                + list.id()
                + " is past its next update of "
                + list.nextUpdate()
                + ", in the grace that the operator set")
        : Optional.empty();
  }

  private void requireGranted(ListedService listed) {
    TrustEntry entry = listed.entry();
    checks.require(GRANTED, entry.isGrantedAt(question.at()), () -> state(listed));
  }

  private String state(ListedService listed) {
    return listed
        .entry()
        .stateAt(question.at())
        .map(
            state ->
                listed
                    + " is "
                    + state.state().code()
                    + " since "
                    + state.from()
                    + state.note().map(note -> ": " + Shown.of(note)).orElse(""))
        .orElseGet(
            () -> listed + " is not granted before " + listed.entry().states().get(0).from());
  }

  private void requireOneEntry(TrustList list, List<ListedService> services) {
    boolean one = services.size() == 1 || entries(list, services).size() == 1;
    checks.require(
        ONE_ENTRY,
        // The anchors of a request are entries for want of a better place; they name no issuers.
        one || list.id().equals(TrustList.REQUEST),
        () ->
            "the token can mean each of the entries "
                + entries(list, services)
                + " of list "
                + list.id()
                + "; give each a certificate or an issuer of its own");
  }

  private static Set<String> entries(TrustList list, List<ListedService> services) {
    Set<String> entries = new TreeSet<>();
    for (ListedService listed : services) {
      if (listed.list() == list) {
        entries.add(listed.entry().id());
      }
    }
    return entries;
  }

  private ListedService permitting(List<ListedService> services) {
    List<ListedService> forFormat = new ArrayList<>(services.size());
    for (ListedService listed : services) {
      if (terms(listed).permitsFormat(question.format())) {
        forFormat.add(listed);
      }
    }
    checks.require(
        FORMAT,
        !forFormat.isEmpty(),
        () ->
            Shown.of(question.format())
                + " is not one of "
                + permitted(services, ServiceTerms::formats));
    for (ListedService listed : forFormat) {
      if (permitsType(listed)) {
        checks.pass(TYPE, "");
        return listed;
      }
    }
    throw checks.halt(TYPE, type() + permitted(forFormat, ServiceTerms::types));
  }

  private boolean permitsType(ListedService listed) {
    for (String type : question.types()) {
      if (!terms(listed).permitsType(type)) {
        return false;
      }
    }
    return !question.types().isEmpty() || terms(listed).permitsEveryType();
  }

  private String type() {
    String types = question.types().stream().map(Shown::of).collect(Collectors.joining(", "));
    return switch (question.types().size()) {
      case 0 -> "a token without type is not one of ";
      case 1 -> types + " is not one of ";
      default -> types + " are not all among ";
    };
  }

  private static ServiceTerms terms(ListedService listed) {
    return listed.service().terms();
  }

  private static String permitted(
      List<ListedService> services, Function<ServiceTerms, Set<String>> which) {
    Set<String> permitted = new TreeSet<>();
    services.forEach(listed -> permitted.addAll(which.apply(terms(listed))));
    return permitted + " that " + services.get(0) + " permits";
  }
}
