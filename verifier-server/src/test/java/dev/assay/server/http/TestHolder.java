package dev.assay.server.http;

import com.nimbusds.jose.jwk.JWK;
import dev.assay.cbor.ByteString;
import dev.assay.credential.Exchange;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestWallet;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A wallet that follows a link to a request of the server under test, and answers as a test wants
 * it to.
 */
final class TestHolder {

  private final Endpoint api;
  private final Map<String, Object> request;

  private TestHolder(Endpoint api, Map<String, Object> request) {
    this.api = api;
    this.request = request;
  }

  /** Follows the link and reads the request. */
  static TestHolder follow(Endpoint api, String link) throws Exception {
    HttpResponse<String> response = fetch(api, link, Optional.empty());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return new TestHolder(api, payload(response.body()));
  }

  /** Has read this request. */
  static TestHolder of(Endpoint api, Map<String, Object> request) {
    return new TestHolder(api, request);
  }

  /** The answer to a wallet that fetches the request of a link, with POST if it sends a form. */
  static HttpResponse<String> fetch(Endpoint api, String link, Optional<Map<String, String>> form)
      throws Exception {
    HttpRequest.Builder builder = api.at(path(parameters(link).getOrDefault("request_uri", "")));
    form.ifPresent(
        fields ->
            builder
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    return api.send(builder);
  }

  static Map<String, Object> payload(String jws) throws Base64UrlException, JsonException {
    return Json.readObject(Base64Url.decode(jws.split("\\.", -1)[1]), JsonLimits.DEFAULT);
  }

  static Map<String, String> parameters(String link) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : link.substring(link.indexOf('?') + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /** The path of an address of the server, wherever wallets think that it is. */
  static String path(Object address) {
    URI uri = URI.create(String.valueOf(address));
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  /** The same, who answers another server. */
  TestHolder through(Api other) {
    return new TestHolder(other, request);
  }

  /** The same, who answers where wallets of ISO/IEC 18013-7, Annex B, do. */
  TestHolder older() {
    Map<String, Object> other = new LinkedHashMap<>(request);
    other.put("response_uri", text("response_uri") + "/iso18013-7");
    return new TestHolder(api, other);
  }

  Map<String, Object> request() {
    return request;
  }

  String text(String name) {
    return String.valueOf(request.get(name));
  }

  /** A good presentation of an SD-JWT VC, for this request. */
  TestWallet.Presented present(PresentationSetting setting, TestSdJwt token) {
    return new TestWallet(setting.device)
        .present(token)
        .nonce(text("nonce"))
        .audience(text("client_id"));
  }

  /** A good presentation of a mobile document, for this request. */
  String present(TestMdoc document) throws Exception {
    return TestMdoc.response(document.signedFor(transcript(text("nonce"))));
  }

  byte[] transcript(String nonce) throws Exception {
    return transcript(nonce, encryptionKey());
  }

  /** The same, for an answer that is encrypted for this key. */
  byte[] transcript(String nonce, Optional<Map<String, Object>> key) throws Exception {
    Optional<ByteString> thumbprint = Optional.empty();
    if (key.isPresent()) {
      thumbprint = Optional.of(ByteString.of(JWK.parse(key.get()).computeThumbprint().decode()));
    }
    return SessionTranscript.of(
            new Exchange.Redirect(text("client_id"), nonce, text("response_uri"), thumbprint))
        .toByteArray();
  }

  Optional<Map<String, Object>> encryptionKey() {
    return encryptionKey(request);
  }

  /** What the answer to a request is encrypted for; empty if it is not. */
  @SuppressWarnings("unchecked") // what we sent ourselves
  static Optional<Map<String, Object>> encryptionKey(Map<String, Object> request) {
    Map<String, Object> metadata =
        (Map<String, Object>) request.getOrDefault("client_metadata", Map.of());
    Map<String, Object> jwks = (Map<String, Object>) metadata.getOrDefault("jwks", Map.of());
    List<Map<String, Object>> keys =
        (List<Map<String, Object>>) jwks.getOrDefault("keys", List.of());
    return keys.stream().findFirst();
  }

  /** Answers with a presentation under an id, as the request wants it sent. */
  HttpResponse<String> answer(String id, Object presentation) throws Exception {
    return answer(Map.of(id, List.of(presentation)), UnaryOperator.identity());
  }

  /** Answers with a VP token and other parameters than belong there. */
  HttpResponse<String> answer(
      Map<String, Object> vpToken, UnaryOperator<Map<String, Object>> change) throws Exception {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("vp_token", vpToken);
    parameters.put("state", text("state"));
    Map<String, Object> changed = change.apply(parameters);
    Optional<Map<String, Object>> key = encryptionKey();
    if (key.isPresent()) {
      return post(Map.of("response", TestEncryption.to(key.get()).encrypt(Json.write(changed))));
    }
    Map<String, String> form = new LinkedHashMap<>();
    changed.forEach(
        (name, value) -> form.put(name, value instanceof String text ? text : Json.write(value)));
    return post(form);
  }

  /** Says no. */
  HttpResponse<String> refuse(String error) throws Exception {
    return post(Map.of("error", error, "state", text("state")));
  }

  HttpResponse<String> post(Map<String, String> form) throws Exception {
    return api.send(
        api.at(path(text("response_uri")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
