package dev.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * What transactions are held against: a bare Vert.x program, one event loop for each core, that
 * does the key, the signature of the request, the decryption, the two signatures of the answer and
 * the SQL statements of a whole transaction, and decides nothing. It takes what it gets to be good,
 * keeps as many bytes as the server does, and answers with as many.
 *
 * <pre>{@code
 * java -cp benchmarks.jar dev.assay.bench.BareTransactions 8090 h2:/tmp/bare request.json 30000 5000
 * }</pre>
 */
public final class BareTransactions extends AbstractVerticle {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final String PUBLIC_URL = "https://verify.example";
  private static final String API = "/v1/presentation-requests";
  private static final String REQUESTS = "/requests/";
  private static final String RESPONSES = "/responses/";

  private final int port;
  private final String question;
  private final Buffer result;
  private final byte[] kept;
  private final Provider provider = Field.provider(Field.ACCP);
  private final KeyPair signing;
  private final PublicKey issuer;
  private final PublicKey holder;
  private final Jwe jwe;
  private final BareStore store;

  private BareTransactions(Vertx vertx, String[] arguments)
      throws GeneralSecurityException, IOException {
    this.port = Integer.parseInt(arguments[0]);
    this.question = Files.readString(Path.of(arguments[2]));
    this.result = Buffer.buffer(result(Integer.parseInt(arguments[3])));
    this.kept = new byte[Integer.parseInt(arguments[4])];
    // Nothing that a database could make shorter, as nothing sealed is.
    new SecureRandom().nextBytes(kept);
    this.jwe = new Jwe(provider);
    this.signing = jwe.freshKey();
    Presentation presentation = new Presentation();
    this.issuer = own(presentation.issuerKey());
    this.holder = own(Presentation.holderPublicKey());
    this.store = BareStore.open(vertx, arguments[1]);
  }

