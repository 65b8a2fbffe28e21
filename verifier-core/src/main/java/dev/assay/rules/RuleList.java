package dev.assay.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable snapshot of a list of business rules and the value sets that they use. */
public final class RuleList {

  private final Header header;
  private final Origin origin;
  private final List<ValidationRule> rules;
  private final Map<String, List<String>> valueSets;

  /**
   * What a list says about itself.
   *
   * @param sequence grows with every issue of the list
   * @param grace how long after {@code nextUpdate} the operator accepts to go on with it
   * @param provenance where its contents come from, for people
   * @param invalidation absent only where no rule is an invalidation rule
   */
  record Header(
      String id,
      String name,
      long sequence,
      Instant issued,
      Instant nextUpdate,
      Optional<Duration> grace,
      Optional<String> provenance,
      Optional<InvalidationSense> invalidation) {}

  /**
   * Where a list was read from.
   *
   * @param source the file or address
   * @param digest {@code sha256:} and the digest of the bytes received, in lower-case hex
   */
  record Origin(String source, String digest) {}

  /** How up to date a list can be. */
  public enum Freshness {
    /** Not past its next update. */
    FRESH,
    /** Past its next update, and the operator accepts that for a while. */
    IN_GRACE,
    /** Past its next update: it may have changed, and nobody knows how. */
    EXPIRED
  }

  RuleList(
      Header header,
      Origin origin,
      List<ValidationRule> rules,
      Map<String, List<String>> valueSets) {
    this.header = header;
    this.origin = origin;
    this.rules = List.copyOf(rules);
    this.valueSets = Collections.unmodifiableMap(new LinkedHashMap<>(valueSets));
  }

  /** The list's identifier. */
  public String id() {
    return header.id();
  }

  /** What people call it. */
  public String name() {
    return header.name();
  }

  /** Its number among the issues of this list. */
  public long sequence() {
    return header.sequence();
  }

  /** When it was issued. */
  public Instant issued() {
    return header.issued();
  }

  /** The last instant at which it is fresh. */
  public Instant nextUpdate() {
    return header.nextUpdate();
  }

  /** Where its contents come from, for people. */
  public Optional<String> provenance() {
    return header.provenance();
  }

  /** What an invalidation rule of this list says when it is true. */
  public Optional<InvalidationSense> invalidation() {
    return header.invalidation();
  }

  /** The file or address that it was read from. */
  public String source() {
    return origin.source();
  }

  /** {@code sha256:} and the digest of the bytes received, in lower-case hex. */
  public String digest() {
    return origin.digest();
  }

  /** Its rules, in the order of the list. */
  public List<ValidationRule> rules() {
    return rules;
  }

  /** The codes of each value set, by its identifier. */
  public Map<String, List<String>> valueSets() {
    return valueSets;
  }

  /** How up to date the list is at an instant. */
  public Freshness freshnessAt(Instant at) {
    if (!at.isAfter(nextUpdate())) {
      return Freshness.FRESH;
    }
    boolean inGrace =
        header.grace().filter(grace -> !at.isAfter(nextUpdate().plus(grace))).isPresent();
    return inGrace ? Freshness.IN_GRACE : Freshness.EXPIRED;
  }

  @Override
  public String toString() {
    return "RuleList[" + id() + " #" + sequence() + "]";
  }
}
