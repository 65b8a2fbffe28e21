package dev.assay.policy;

/** What the relying party demands of the status of a credential. */
public enum StatusDemand {
  /** The issuer must have given a status, and it must be valid. */
  REQUIRED,
  /** If the issuer gave a status, it must be valid. */
  IF_PRESENT,
  /** The status is not looked at. The report says so. */
  IGNORED
}
