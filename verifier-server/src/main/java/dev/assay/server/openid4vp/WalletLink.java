package dev.assay.server.openid4vp;

import dev.assay.jose.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The link that a wallet is called by, also as a QR code: OpenID4VP 1.0, 5.4 and 9.
 *
 * @param endpoint what comes before the parameters: {@code openid4vp://}, another scheme, or the
 *     address of a wallet such as {@code https://wallet.example/authorize}
 */
public record WalletLink(String endpoint) {

  /** For every wallet that has registered for the scheme: OpenID4VP 1.0, 13.1.2. */
  public static final WalletLink ANY_WALLET = new WalletLink("openid4vp://");

  /** For every wallet of ISO/IEC 18013-7, Annex B. */
  public static final WalletLink MDOC_WALLET = new WalletLink("mdoc-openid4vp://");

  /** How a wallet fetches a request: {@code request_uri_method} of OpenID4VP 1.0, 5.1. */
  public enum Method {
    /** With HTTP GET, and so without a nonce of the wallet. */
    GET("get"),
    /** With HTTP POST, if the wallet can, else with GET. */
    POST("post");

    private final String value;

    Method(String value) {
      this.value = value;
    }
  }

  /**
   * To a request that the wallet fetches.
   *
   * @param client as in the request: OpenID4VP 1.0, 5.10.1
   */
  public String to(URI requestUri, ClientIdentifier client, Method method) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("client_id", client.text());
    parameters.put("request_uri", requestUri.toString());
    parameters.put("request_uri_method", method.value);
    return with(parameters);
  }

  /** To a request that a wallet of before OpenID4VP 1.0 fetches, with HTTP GET. */
  public String to(URI requestUri, String clientId) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("client_id", clientId);
    parameters.put("request_uri", requestUri.toString());
    return with(parameters);
  }

  /**
   * With the request itself, which nothing signs.
   *
   * @throws IllegalArgumentException if something signs it: such a request is fetched
   */
  public String to(RequestObject request) {
    if (request.isSigned()) {
      throw new IllegalArgumentException("a signed request does not stand in the link itself");
    }
    return with(request.json());
  }

  private String with(Map<String, Object> parameters) {
    StringBuilder link = new StringBuilder(endpoint);
    char separator = endpoint.indexOf('?') < 0 ? '?' : '&';
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      Object value = parameter.getValue();
      link.append(separator).append(parameter.getKey()).append('=');
      link.append(encoded(value instanceof String text ? text : Json.write(value)));
      separator = '&';
    }
    return link.toString();
  }

  /** A blank becomes %20: whoever reads the link may know nothing of forms. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
