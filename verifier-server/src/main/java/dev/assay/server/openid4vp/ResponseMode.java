package dev.assay.server.openid4vp;

/** How a wallet answers: {@code response_mode} of OpenID4VP 1.0, 8.2, 8.3.1 and A.2. */
public enum ResponseMode {
  DIRECT_POST("direct_post", Way.POST, Secrecy.PLAIN),
  DIRECT_POST_JWT("direct_post.jwt", Way.POST, Secrecy.ENCRYPTED),
  DC_API("dc_api", Way.BROWSER, Secrecy.PLAIN),
  DC_API_JWT("dc_api.jwt", Way.BROWSER, Secrecy.ENCRYPTED);

  private final String value;
  private final Way way;
  private final Secrecy secrecy;

  ResponseMode(String value, Way way, Secrecy secrecy) {
    this.value = value;
    this.way = way;
    this.secrecy = secrecy;
  }

  /** The way that an answer takes. */
  public enum Way {
    /** To an address of ours. */
    POST,
    /** Through the Digital Credentials API of a browser. */
    BROWSER
  }

  /** Whether others on the way can read an answer. */
  public enum Secrecy {
    /** As a form, or as JSON. */
    PLAIN,
    /** As a JWE for a key in the request. */
    ENCRYPTED
  }

  /** The value in a request, for example {@code direct_post.jwt}. */
  public String value() {
    return value;
  }

  /** The way that the answer takes. */
  public Way way() {
    return way;
  }

  /** Whether the answer is encrypted. */
  public Secrecy secrecy() {
    return secrecy;
  }
}
