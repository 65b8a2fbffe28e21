package dev.assay.credential;

/**
 * Older or looser practice that an operator can permit an issuer, each by name. None is permitted
 * by default.
 */
public enum Legacy {
  /** SD-JWT VCs with the former media type {@code vc+sd-jwt}, which now belongs to the W3C. */
  VC_SD_JWT("vc+sd-jwt"),
  /** Status list tokens whose {@code typ} is {@code JWT} instead of {@code statuslist+jwt}. */
  STATUS_TYP_JWT("status-typ-jwt"),
  /**
   * Mdocs with lengths that are not stated before their items, or with {@code undefined} in
   * deviceAuth for what is left out.
   */
  MDOC_ENCODING("mdoc-encoding"),
  /** Mdocs whose dates have fractions of a second. */
  MDOC_FRACTIONS("mdoc-fractions"),
  /** EU DCCs that are not compressed. */
  DCC_UNCOMPRESSED("dcc-uncompressed"),
  /** EU DCCs that were issued before, or are valid beyond, the certificate they are signed with. */
  DCC_BEYOND_SIGNER("dcc-beyond-signer");

  private final String code;

  Legacy(String code) {
    this.code = code;
  }

  /** The name used in trust lists. */
  public String code() {
    return code;
  }
}
