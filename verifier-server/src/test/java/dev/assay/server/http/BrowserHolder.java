package dev.assay.server.http;

import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestWallet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A resident whose wallet a browser calls: OpenID4VP 1.0, A. */
public final class BrowserHolder {

  private final PresentationSetting setting;

  BrowserHolder(PresentationSetting setting) {
    this.setting = setting;
  }

  /**
   * What a wallet gives the browser.
   *
   * @param protocol of the request that it answers
   */
  public record Given(String protocol, Map<String, Object> data) {}

  /**
   * A permit for the first of these requests, as JSON with the member {@code requests}.
   *
   * @param change what is wrong with it
   */
  @SuppressWarnings("unchecked") // what the server sent
  public Given permit(String requests, UnaryOperator<TestWallet.Presented> change) {
    try {
      Map<String, Object> json =
          Json.readObject(requests.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
      Map<String, Object> first =
          ((List<Map<String, Object>>) json.getOrDefault("requests", List.of())).get(0);
      Map<String, Object> data = (Map<String, Object>) first.getOrDefault("data", Map.of());
      Map<String, Object> request =
          data.containsKey("request")
              ? TestHolder.payload(String.valueOf(data.get("request")))
              : data;
      TestWallet.Presented permit =
          new TestWallet(setting.device)
              .present(setting.permit())
              .nonce(String.valueOf(request.get("nonce")))
              .audience("origin:" + setting.publicUrl);
      return new Given(
          String.valueOf(first.get("protocol")),
          sealed(request, "permit", change.apply(permit).compact()));
    } catch (JsonException | Base64UrlException e) {
      throw new AssertionError("the server sends requests", e);
    }
  }

  /** An answer with a presentation under an id, encrypted if the request wants that. */
  static Map<String, Object> sealed(Map<String, Object> request, String id, String presentation) {
    Map<String, Object> answer = Map.of("vp_token", Map.of(id, List.of(presentation)));
    return TestHolder.encryptionKey(request)
        .<Map<String, Object>>map(
            key -> Map.of("response", TestEncryption.to(key).encrypt(Json.write(answer))))
        .orElse(answer);
  }
}
