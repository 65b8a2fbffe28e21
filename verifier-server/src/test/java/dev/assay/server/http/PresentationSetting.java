package dev.assay.server.http;

import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.server.config.ApiKey;
import dev.assay.server.config.AskingTerms;
import dev.assay.server.config.CallbackConfig;
import dev.assay.server.config.LocalText;
import dev.assay.server.config.OauthClient;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.config.ServiceConfig.CrossDevice;
import dev.assay.server.config.ServiceConfig.OwnQueries;
import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A council that asks residents, another service beside it, and the documents that residents have.
 */
final class PresentationSetting {

  static final String PUBLIC_URL = "https://verify.example";
  static final String RETURN_URL = "https://council.example/permits/done";
  static final String COUNCIL_KEY = "council-key";
  static final String LIBRARY_KEY = "library-key";
  static final String LICENCE = "org.iso.18013.5.1.mDL";
  static final String NAME_SPACE = "org.iso.18013.5.1";

  /** Two claims of a permit, of which there are more. */
  static final Map<String, Object> PERMIT_QUERY =
      query(
          Map.of(
              "id",
              "permit",
              "format",
              "dc+sd-jwt",
              "meta",
              Map.of("vct_values", List.of(TestTrust.TYPE)),
              "claims",
              List.of(
                  Map.of("path", List.of("zone")), Map.of("path", List.of("address", "town")))));

  /** One element of a licence, of which there are more. */
  static final Map<String, Object> LICENCE_QUERY =
      query(
          Map.of(
              "id",
              "licence",
              "format",
              "mso_mdoc",
              "meta",
              Map.of("doctype_value", LICENCE),
              "claims",
              List.of(Map.of("path", List.of(NAME_SPACE, "age_over_18")))));

  /** Whom wallets trust. */
  static final Certified READER_ROOT = TestPki.root("CN=Reader root").selfSigned();

  static final Certified READER =
      TestPki.leaf("CN=Verifier").dns("verify.example").dns("localhost").signedBy(READER_ROOT);
  private static final Certified AUTHORITY =
      TestPki.root("CN=Test IACA,C=GB").pathLength(0).selfSigned();

  final TestIssuer issuer = TestIssuer.withKey("https://permits.example", TestKey.es256("permits"));
  final TestKey device = TestKey.es256("device of a resident");
  final Certified signer =
      TestPki.leaf("CN=Licences,C=GB").extendedKeyUsage("1.0.18013.5.1.2").signedBy(AUTHORITY);

  private final Path folder;
  private String store;
  URI publicUrl = URI.create(PUBLIC_URL);
  String returnUrl = RETURN_URL;
  Client client = Client.X509_SAN_DNS;
  Map<String, List<OauthClient>> clients = Map.of();
  Map<String, AskingTerms> terms = Map.of();
  UnaryOperator<PresentationConfig.Signing> signing = UnaryOperator.identity();
  Stage stage = Stage.LIVE;
  Optional<CallbackConfig> callback = Optional.empty();
  int port;

  /** On a port that is known before the server starts, so that wallets of others find it. */
  PresentationSetting onLoopback() throws IOException {
    port = FreePort.find();
    publicUrl = URI.create("http://localhost:" + port);
    return this;
  }

  PresentationSetting(Path folder) {
    this.folder = folder;
    this.store = "h2:" + folder.resolve("store").toAbsolutePath();
  }

  /** The same, of which everything is kept in another folder. */
  PresentationSetting at(Path other) throws IOException {
    PresentationSetting setting = new PresentationSetting(Files.createDirectories(other));
    setting.stage = stage;
    return setting;
  }

  /** Kept there instead of in a file. */
  PresentationSetting in(String url) {
    store = url;
    return this;
  }

  private static Map<String, Object> query(Map<String, Object> credential) {
    return Map.of("credentials", List.of(credential));
  }

  ServerConfig config() throws IOException {
    TestTrust.Node permits = TestTrust.jwks(issuer.identifier(), issuer.key().publicJwk());
    return config(list(permits, LICENCE));
  }

  /** A trust list of who issues permits, and of who issues documents of these types. */
  static TestTrust.Node list(TestTrust.Node permits, String... docTypes) {
    TestTrust.Node documents =
        TestTrust.x5c(AUTHORITY.base64())
            .with("formats", List.of("mso_mdoc"))
            .with("types", List.of(docTypes));
    return TestTrust.list("test")
        .entry(TestTrust.entry("permits").service(permits))
        .entry(TestTrust.entry("licences").service(documents));
  }

  /** The same, trusting other issuers. */
  ServerConfig config(TestTrust.Node list) throws IOException {
    return Api.trusting(folder, list).at("127.0.0.1", port).with(presentations());
  }

  PresentationConfig presentations() throws IOException {
    Path key = write("reader.jwk", TestJws.json(TestKey.of(READER).privateJwk()));
    Path chain = write("reader.pem", READER.pem());
    byte[] sealing = new byte[32];
    Arrays.fill(sealing, (byte) 7);
    Path sealingKey = write("store.key", Base64.getEncoder().encodeToString(sealing));
    return new PresentationConfig(
        publicUrl,
        signing.apply(new PresentationConfig.Signing(key, chain, client)),
        new PresentationConfig.Store(store, List.of(sealingKey)),
        Duration.ofMinutes(5),
        List.of(
            service("council", COUNCIL_KEY, CrossDevice.ACCEPT_PHISHING_RISK, OwnQueries.ACCEPT),
            service("library", LIBRARY_KEY, CrossDevice.REFUSE, OwnQueries.REFUSE)));
  }

