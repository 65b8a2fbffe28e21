package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.RequestRule.SEVERAL;

import dev.assay.check.Checks;
import dev.assay.server.openid4vp.DcApiRequest.Protocol;
import dev.assay.server.openid4vp.DcApiRequest.Sender;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request through a browser that one verifier signs under several names, so that each wallet
 * finds one that it can check: OpenID4VP 1.0, A.3.2.2; the JSON serialization of RFC 7515, 7.2.1.
 */
public final class MultiSignedRequest {

  private MultiSignedRequest() {}

  /**
   * Makes one.
   *
   * @param senders who asks, each for the same pages
   * @param now when it is signed
   * @return empty if it breaks a {@link RequestRule}; the rows say which
   * @throws GeneralSecurityException if the provider cannot sign
   */
  public static Optional<DcApiRequest> of(
      DcApiParameters parameters, List<Sender> senders, Instant now, Checks checks)
      throws GeneralSecurityException {
    checks.bind(RequestRule.OF_THE_DC_API);
    checks.bind(RequestRule.OF_THE_SIGNED_DC_API);
    checks.bind(List.of(SEVERAL));
    RequestChecks rules = new RequestChecks(checks);
    boolean holds = rules.hold(parameters);
    boolean sendersHold = checks.part(() -> hold(rules, senders, now, checks)).orElse(false);
    if (!holds || !sendersHold) {
      return Optional.empty();
    }
    Map<String, Object> payload = payload(parameters, senders.get(0).expectedOrigins());
    List<Object> signatures = new ArrayList<>();
    String signedPayload = "";
    for (Sender sender : senders) {
      String[] parts = sender.signer().sign(header(parameters, sender), payload).split("\\.", 3);
      signatures.add(Map.of("protected", parts[0], "signature", parts[2]));
      signedPayload = parts[1];
    }
    Map<String, Object> jws = Map.of("payload", signedPayload, "signatures", signatures);
    return Optional.of(new DcApiRequest(Protocol.MULTI_SIGNED, Map.of("request", jws)));
  }

  private static boolean hold(
      RequestChecks rules, List<Sender> senders, Instant now, Checks checks) {
    checks.require(
        SEVERAL,
        senders.size() >= 2
            && senders.stream().map(one -> one.client().text()).distinct().count() == senders.size()
            && senders.stream().map(Sender::expectedOrigins).distinct().count() == 1,
        () -> senders.size() + " clients, or one of them twice, or for other pages");
    boolean holds = true;
    for (Sender sender : senders) {
      holds &= rules.holdSigned(sender, now);
    }
    return holds;
  }

  /** What is the same whoever asks, and stands in no header. */
  private static Map<String, Object> payload(DcApiParameters parameters, List<String> origins) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("response_type", "vp_token");
    payload.put("response_mode", parameters.mode().value());
    parameters.content().writeQuestionTo(payload);
    payload.put("client_metadata", parameters.metadata().json());
    payload.put("aud", RequestObject.ANY_WALLET);
    payload.put("expected_origins", origins);
    return payload;
  }

  /** What is of one client alone, and stands nowhere but in its own header. */
  private static Map<String, Object> header(DcApiParameters parameters, Sender sender) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("client_id", sender.client().text());
    parameters.content().writeInfoTo(header);
    return header;
  }
}
