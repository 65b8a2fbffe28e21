package dev.assay.server.openid4vp;

import dev.assay.check.Checks;
import dev.assay.check.RuleSet;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An authorization request that keeps every {@link RequestRule}, ready to be sent: signed, as what
 * stands behind {@code request_uri} (OpenID4VP 1.0, 5.10.1; RFC 9101, 4), or with its parameters in
 * the link itself.
 */
public final class RequestObject {

  /** Of the HTTP response with a signed request. */
  public static final String MEDIA_TYPE = "application/" + RequestSigner.TYPE;

  /** What stands in the header of a JWE that has one in it: RFC 7519, 5.2. */
  public static final Map<String, Object> ENCRYPTED =
      Map.of("typ", RequestSigner.TYPE, "cty", "JWT");

  /** OpenID4VP 1.0, 5.8: no wallet in particular. */
  public static final String ANY_WALLET = "https://self-issued.me/v2";

  private static final RuleSet BOUND = RuleSet.of(RequestRule.OF_LINKS);

  private final RequestParameters parameters;
  private final Optional<RequestSigner> signer;

  private RequestObject(RequestParameters parameters, Optional<RequestSigner> signer) {
    this.parameters = parameters;
    this.signer = signer;
  }

  /**
   * A request.
   *
   * @param signer what signs it; absent if nothing does
   * @param now when it is signed
   * @return empty if it breaks a rule; the rows say which
   */
  public static Optional<RequestObject> of(
      RequestParameters parameters, Optional<RequestSigner> signer, Instant now, Checks checks) {
    checks.bind(BOUND);
    boolean holds =
        checks.part(() -> new RequestChecks(checks).hold(parameters, signer, now)).orElse(false);
    return holds ? Optional.of(new RequestObject(parameters, signer)) : Optional.empty();
  }

  /** The parameters as JSON, such as for a link that has them all. */
  public Map<String, Object> json() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("client_id", parameters.client().text());
    request.put("response_type", "vp_token");
    request.put("response_mode", parameters.address().mode().value());
    request.put("response_uri", parameters.address().uri().toString());
    request.put("state", parameters.address().state());
    parameters.content().writeTo(request);
    parameters.metadata().writeTo(request, parameters.client());
    return request;
  }

  /** Whether something signs it, so that it is never sent otherwise. */
  boolean isSigned() {
    return signer.isPresent();
  }

  /**
   * The signed request, another one at each call.
   *
   * @param walletNonce what the wallet that fetches it has sent
   * @param now becomes {@code iat}
   * @return a JWS, of the type {@link #MEDIA_TYPE}; empty if there is nothing to sign it with
   * @throws GeneralSecurityException if the provider cannot sign
   */
  public Optional<String> signed(Optional<String> walletNonce, Instant now)
      throws GeneralSecurityException {
    if (signer.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("iss", parameters.client().text());
    request.put("aud", ANY_WALLET);
    request.put("iat", now.getEpochSecond());
    request.putAll(json());
    walletNonce.ifPresent(nonce -> request.put("wallet_nonce", nonce));
    return Optional.of(signer.get().sign(request));
  }

  /** Does not show the request. */
  @Override
  public String toString() {
    return "RequestObject";
  }
}
