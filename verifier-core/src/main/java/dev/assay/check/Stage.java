package dev.assay.check;

import java.util.Locale;

/** The stages of a verification, in the order in which they run. */
public enum Stage {
  /** The bytes are what the format says they are. */
  FORMAT,
  /** The trust list names the issuer, for this type, with this way of finding its key. */
  ISSUER,
  /** The issuer signed what was received, and every disclosed claim is part of it. */
  SIGNATURE,
  /** The credential is valid at the instant of the decision. */
  VALIDITY,
  /** Whoever presents the credential is the one it was issued to. */
  HOLDER,
  /** The issuer has not taken the credential back. */
  STATUS,
  /** The relying party's own demands. */
  POLICY;

  /** The name used in results, such as {@code holder}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
