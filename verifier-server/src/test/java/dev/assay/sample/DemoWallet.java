package dev.assay.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A wallet for trials, in one file: it answers the first credential that a request asks for with
 * what stands in a file. It asks nobody, checks not who asks, and proves no holder, so that only a
 * query that wants no proof takes its answer. It is no wallet for a person.
 *
 * <pre>{@code
 * java -cp verifier-server/target/assay.jar \
 *     verifier-server/src/test/java/dev/assay/sample/DemoWallet.java LINK FILE
 * }</pre>
 */
public final class DemoWallet {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();

  /** A wallet. */
  public DemoWallet() {}

  /** The link {@code openid4vp://...}, and a file with a credential; without one it says no. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ParseException, JOSEException {
    Optional<String> credential =
        arguments.length > 1
            ? Optional.of(Files.readString(Path.of(arguments[1])).strip())
            : Optional.empty();
    System.out.println(
        new DemoWallet()
            .answer(arguments[0], credential)
            .map(uri -> "Open in the browser that began:\n" + uri)
            .orElse("The verifier has the answer. The page goes on by itself."));
  }

  /**
   * Follows a link, and answers.
   *
   * @param credential absent to say no
   * @return where the browser goes on
   */
  public Optional<URI> answer(String link, Optional<String> credential)
      throws IOException, InterruptedException, ParseException, JOSEException {
    String fetched = post(parameter(link, "request_uri"), Map.of());
    byte[] payload = Base64.getUrlDecoder().decode(fetched.split("\\.", -1)[1]);
    JsonNode request = JSON.readTree(payload);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("state", request.path("state").asText());
    if (credential.isPresent()) {
      String id = request.path("dcql_query").path("credentials").path(0).path("id").asText();
      answer.put("vp_token", Map.of(id, List.of(credential.get())));
    } else {
      answer.put("error", "access_denied");
    }
    JsonNode said =
        JSON.readTree(post(request.path("response_uri").asText(), form(request, answer)));
    return said.has("redirect_uri")
        ? Optional.of(URI.create(said.path("redirect_uri").asText()))
        : Optional.empty();
  }

  /** Encrypted where the request brought a key for that. */
  private static Map<String, String> form(JsonNode request, Map<String, Object> answer)
      throws IOException, ParseException, JOSEException {
    JsonNode key = request.path("client_metadata").path("jwks").path("keys").path(0);
    if (!key.isMissingNode()) {
      ECKey jwk = ECKey.parse(key.toString());
      JWEHeader header =
          new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
              .keyID(jwk.getKeyID())
              .build();
      JWEObject jwe = new JWEObject(header, new Payload(JSON.writeValueAsString(answer)));
      jwe.encrypt(new ECDHEncrypter(jwk));
      return Map.of("response", jwe.serialize());
    }
    Map<String, String> form = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : answer.entrySet()) {
      form.put(
          member.getKey(),
          member.getValue() instanceof String text
              ? text
              : JSON.writeValueAsString(member.getValue()));
    }
    return form;
  }

  private String post(String address, Map<String, String> form)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("the verifier answered " + response.statusCode());
    }
    return response.body();
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String parameter(String link, String name) throws IOException {
    for (String pair : link.substring(link.indexOf('?') + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    throw new IOException("the link has no " + name);
  }
}
