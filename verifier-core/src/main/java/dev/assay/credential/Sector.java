package dev.assay.credential;

/** Which sector an issuer belongs to. */
public enum Sector {
  PUBLIC("public"),
  PRIVATE("private"),
  /**
   * The trust list says nothing, as anchors that come with a request do. It satisfies no demand for
   * a sector.
   */
  UNSTATED("unstated");

  private final String code;

  Sector(String code) {
    this.code = code;
  }

  /** The name used in trust lists and results. */
  public String code() {
    return code;
  }
}
