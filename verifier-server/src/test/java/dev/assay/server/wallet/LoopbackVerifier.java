package dev.assay.server.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.CredentialVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.cbor.ByteString;
import dev.assay.check.Checks;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.Documents;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.JwsSigner;
import dev.assay.server.openid4vp.ClientIdentifier;
import dev.assay.server.openid4vp.ClientMetadata;
import dev.assay.server.openid4vp.DcqlAnswer;
import dev.assay.server.openid4vp.DcqlFault;
import dev.assay.server.openid4vp.DcqlQuery;
import dev.assay.server.openid4vp.DcqlReader;
import dev.assay.server.openid4vp.DirectPost;
import dev.assay.server.openid4vp.ExpectedResponse;
import dev.assay.server.openid4vp.RequestContent;
import dev.assay.server.openid4vp.RequestObject;
import dev.assay.server.openid4vp.RequestParameters;
import dev.assay.server.openid4vp.RequestSigner;
import dev.assay.server.openid4vp.ResponseAddress;
import dev.assay.server.openid4vp.ResponseMode;
import dev.assay.server.openid4vp.ResponseMode.Secrecy;
import dev.assay.server.openid4vp.WalletLink;
import dev.assay.server.openid4vp.WalletRequest;
import dev.assay.server.openid4vp.WalletResponse;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pure parts of OpenID4VP behind the JDK's own HTTP server: one request, and its answers. */
final class LoopbackVerifier implements AutoCloseable {

  static final Certified ROOT = TestPki.root("CN=Reader root").selfSigned();

  private static final String HOST = "localhost";
  private static final Certified LEAF = TestPki.leaf("CN=Verifier").dns(HOST).signedBy(ROOT);
  private static final String NONCE = "n-0S6_WzA2Mj~0123.4567";
  private static final String STATE = "eyJhb-6-sVA0123456789ab";

  private final HttpServer server;
  private final WalletLink.Method method;
  private final ClientIdentifier client;
  private final Map<String, Object> query;
  private final Optional<EncryptionKey> key;
  private final URI responseUri;
  private final RequestObject request;
  private final List<WalletRequest> fetches = new ArrayList<>();
  private final List<Checks> posts = new ArrayList<>();
  private final List<DcqlAnswer> answers = new ArrayList<>();

  /** How the verifier names itself. */
  enum Client {
    X509_SAN_DNS,
    X509_HASH
  }

  /** What a wallet has to be able to do. */
  record Way(Client client, WalletLink.Method method, ResponseMode mode) {}

  LoopbackVerifier(Way way, Map<String, Object> query) throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.method = way.method();
    this.client =
        way.client() == Client.X509_HASH
            ? ClientIdentifier.x509Hash(LEAF.certificate())
            : new ClientIdentifier.X509SanDns(HOST);
    this.query = query;
    this.key =
        way.mode().secrecy() == Secrecy.ENCRYPTED
            ? Optional.of(EncryptionKey.fresh(new SecureRandom()))
            : Optional.empty();
    this.responseUri = address("/responses/1");
    this.request =
        RequestObject.of(
                new RequestParameters(
                    client,
                    new ResponseAddress(way.mode(), responseUri, STATE),
                    new RequestContent(NONCE, query, List.of(), List.of()),
                    new ClientMetadata(key)),
                Optional.of(signer()),
                Instant.now(),
                new Checks())
            .orElseThrow();
    server.createContext("/requests/1", this::serve);
    server.createContext("/responses/1", this::take);
    server.start();
  }

  private URI address(String path) {
    return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + path);
  }

  private static RequestSigner signer() {
    try {
      String jwk = TestJws.json(TestKey.of(LEAF).privateJwk());
      List<X509Certificate> chain = List.of(LEAF.certificate(), ROOT.certificate());
      return RequestSigner.of(JwsSigner.key(jwk, Crypto.select()), chain, new Checks())
          .orElseThrow();
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a wallet is called by. */
  String link() {
    return WalletLink.ANY_WALLET.to(address("/requests/1"), client, method);
  }

  /** Where a wallet is sent whose answer is taken. */
  URI returnTo() {
    return address("/return?response_code=1");
  }

  /** What wallets sent to fetch the request. */
  List<WalletRequest> fetches() {
    return List.copyOf(fetches);
  }

  /** The rows of each post to response_uri. */
  List<Checks> posts() {
    return List.copyOf(posts);
  }

  /** What became of those answers that could be read. */
  List<DcqlAnswer> answers() {
    return List.copyOf(answers);
  }

  private void serve(HttpExchange http) throws IOException {
    Optional<WalletRequest> wallet =
        "POST".equals(http.getRequestMethod())
            ? WalletRequest.read(form(http), new Checks())
            : Optional.of(WalletRequest.EMPTY);
    if (wallet.isEmpty()) {
      send(http, 400, "application/json", "{}");
      return;
    }
    fetches.add(wallet.get());
    try {
      String jws = request.signed(wallet.get().nonce(), TestClock.NOW).orElseThrow();
      send(http, 200, RequestObject.MEDIA_TYPE, jws);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(HttpExchange http) throws IOException {
    Checks checks = new Checks();
    ExpectedResponse expected = new ExpectedResponse(Optional.of(STATE), key);
    Optional<WalletResponse> response = DirectPost.read(form(http), expected, checks);
    posts.add(checks);
    if (response.orElse(null) instanceof WalletResponse.Presented presented) {
      DcqlAnswer answer = judge(presented);
      answers.add(answer);
      if (answer instanceof DcqlAnswer.Satisfied) {
        String body = TestJws.json(Map.of("redirect_uri", returnTo().toString()));
        send(http, 200, "application/json", body);
        return;
      }
    }
    send(http, 400, "application/json", "{}");
  }

  private DcqlAnswer judge(WalletResponse.Presented presented) {
    Map<String, List<VerificationResult>> results = new LinkedHashMap<>();
    presented
        .vpToken()
        .forEach(
            (id, presentations) ->
                results.put(id, presentations.stream().map(one -> verify((String) one)).toList()));
    try {
      DcqlQuery asked = DcqlReader.read(query);
      return DcqlAnswer.check(asked, results);
    } catch (DcqlFault e) {
      throw new IllegalStateException(e);
    }
  }

  private VerificationResult verify(String presentation) {
    Exchange exchange =
        new Exchange.Redirect(
            client.text(),
            NONCE,
            responseUri.toString(),
            key.map(EncryptionKey::thumbprint).map(ByteString::of));
    HolderBinding binding =
        new HolderBinding.InExchange(
            exchange,
            Optional.of(new HolderBinding.Required(NONCE, client.text())),
            key.map(EncryptionKey::agreementKey));
    try {
      byte[] list = HeldCredentials.trustList().json();
      return CredentialVerifier.create()
          .verify(
              VerificationRequest.of(presentation).boundTo(binding),
              TestClock.NOW,
              TrustLists.of(new TrustListReader(Crypto.select()).plain("test", list)),
              Documents.none());
    } catch (TrustListFault e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, List<String>> form(HttpExchange http) throws IOException {
    Map<String, List<String>> form = new LinkedHashMap<>();
    String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), any -> new ArrayList<>())
          .add(parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
    }
    return form;
  }

  private static void send(HttpExchange http, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    http.getResponseHeaders().set("Content-Type", type);
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
