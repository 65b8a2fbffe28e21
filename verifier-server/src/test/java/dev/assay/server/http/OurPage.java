package dev.assay.server.http;

import dev.assay.jose.Json;
import dev.assay.server.http.PresentationSetting.Begun;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The script of our page, in a browser that knows wallets.
 *
 * @param cookie of the browser; empty for one that was never there
 */
record OurPage(Api api, Begun begun, String cookie) {

  /** In a browser that opens the page of a request first. */
  static OurPage opened(Api api, Begun begun) throws Exception {
    return new OurPage(api, begun, PresentationSetting.visit(api, begun));
  }

  /** What the browser is given to call wallets with. */
  @SuppressWarnings("unchecked") // what we sent ourselves
  List<Map<String, Object>> requests() throws Exception {
    HttpResponse<String> response = post("/browser-requests", "{}");
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return (List<Map<String, Object>>) Api.json(response).getOrDefault("requests", List.of());
  }

  /** The request of one protocol; empty if there is none. */
  @SuppressWarnings("unchecked") // what we sent ourselves
  Map<String, Object> data(String protocol) throws Exception {
    Map<String, Object> data = new LinkedHashMap<>();
    requests().stream()
        .filter(one -> protocol.equals(one.get("protocol")))
        .forEach(one -> data.putAll((Map<String, Object>) one.getOrDefault("data", Map.of())));
    return data;
  }

  /** Brings the answer of a wallet of OpenID4VP. */
  HttpResponse<String> answer(Map<String, Object> data) throws Exception {
    return post("/browser-answers", Json.write(data));
  }

  /** Brings the answer of a wallet of ISO/IEC 18013-7. */
  HttpResponse<String> answerSealed(String response) throws Exception {
    return post("/browser-answers/org-iso-mdoc", Json.write(Map.of("response", response)));
  }

  HttpResponse<String> post(String path, String json) throws Exception {
    HttpRequest.Builder request =
        api.at(begun.page() + path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return api.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
  }
}
