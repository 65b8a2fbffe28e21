package dev.assay.server.openid4vp;

/** Whether the credentials of one answer have to be one person's. */
public enum Holders {
  /** Whether they are is said as far as it shows, and decides nothing. */
  REPORT,
  /** They have to be, and it has to show. */
  DEMAND_SAME
}
