package dev.assay.server.presentation;

import java.net.URI;
import java.util.Locale;

/** Where wallets and browsers find what belongs to a transaction. */
record Addresses(URI publicUrl) {

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  /** {@code request_uri}. */
  URI request(String handle) {
    return at("/openid4vp/requests/" + handle);
  }

  /** {@code response_uri}. */
  URI response(String handle) {
    return at("/openid4vp/responses/" + handle);
  }

  /** {@code request_uri} of the same request, for wallets of ISO/IEC 18013-7, Annex B. */
  URI olderRequest(String handle) {
    return at("/openid4vp/requests/" + handle + "/iso18013-7");
  }

  /** Their {@code response_uri}. */
  URI olderResponse(String handle) {
    return at("/openid4vp/responses/" + handle + "/iso18013-7");
  }

  /** The page for the resident. */
  URI page(String handle, String language) {
    return at("/present/" + handle + (language.equals("en") ? "" : "?lang=" + language));
  }

  /** The code of a request, for another device. */
  URI picture(String handle, String kind) {
    return at("/present/" + handle + "/code." + kind);
  }

  /** {@code redirect_uri}: where the wallet sends the browser that began. */
  URI back(String handle, String code, String language) {
    String spoken = language.equals("en") ? "" : "lang=" + language + "&";
    return at("/present/" + handle + "/return?" + spoken + "response_code=" + code);
  }

  /** Of our own pages, as browsers write it: RFC 6454, 6.2. */
  String origin() {
    String scheme = publicUrl.getScheme();
    int usual = isHttps() ? HTTPS_PORT : HTTP_PORT;
    int port = publicUrl.getPort();
    return scheme
        + "://"
        + publicUrl.getHost().toLowerCase(Locale.ROOT)
        + (port < 0 || port == usual ? "" : ":" + port);
  }

  boolean isHttps() {
    return publicUrl.getScheme().equals("https");
  }

  private URI at(String path) {
    return publicUrl.resolve(path);
  }
}
