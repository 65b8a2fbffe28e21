package dev.assay.server.openid4vp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a wallet is asked for: OpenID4VP 1.0, 5.1.
 *
 * @param nonce random, of this request alone; presentations are made for it
 * @param query {@code dcql_query}, as JSON
 * @param transactionData {@code transaction_data}: JSON objects in base64url, exactly as they are
 *     sent; empty for none
 * @param verifierInfo {@code verifier_info}: what others attest of this verifier, as JSON; empty
 *     for none
 */
public record RequestContent(
    String nonce,
    Map<String, Object> query,
    List<String> transactionData,
    List<Map<String, Object>> verifierInfo) {

  public RequestContent {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    transactionData = List.copyOf(transactionData);
    verifierInfo = List.copyOf(verifierInfo);
  }

  /** The formats that are asked for, by the id of the query; malformed queries have none. */
  Map<String, String> formats() {
    Map<String, String> formats = new LinkedHashMap<>();
    if (query.get("credentials") instanceof List<?> credentials) {
      for (Object credential : credentials) {
        if (credential instanceof Map<?, ?> one
            && one.get("id") instanceof String id
            && one.get("format") instanceof String format) {
          formats.put(id, format);
        }
      }
    }
    return formats;
  }

  /** The parameters that are the same in every kind of request, but for the nonce of a wallet. */
  void writeTo(Map<String, Object> request) {
    writeQuestionTo(request);
    writeInfoTo(request);
  }

  /** Those that are the same whoever asks. */
  void writeQuestionTo(Map<String, Object> request) {
    request.put("nonce", nonce);
    request.put("dcql_query", query);
    if (!transactionData.isEmpty()) {
      request.put("transaction_data", transactionData);
    }
  }

  /** What others attest of who asks. */
  void writeInfoTo(Map<String, Object> request) {
    if (!verifierInfo.isEmpty()) {
      request.put("verifier_info", verifierInfo);
    }
  }

  /** Does not show the nonce. */
  @Override
  public String toString() {
    return "RequestContent";
  }
}
