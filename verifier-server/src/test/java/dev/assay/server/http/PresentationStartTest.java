package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.CredentialVerifier;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.PresentationConfig.Store;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.TrustListSource;
import dev.assay.server.fetch.Egress;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that could not ask residents safely does not start, and says why. */
class PresentationStartTest {

  private static final String SECRET = "hunter2-hunter2";
  private static final Certified ROOT = TestPki.root("CN=Reader root").selfSigned();
  private static final Certified VERIFIER =
      TestPki.leaf("CN=Verifier").dns("verify.example").dns("localhost").signedBy(ROOT);

  @TempDir private Path folder;

  private Vertx vertx;
  private ServerConfig usual;
  private PresentationConfig asking;

  @BeforeEach
  void configure() throws IOException {
    PresentationSetting setting = new PresentationSetting(folder);
    usual = setting.config();
    asking = setting.presentations();
    vertx = AssayServer.vertx(usual);
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theKeyMustBeAFile() {
    assertThat(fault(signing("none.jwk", "reader.pem")))
        .hasMessageStartingWith("presentations.signing.key is ")
        .hasMessageEndingWith("must be a file that can be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2-hunter2",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"hunter2-hunter2\"}",
        "-----BEGIN PRIVATE KEY-----\nhunter2-hunter2\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"
      })
  void theKeyMustBePrivateAndWhole(String text) throws IOException {
    Files.writeString(folder.resolve("bad.jwk"), text);
    ConfigFault fault = fault(signing("bad.jwk", "reader.pem"));
    assertThat(fault.key()).isEqualTo("presentations.signing.key");
    assertThat(fault)
        .hasMessageContaining("must hold a private key, a JWK or PKCS #8 in PEM")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aPublicKeyDoesNotSign() throws IOException {
    write("public.jwk", TestJws.json(TestKey.of(VERIFIER).publicJwk()));
    assertThat(fault(signing("public.jwk", "reader.pem")).key())
        .isEqualTo("presentations.signing.key");
  }

  @Test
  void theCertificatesMustBeAFile() {
    assertThat(fault(signing("reader.jwk", "none.pem")))
        .hasMessageStartingWith("presentations.signing.certificates is ")
        .hasMessageEndingWith("must be a file that can be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificate",
        "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nMA\n-----END CERTIFICATE-----\n"
      })
  void theCertificatesMustBeSome(String text) throws IOException {
    write("bad.pem", text);
    assertThat(fault(signing("reader.jwk", "bad.pem")).key())
        .isEqualTo("presentations.signing.certificates");
  }

  @Test
  void theFirstCertificateIsThatOfTheKey() throws IOException {
    write("other.pem", TestPki.leaf("CN=Other").dns("verify.example").signedBy(ROOT).pem());
    assertThat(fault(signing("reader.jwk", "other.pem")))
        .hasMessageStartingWith("presentations.signing.certificates is ")
        .hasMessageContaining("another key's");
  }

  @Test
  void theCertificatesStandInTheirOrder() throws IOException {
    Certified other = TestPki.root("CN=Other root").selfSigned();
    write("order.pem", VERIFIER.pem() + other.pem());
    assertThat(fault(signing("reader.jwk", "order.pem")))
        .hasMessageContaining("a certificate is not of the next one");
  }

  @Test
  void theCertificateHasTheNameThatWalletsAreTold() {
    PresentationConfig elsewhere = at("https://other.example", Client.X509_SAN_DNS);
    assertThat(fault(elsewhere))
        .hasMessageStartingWith("presentations.signing.certificates is ")
        .hasMessageContaining("other.example");
  }

  @ParameterizedTest
  @CsvSource({
    "https://VERIFY.example, X509_SAN_DNS",
    "http://localhost:8080, X509_SAN_DNS",
    "https://other.example, X509_HASH"
  })
  void aNameInOtherLettersOrAHashWillDo(String url, Client client) throws Exception {
    AssayServer server = start(usual.with(at(url, client)));
    server.stop().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2-hunter2", "aHVudGVyMi1odW50ZXIy", "!"})
  void aSealingKeyHas32Bytes(String text) throws IOException {
    write("bad.key", text);
    ConfigFault fault = fault(keptBy(store(), "bad.key"));
    assertThat(fault.key()).isEqualTo("presentations.store.keys");
    assertThat(fault)
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aSealingKeyMustBeAFile() {
    ConfigFault fault = fault(keptBy(store(), "store.key", "none.key"));
    assertThat(fault.key()).isEqualTo("presentations.store.keys");
    assertThat(fault).hasMessageContaining("none.key").hasMessageContaining("can be read");
  }

  @Test
  void noSealingKeyStandsTwice() throws IOException {
    Files.copy(folder.resolve("store.key"), folder.resolve("copy.key"));
    ConfigFault fault = fault(keptBy(store(), "store.key", "copy.key"));
    assertThat(fault.key()).isEqualTo("presentations.store.keys");
    assertThat(fault).hasMessageContaining("must name each key once");
  }

  @Test
  void severalSealingKeysWillDo() throws Exception {
    write("older.key", Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    AssayServer server = start(usual.with(keptBy(store(), "store.key", "older.key")));
    server.stop().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aStoreThatCannotBeOpenedIsAFault() throws IOException {
    write("file", "no folder");
    ConfigFault fault = fault(keptBy("h2:" + folder.resolve("file").resolve("store"), "store.key"));
    assertThat(fault.key()).isEqualTo("presentations.store.url");
    assertThat(fault).hasMessageContaining("opened and written");
  }

  @Test
  void aFileThatIsNoDatabaseIsAFaultAndStaysAsItIs() throws IOException {
    write("other.mv.db", "something else");
    assertThat(fault(keptBy("h2:" + folder.resolve("other"), "store.key")).key())
        .isEqualTo("presentations.store.url");
    assertThat(folder.resolve("other.mv.db")).hasContent("something else");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h2:store;INIT=RUNSCRIPT FROM 'hunter2-hunter2'",
        "postgresql://assay:hunter2-hunter2@127.0.0.1:1/assay",
        "postgresql://assay:hunter2-hunter2@127.0.0.1:x/assay",
        "postgresql://assay:hunter2-hunter2@127.0.0.1/assay?sslmode=none",
        "postgresql://assay:hunter2-hunter2 @127.0.0.1/assay"
      })
  void whateverIsWrongWithTheStoreItsPasswordIsNotRepeated(String url) {
    ConfigFault fault = fault(keptBy(url, "store.key"));
    assertThat(fault.key()).isEqualTo("presentations.store.url");
    assertThat(fault).hasMessageNotContaining(SECRET);
  }

  @Test
  void aFaultOfTheSigningFilesLeavesNoStoreBehind() {
    assertThat(fault(signing("none.jwk", "reader.pem"))).isNotNull();
    assertThat(folder.resolve("store.mv.db")).doesNotExist();
  }

  @Test
  void aFaultOfATrustListClosesTheStore() throws Exception {
    ServerConfig config =
        usual.trusting(List.of(new TrustListSource.OfFile(folder.resolve("none.json"), List.of())));
    ConfigFault fault = catchThrowableOfType(ConfigFault.class, () -> start(config));
    assertThat(fault.key()).startsWith("trustList");
    Path file = folder.resolve("store.mv.db");
    assertThat(file).exists();
    // Once is enough: what tidies the file up afterwards has it again for a moment.
    Instant end = Instant.now().plusSeconds(30);
    boolean wasFree = isFree(file);
    while (!wasFree && Instant.now().isBefore(end)) {
      wasFree = isFree(file);
    }
    assertThat(wasFree).isTrue();
  }

  @Test
  void aRunningServerHoldsItsStore() throws Exception {
    AssayServer server = start(usual);
    assertThat(isFree(folder.resolve("store.mv.db"))).isFalse();
    server.stop().toCompletionStage().toCompletableFuture().join();
    assertThat(isFree(folder.resolve("store.mv.db"))).isTrue();
  }

  private static boolean isFree(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private String store() {
    return asking.store().url();
  }

  private PresentationConfig signing(String key, String certificates) {
    return new PresentationConfig(
        asking.publicUrl(),
        new Signing(folder.resolve(key), folder.resolve(certificates), Client.X509_SAN_DNS),
        asking.store(),
        asking.lifetime(),
        asking.services());
  }

  private PresentationConfig at(String url, Client client) {
    return new PresentationConfig(
        URI.create(url),
        new Signing(asking.signing().key(), folder.resolve("reader.pem"), client),
        asking.store(),
        asking.lifetime(),
        asking.services());
  }

  private PresentationConfig keptBy(String url, String... keys) {
    return new PresentationConfig(
        asking.publicUrl(),
        asking.signing(),
        new Store(url, Stream.of(keys).map(folder::resolve).toList()),
        asking.lifetime(),
        asking.services());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private ConfigFault fault(PresentationConfig config) {
    ConfigFault fault = catchThrowableOfType(ConfigFault.class, () -> start(usual.with(config)));
    assertThat(fault).isNotNull();
    return fault;
  }

  private AssayServer start(ServerConfig config) throws ConfigFault {
    Clock clock = Clock.fixed(TestClock.NOW, ZoneOffset.UTC);
    Egress egress =
        Egress.open(
            vertx, config.fetch(), host -> List.of(InetAddress.getLoopbackAddress()), clock);
    return AssayServer.of(
        new AssayServer.Parts(config, vertx, egress, CredentialVerifier.create(), clock));
  }
}
