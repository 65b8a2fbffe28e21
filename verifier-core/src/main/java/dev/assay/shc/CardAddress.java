package dev.assay.shc;

import java.net.URI;
import java.net.URISyntaxException;

/** The address that is an issuer's name, and under which it publishes. */
final class CardAddress {

  /** Of an address that anybody can read out. */
  private static final int MAX_CHARS = 512;

  private CardAddress() {}

  /**
   * SMART Health Cards 1.4.0, "Determining keys associated with an issuer": https, without a slash
   * at the end.
   */
  static boolean isIssuer(String text) {
    if (text.length() > MAX_CHARS || text.endsWith("/")) {
      return false;
    }
    try {
      URI uri = new URI(text);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** SMART Health Cards 1.4.0, "Revocation". */
  static URI revocations(String issuer, String keyId) {
    return URI.create(issuer + "/.well-known/crl/" + keyId + ".json");
  }
}
