package dev.assay.server.web;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.TrustListSource;
import dev.assay.server.config.WorkConfig;
import dev.assay.server.fetch.Egress;
import dev.assay.server.http.AssayServer;
import dev.assay.testkit.DccVectors;
import dev.assay.testkit.ShcVectors;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Vectors;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The real server on loopback, trusting who issued the vectors, at the instant of each of them. */
final class VectorPages implements AutoCloseable {

  private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
  private final AssayServer server;
  private final int port;

  private VectorPages(Path folder) throws Exception {
    Path file = Files.write(folder.resolve("vectors.json"), trustList().json());
    FetchConfig nothing =
        new FetchConfig(
            FetchConfig.Use.DISABLED,
            FetchConfig.DEFAULT.privateHosts(),
            FetchConfig.DEFAULT.connectTimeout(),
            FetchConfig.DEFAULT.totalTimeout(),
            Duration.ofHours(1),
            FetchConfig.DEFAULT.cacheBytes(),
            FetchConfig.DEFAULT.extraAuthorities());
    ServerConfig config =
        ServerConfig.DEFAULT
            .at("127.0.0.1", 0)
            .with(WorkConfig.DEFAULT, nothing)
            .trusting(List.of(new TrustListSource.OfFile(file, List.of())));
    Vertx vertx = AssayServer.vertx(config);
    Egress egress = Egress.open(vertx, config.fetch(), clock::get);
    server =
        AssayServer.of(
            new AssayServer.Parts(config, vertx, egress, CredentialVerifier.create(), clock::get));
    port = server.start().toCompletionStage().toCompletableFuture().join();
  }

  static VectorPages start(Path folder) throws Exception {
    return new VectorPages(folder);
  }

  void setClock(String at) {
    clock.set(Instant.parse(at));
  }

  String address(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private static TestTrust.Node trustList() throws IOException, ParseException {
    return TestTrust.list("vectors")
        .with("issued", "2020-01-01T00:00:00Z")
        .with("nextUpdate", "2090-01-01T00:00:00Z")
        .entry(entry("dcc", dcc(certificates())))
        .entry(entry("nhs", dcc(keys()).with("issuer", "GB")))
        .entry(
            entry(
                "shc",
                TestTrust.jwks(ShcVectors.ISSUER)
                    .with("anchors", List.of(Map.of("jwks", cardKeys())))
                    .with("formats", List.of("smart-health-card"))
                    .with("types", List.of("https://smarthealth.cards#health-card"))))
        .entry(
            entry(
                "vds",
                TestTrust.x5c(csca())
                    .with("formats", List.of("vds-nc"))
                    .with("types", List.of("icao.vacc", "icao.test"))
                    .with("revocation", "if-supplied")));
  }

  private static TestTrust.Node entry(String id, TestTrust.Node service) {
    return TestTrust.entry(id)
        .with("states", List.of(TestTrust.state("granted", "2020-01-01T00:00:00Z")))
        .service(service);
  }

  private static TestTrust.Node dcc(List<Map<String, Object>> anchors) {
    return TestTrust.x5c()
        .with("mechanism", "kid")
        .with("anchors", anchors)
        .with("formats", List.of("eu-dcc"))
        .with("legacy", List.of("dcc-beyond-signer"))
        .with("types", List.of("*"));
  }

  private static List<Map<String, Object>> certificates() {
    return anchors("certificate");
  }

  /** Of the United Kingdom's examples, which name their key as nobody else does. */
  private static List<Map<String, Object>> keys() {
    return anchors("jwk");
  }

  private static List<Map<String, Object>> anchors(String kind) {
    return DccVectors.all().stream()
        .filter(one -> CodeOnScreen.DCCS.contains(one.id()))
        .filter(one -> !one.id().equals(CodeOnScreen.OF_NOBODY))
        .flatMap(one -> one.anchors().stream())
        .filter(anchor -> anchor.containsKey(kind))
        .distinct()
        .toList();
  }

  private static Map<String, Object> cardKeys() throws IOException, ParseException {
    Path file = Vectors.folder("shc").resolve("spec-examples/issuer/.well-known/jwks.json");
    return JSONObjectUtils.parse(Files.readString(file));
  }

  private static String csca() throws IOException {
    Path file = Vectors.folder("vds-nc").resolve("CSCA_AUS.der");
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }

  @Override
  public void close() {
    server.stop().toCompletionStage().toCompletableFuture().join();
  }
}