  /**
   * Listens on the loopback address until the process is ended.
   *
   * @param arguments the port, the store, a file with a request like the server's, how long a
   *     result is, and how many bytes of it the server keeps
   */
  public static void main(String[] arguments) {
    int cores = Runtime.getRuntime().availableProcessors();
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores).setPreferNativeTransport(true));
    vertx
        .deployVerticle(() -> create(vertx, arguments), new DeploymentOptions().setInstances(cores))
        .onSuccess(id -> BareStore.keepHouse(vertx, arguments[1]))
        .onFailure(BareTransactions::end);
  }

  /** Nothing is held against half a program. */
  static void end(Throwable failure) {
    System.err.println(failure.getMessage());
    System.exit(1);
  }

  private static BareTransactions create(Vertx vertx, String[] arguments) {
    try {
      return new BareTransactions(vertx, arguments);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A verdict, made up to a length with blanks. */
  private static byte[] result(int length) {
    byte[] verdict =
        "{\"state\":\"decided\",\"result\":{\"verdict\":\"accepted\"}}"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] result = Arrays.copyOf(verdict, Math.max(length, verdict.length));
    Arrays.fill(result, verdict.length, result.length, (byte) ' ');
    return result;
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer()
        .requestHandler(
            request ->
                request
                    .body()
                    .compose(body -> answer(request, body))
                    .onFailure(e -> request.response().setStatusCode(500).end(e.toString())))
        .listen(port, "127.0.0.1")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private Future<Void> answer(HttpServerRequest request, Buffer body) {
    String path = request.path();
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (request.method().equals(HttpMethod.POST) && path.equals(API)) {
      return begin(request);
    }
    if (path.contains(REQUESTS)) {
      return send(request, last);
    }
    return path.contains(RESPONSES) ? decide(request, last, body) : read(request, last);
  }

  private Future<Void> begin(HttpServerRequest request) {
    KeyPair key = jwe.freshKey();
    String id = store.newHandle();
    String asked = store.newHandle();
    String response = store.newHandle();
    ECPublicKey point = (ECPublicKey) key.getPublic();
    String content =
        """
        {"nonce":"%s","state":"%s","response":"%s","x":"%s","y":"%s","d":"%s","question":%s}"""
            .formatted(
                store.newHandle(),
                store.newHandle(),
                response,
                Jwe.coordinate(point.getW().getAffineX()),
                Jwe.coordinate(point.getW().getAffineY()),
                ENCODER.encodeToString(key.getPrivate().getEncoded()),
                question);
    String begun =
        """
        {"id":"%s","state":"created","walletLink":"openid4vp://?request_uri=%s%s%s"}"""
            .formatted(id, PUBLIC_URL, REQUESTS, asked);
    return store
        .add(id, asked, response, content.getBytes(StandardCharsets.UTF_8))
        .compose(added -> request.response().setStatusCode(201).end(begun));
  }

  private Future<Void> send(HttpServerRequest request, String handle) {
    return store
        .find("request_handle", handle)
        .compose(
            found -> {
              String signed = requestObject(found.content());
              return store.change(found, "requested", found.content()).map(signed);
            })
        .compose(signed -> request.response().end(signed));
  }

  private String requestObject(byte[] content) {
    try {
      JsonNode kept = JSON.readTree(content);
      String payload =
          """
          {"client_id":"x509_san_dns:verify.example","nonce":"%s","state":"%s",\
          "response_uri":"%s%s%s","client_metadata":{"jwks":{"keys":[{"kty":"EC","crv":"P-256",\
          "alg":"ECDH-ES","use":"enc","kid":"bare","x":"%s","y":"%s"}]}},"question":%s}"""
              .formatted(
                  kept.path("nonce").asText(),
                  kept.path("state").asText(),
                  PUBLIC_URL,
                  RESPONSES,
                  kept.path("response").asText(),
                  kept.path("x").asText(),
                  kept.path("y").asText(),
                  kept.path("question"));
      String signed = encoded("{\"alg\":\"ES256\"}") + "." + encoded(payload);
      Signature signature = algorithm();
      signature.initSign(signing.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + ENCODER.encodeToString(signature.sign());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<Void> decide(HttpServerRequest request, String handle, Buffer form) {
    return store
        .find("response_handle", handle)
        .compose(
            found ->
                isGood(found.content(), form.toString().substring("response=".length()))
                    ? store.change(found, "decided", kept)
                    : Future.failedFuture("refuses what is good"))
        .compose(
            changed -> request.response().putHeader("Content-Type", "application/json").end("{}"));
  }

  private boolean isGood(byte[] content, String response) {
    try {
      JsonNode kept = JSON.readTree(content);
      byte[] key = DECODER.decode(kept.path("d").asText());
      JsonNode epk = JSON.readTree(DECODER.decode(response.split("\\.", 2)[0])).path("epk");
      byte[] plain =
          jwe.decrypt(
              response,
              KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(key)),
              jwe.key(epk.path("x").asText(), epk.path("y").asText()));
      String presentation =
          JSON.readTree(plain).path("vp_token").path(LoadWallet.QUERY).path(0).asText();
      return verifies(issuer, presentation.substring(0, presentation.indexOf('~')))
          && verifies(holder, presentation.substring(presentation.lastIndexOf('~') + 1));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean verifies(PublicKey key, String jws) throws GeneralSecurityException {
    int last = jws.lastIndexOf('.');
    Signature signature = algorithm();
    signature.initVerify(key);
    signature.update(jws.substring(0, last).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(DECODER.decode(jws.substring(last + 1)));
  }

  private Future<Void> read(HttpServerRequest request, String id) {
    return store
        .find("id", id)
        .compose(
            found -> request.response().putHeader("Content-Type", "application/json").end(result));
  }

  private Signature algorithm() throws GeneralSecurityException {
    return Signature.getInstance("SHA256withECDSAinP1363Format", provider);
  }

  private PublicKey own(PublicKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", provider)
        .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
  }

  private static String encoded(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
