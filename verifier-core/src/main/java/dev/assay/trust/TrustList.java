package dev.assay.trust;

import dev.assay.crypto.Crypto;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An immutable snapshot of a trust list, with everything decoded and indexed, so that a question to
 * it costs microseconds.
 */
public final class TrustList {

  /** The identifier of a list made of the anchors of one request. */
  public static final String REQUEST = "request";

  private final Header header;
  private final Origin origin;
  private final List<TrustEntry> entries;
  private final TrustIndex index;

  /**
   * What a list says about itself.
   *
   * @param sequence grows with every issue of the list
   * @param grace how long after {@code nextUpdate} the operator accepts to go on with it
   * @param operator who keeps it
   * @param provenance where its contents come from, for people
   * @param environment what it is for
   */
  record Header(
      String id,
      String name,
      long sequence,
      Instant issued,
      Instant nextUpdate,
      Optional<Duration> grace,
      Optional<String> operator,
      Optional<String> provenance,
      ListEnvironment environment) {}

  /**
   * Where a list was read from.
   *
   * @param source the file or address
   * @param digest {@code sha256:} and the digest of the bytes received, in lower-case hex
   */
  record Origin(String source, String digest) {}

  TrustList(Header header, Origin origin, List<TrustEntry> entries) {
    this.header = header;
    this.origin = origin;
    this.entries = List.copyOf(entries);
    this.index = TrustIndex.of(this);
  }

  /**
   * A list of the anchors that came with one request: each is an entry of its own, granted, for
   * every format, without a sector, for issuing and for signing the status lists of what it issued.
   *
   * @param anchors in the order of the request
   * @throws TrustListFault if an anchor cannot be read; its path begins with {@code /anchors/}
   */
  public static TrustList ofAnchors(List<RequestAnchor> anchors, Crypto crypto)
      throws TrustListFault {
    return new RequestAnchors(crypto).list(anchors);
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

  /**
   * How long after its next update the operator accepts to go on with it; absent for not at all.
   */
  public Optional<Duration> grace() {
    return header.grace();
  }

  /** Who keeps it. */
  public Optional<String> operator() {
    return header.operator();
  }

  /** Where its contents come from, for people. */
  public Optional<String> provenance() {
    return header.provenance();
  }

  /** What it is for. */
  public ListEnvironment environment() {
    return header.environment();
  }

  /** The file or address that it was read from. */
  public String source() {
    return origin.source();
  }

  /** {@code sha256:} and the digest of the bytes received, in lower-case hex. */
  public String digest() {
    return origin.digest();
  }

  /** Its entries, in the order of the list. */
  public List<TrustEntry> entries() {
    return entries;
  }

  /** How up to date the list is at an instant. */
  public Freshness freshnessAt(Instant at) {
    if (!at.isAfter(nextUpdate())) {
      return Freshness.FRESH;
    }
    boolean inGrace = grace().filter(grace -> !at.isAfter(nextUpdate().plus(grace))).isPresent();
    return inGrace ? Freshness.IN_GRACE : Freshness.EXPIRED;
  }

  /** How up to date a list can be. */
  public enum Freshness {
    /** Not past its next update. */
    FRESH,
    /** Past its next update, and the operator accepts that for a while. */
    IN_GRACE,
    /** Past its next update: it may have changed, and nobody knows how. */
    EXPIRED
  }

  TrustIndex index() {
    return index;
  }

  @Override
  public String toString() {
    return "TrustList[" + id() + " #" + sequence() + "]";
  }
}
