package dev.assay.server.openid4vp;

/**
 * How big a query may be. Whoever asks is known here, but the wallet that has to read the query is
 * a phone; and every claim of it is looked up in every credential that comes back.
 */
final class DcqlLimits {

  /** A service asks for one, or for one of three or four that serve it as well. */
  static final int CREDENTIALS = 20;

  /** The largest EUDI attestation has some 60 claims. */
  static final int CLAIMS = 100;

  /** Each is another way to say the same: real queries have two or three. */
  static final int CLAIM_SETS = 20;

  /** A purpose each: who somebody is, where they live, what they may drive. */
  static final int CREDENTIAL_SETS = 20;

  /** As many ways as there are credentials, at most, that anybody will think through. */
  static final int OPTIONS = 20;

  /** A list of nationalities is the longest that was seen: the states of the EU are 27. */
  static final int VALUES = 200;

  /** Names that one type of credential has in different countries. */
  static final int TYPES = 50;

  /** Every scheme of a member state. */
  static final int AUTHORITIES = 50;

  /** JSON that is read here is not deeper, so a longer path leads nowhere. */
  static final int PATH_STEPS = 32;

  /** Longer than any type, path or name of a list; the longest are URLs. */
  static final int TEXT_CHARS = 1_000;

  /** The whole query as it is sent; 60 claims with their paths are some 4,000. */
  static final int QUERY_CHARS = 64 << 10;

  private DcqlLimits() {}
}
