package dev.assay.server.web;

import dev.assay.CredentialVerifier;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.TrustListSource;
import dev.assay.server.fetch.Egress;
import dev.assay.server.http.AssayServer;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The real server on loopback, with the demo trust list and one more issuer. */
final class PageServer implements AutoCloseable {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ISSUER = "https://issuer.example";

  private static final String LICENCE = "org.iso.18013.5.1.mDL";

  private final TestIssuer issuer = TestIssuer.withKey(ISSUER, TestKey.es256("pages"));
  private final Certified authority = TestPki.root("CN=Test IACA,C=GB").pathLength(0).selfSigned();
  private final Path demo = demoFolder();
  private final AssayServer server;
  private final int port;

  private PageServer(Path folder) throws Exception {
    TestTrust.Node service = TestTrust.jwks(ISSUER, issuer.key().publicJwk());
    TestTrust.Node licences =
        TestTrust.x5c(authority.base64())
            .with("formats", List.of("mso_mdoc"))
            .with("types", List.of(LICENCE));
    TestTrust.Node list =
        TestTrust.list("pages")
            .entry(TestTrust.entry("pages").service(service))
            .entry(TestTrust.entry("licences").service(licences));
    Path file = Files.write(folder.resolve("pages.json"), list.json());
    Path demoList = demo.resolve("demo.trust-list.json");
    ServerConfig config =
        ServerConfig.DEFAULT
            .at("127.0.0.1", 0)
            .trusting(
                List.of(
                    new TrustListSource.OfFile(demoList, List.of()),
                    new TrustListSource.OfFile(file, List.of())));
    Vertx vertx = AssayServer.vertx(config);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Egress egress = Egress.open(vertx, config.fetch(), clock);
    server =
        AssayServer.of(
            new AssayServer.Parts(config, vertx, egress, CredentialVerifier.create(), clock));
    port = server.start().toCompletionStage().toCompletableFuture().join();
  }

  static PageServer start() throws Exception {
    return new PageServer(Files.createTempDirectory("assay-pages"));
  }

  String address(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  String sample(String file) {
    try {
      return Files.readString(demo.resolve("demo/samples").resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String credentialSaying(String text) {
    return issuer.credential().claim("note", text).issue().compact();
  }

  /** Of an invented person. */
  TestCredential person() {
    return issuer
        .credential()
        .claim("given_name", "Erin")
        .claim("family_name", "Vale")
        .claim("birthdate", "1990-05-17");
  }

  TestMdoc licence() {
    Certified signer =
        TestPki.leaf("CN=Test document signer,C=GB")
            .extendedKeyUsage("1.0.18013.5.1.2")
            .signedBy(authority);
    return TestMdoc.of(LICENCE, signer, TestKey.es256("device"))
        .element("org.iso.18013.5.1", "given_name", "Rhys")
        .element("org.iso.18013.5.1", "family_name", "Fernhollow")
        .element("org.iso.18013.5.1", "birth_date", "1984-11-02")
        .element("org.iso.18013.5.1", "expiry_date", "2031-01-31");
  }

  String credentialWithAStatusOutOfReach() {
    return issuer.credential().status(ISSUER + "/status/1", 1).issue().compact();
  }

  private static Path demoFolder() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("trust-lists")) && here.getParent() != null) {
      here = here.getParent();
    }
    return here.resolve("trust-lists");
  }

  @Override
  public void close() {
    server.stop().toCompletionStage().toCompletableFuture().join();
  }
}
