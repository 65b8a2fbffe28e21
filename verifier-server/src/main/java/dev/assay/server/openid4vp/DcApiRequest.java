package dev.assay.server.openid4vp;

import dev.assay.check.Checks;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page passes to the Digital Credentials API: OpenID4VP 1.0, A.1 to A.3.
 *
 * @param protocol {@code protocol}
 * @param data {@code data}, as JSON
 */
public record DcApiRequest(Protocol protocol, Map<String, Object> data) {

  /** The kinds of requests that are made here: OpenID4VP 1.0, A.1. */
  public enum Protocol {
    UNSIGNED("openid4vp-v1-unsigned"),
    SIGNED("openid4vp-v1-signed"),
    MULTI_SIGNED("openid4vp-v1-multisigned");

    private final String value;

    Protocol(String value) {
      this.value = value;
    }

    /** The name that browsers know it by. */
    public String value() {
      return value;
    }
  }

  public DcApiRequest {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /**
   * Who signs, and the pages that may send what was signed.
   *
   * @param client who asks
   * @param signer what signs for the client
   * @param expectedOrigins such as {@code https://shop.example}, without a slash at the end
   */
  public record Sender(
      ClientIdentifier client, RequestSigner signer, List<String> expectedOrigins) {

    public Sender {
      expectedOrigins = List.copyOf(expectedOrigins);
    }
  }

  /**
   * A request that says nothing of who asks: the browser tells the wallet what page it is.
   *
   * @return empty if it breaks a {@link RequestRule}; the rows say which
   */
  public static Optional<DcApiRequest> unsigned(DcApiParameters parameters, Checks checks) {
    checks.bind(RequestRule.OF_THE_DC_API);
    return new RequestChecks(checks).hold(parameters)
        ? Optional.of(new DcApiRequest(Protocol.UNSIGNED, unsigned(parameters)))
        : Optional.empty();
  }

  /**
   * A request by a client that a wallet can check.
   *
   * @param now when it is signed
   * @return empty if it breaks a {@link RequestRule}; the rows say which
   * @throws GeneralSecurityException if the provider cannot sign
   */
  public static Optional<DcApiRequest> signed(
      DcApiParameters parameters, Sender sender, Instant now, Checks checks)
      throws GeneralSecurityException {
    checks.bind(RequestRule.OF_THE_DC_API);
    checks.bind(RequestRule.OF_THE_SIGNED_DC_API);
    RequestChecks rules = new RequestChecks(checks);
    boolean holds = rules.hold(parameters);
    boolean senderHolds = checks.part(() -> rules.holdSigned(sender, now)).orElse(false);
    if (!holds || !senderHolds) {
      return Optional.empty();
    }
    Map<String, Object> request = common(parameters);
    parameters.metadata().writeTo(request, sender.client());
    request.put("aud", RequestObject.ANY_WALLET);
    request.put("client_id", sender.client().text());
    request.put("expected_origins", sender.expectedOrigins());
    return Optional.of(
        new DcApiRequest(Protocol.SIGNED, Map.of("request", sender.signer().sign(request))));
  }

  private static Map<String, Object> unsigned(DcApiParameters parameters) {
    Map<String, Object> request = common(parameters);
    request.put("client_metadata", parameters.metadata().json());
    return request;
  }

  private static Map<String, Object> common(DcApiParameters parameters) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("response_type", "vp_token");
    request.put("response_mode", parameters.mode().value());
    parameters.content().writeTo(request);
    return request;
  }

  /** Does not show the request. */
  @Override
  public String toString() {
    return "DcApiRequest[" + protocol + "]";
  }
}