  /** The same configuration as a file, for a server in a process of its own. */
  Path file() throws IOException {
    config();
    Files.writeString(folder.resolve("permit.json"), Json.write(PERMIT_QUERY));
    Files.writeString(folder.resolve("licence.json"), Json.write(LICENCE_QUERY));
    Map<String, Object> service =
        Map.of(
            "id", "council",
            "name", Map.of("en", "Fernhollow council", "cy", "Cyngor Fernhollow"),
            "purpose", Map.of("en", "To renew your permit.", "cy", "I adnewyddu eich trwydded."),
            "apiKeys", List.of(Map.of("name", "council", "sha256", ApiKey.digestOf(COUNCIL_KEY))),
            "templates", Map.of("permit", "permit.json", "licence", "licence.json"),
            "returnUrls", List.of(RETURN_URL),
            "crossDevice", "accept_phishing_risk");
    Map<String, Object> presentations =
        Map.of(
            "publicUrl", publicUrl.toString(),
            "signing", Map.of("key", "reader.jwk", "certificates", "reader.pem"),
            "store", Map.of("url", store, "keys", List.of("store.key")),
            "services", List.of(service));
    Map<String, Object> config =
        Map.of(
            "port",
            (long) port,
            "trustLists",
            List.of(Map.of("file", "list.json")),
            "presentations",
            presentations);
    return write("assay-" + port + ".json", Json.write(config));
  }

  private ServiceConfig service(
      String id, String key, CrossDevice crossDevice, OwnQueries ownQueries) {
    return new ServiceConfig(
        id,
        new LocalText("Fernhollow " + id, "Cyngor Fernhollow " + id),
        new LocalText("To renew your permit.", "I adnewyddu eich trwydded."),
        List.of(new ApiKey(id, ApiKey.digestOf(key))),
        clients.getOrDefault(id, List.of()),
        Map.of("permit", PERMIT_QUERY, "licence", LICENCE_QUERY),
        ownQueries,
        List.of(URI.create(returnUrl)),
        crossDevice,
        Duration.ofMinutes(10),
        callback,
        stage,
        terms.getOrDefault(id, AskingTerms.USUAL));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A permit with everything that it says. */
  TestSdJwt permit() {
    return issuer
        .credential()
        .claim("zone", TestCredential.hidden("B"))
        .claim(
            "address",
            Map.of(
                "town", TestCredential.hidden("Fernhollow"),
                "street", TestCredential.hidden("Canary Lane 7193")))
        .boundTo(device)
        .issue();
  }

  /** A licence with everything that it says. */
  TestMdoc licence() {
    return TestMdoc.of(LICENCE, signer, device)
        .element(NAME_SPACE, "age_over_18", true)
        .element(NAME_SPACE, "family_name", "Canary-7193");
  }

  /** A caller of this server with the key of a service. */
  record Caller(Endpoint api, String key) {

    HttpResponse<String> begin(Map<String, Object> request)
        throws IOException, InterruptedException {
      return api.send(
          keyed("/v1/presentation-requests")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(Json.write(request))));
    }

    Begun begun(Map<String, Object> request)
        throws IOException, InterruptedException, JsonException {
      HttpResponse<String> response = begin(request);
      if (response.statusCode() != 201) {
        throw new AssertionError(response.statusCode() + " " + response.body());
      }
      return new Begun(Api.json(response));
    }

    HttpResponse<String> look(String id, Optional<String> code)
        throws IOException, InterruptedException {
      String query = code.map(one -> "?response_code=" + one).orElse("");
      return api.send(keyed("/v1/presentation-requests/" + id + query));
    }

    Map<String, Object> view(String id) throws IOException, InterruptedException, JsonException {
      return Api.json(look(id, Optional.empty()));
    }

    HttpResponse<String> end(String id) throws IOException, InterruptedException {
      return api.send(keyed("/v1/presentation-requests/" + id).DELETE());
    }

    private HttpRequest.Builder keyed(String path) {
      return api.at(path).header("Authorization", "Bearer " + key);
    }
  }

  /**
   * Opens the page of a request as a browser does that was never there.
   *
   * @return its cookie
   */
  static String visit(Endpoint api, Begun begun) throws IOException, InterruptedException {
    HttpResponse<String> greeted = api.send(api.at(begun.page()));
    String cookie = greeted.headers().firstValue("Set-Cookie").orElseThrow();
    String value = cookie.substring(0, cookie.indexOf(';'));
    api.send(api.at(begun.page() + "?greeted=1").header("Cookie", value));
    return value;
  }

  /** What a caller got who began. */
  record Begun(Map<String, Object> json) {

    String id() {
      return String.valueOf(json.get("id"));
    }

    String walletLink() {
      return String.valueOf(json.get("walletLink"));
    }

    /** The path of the page. */
    String page() {
      return URI.create(String.valueOf(json.get("page"))).getPath();
    }
  }

  /** What asks on the same device for a template. */
  static Map<String, Object> sameDevice(String template) {
    return with(Map.of("template", template), "returnUrl", RETURN_URL);
  }

  /** What asks on another device for a template. */
  static Map<String, Object> crossDevice(String template) {
    return with(Map.of("template", template), "flow", "cross-device");
  }

  /** The only credential of a query. */
  @SuppressWarnings("unchecked") // what we wrote ourselves
  static Map<String, Object> credential(Map<String, Object> query) {
    return ((List<Map<String, Object>>) query.getOrDefault("credentials", List.of())).get(0);
  }

  static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
    Map<String, Object> longer = new LinkedHashMap<>(request);
    longer.put(name, value);
    return longer;
  }
}
