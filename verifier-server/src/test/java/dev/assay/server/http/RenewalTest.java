package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.config.PresentationConfig.Store;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests that are open while certificates and keys are renewed. */
class RenewalTest {

  @TempDir private Path folder;

  private PresentationSetting setting;
  private Api api;
  private Caller council;

  @BeforeEach
  void start() throws Exception {
    setting = new PresentationSetting(folder);
    setting.port = FreePort.find();
    api = Api.start(setting.config());
    council = new Caller(api, COUNCIL_KEY);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void underAHashOnlyWhatAWalletHasFetchedOutlivesTheCertificate() throws Exception {
    setting.client = Client.X509_HASH;
    rerun(setting.presentations());
    Begun waiting = council.begun(crossDevice("permit"));
    Begun fetched = council.begun(crossDevice("permit"));
    TestHolder before = TestHolder.follow(api, fetched.walletLink());
    rerun(withAnotherCertificate());

    assertThat(TestHolder.fetch(api, waiting.walletLink(), Optional.empty()).statusCode())
        .isEqualTo(404);
    assertThat(TestHolder.fetch(api, fetched.walletLink(), Optional.empty()).statusCode())
        .isEqualTo(404);
    before.answer("permit", before.present(setting, setting.permit()).compact());
    assertThat(council.look(fetched.id(), Optional.empty()).body())
        .contains("\"verdict\":\"accepted\"");
  }

  @Test
  void underANameNothingChangesWithTheCertificate() throws Exception {
    rerun(setting.presentations());
    Begun begun = council.begun(crossDevice("permit"));
    rerun(withAnotherCertificate());
    assertAccepted(begun);
  }

  @Test
  void whatTheOldSealingKeySealedOpensWhileThatIsConfigured() throws Exception {
    PresentationConfig before = setting.presentations();
    rerun(before);
    Begun begun = council.begun(crossDevice("permit"));
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 8);
    Path fresh = write("fresh.key", Base64.getEncoder().encodeToString(bytes));
    Path old = before.store().keys().get(0);

    rerun(sealing(before, List.of(fresh)));
    HttpResponse<String> closed = council.look(begun.id(), Optional.empty());
    assertThat(closed.statusCode()).isEqualTo(503);
    assertThat(closed.body()).contains("server.store");

    rerun(sealing(before, List.of(fresh, old)));
    assertAccepted(begun);

    rerun(sealing(before, List.of(fresh)));
    assertThat(council.view(begun.id())).containsEntry("state", "decided");
  }

  private void assertAccepted(Begun begun) throws Exception {
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer("permit", holder.present(setting, setting.permit()).compact());
    assertThat(council.look(begun.id(), Optional.empty()).body())
        .contains("\"verdict\":\"accepted\"");
  }

  private PresentationConfig withAnotherCertificate() throws IOException {
    PresentationConfig usual = setting.presentations();
    Certified renewed =
        TestPki.leaf("CN=Renewed verifier")
            .dns("verify.example")
            .signedBy(TestPki.root("CN=Reader root").selfSigned());
    Path key = write("renewed.jwk", TestJws.json(TestKey.of(renewed).privateJwk()));
    Path chain = write("renewed.pem", renewed.pem());
    return new PresentationConfig(
        usual.publicUrl(),
        new Signing(key, chain, setting.client),
        usual.store(),
        usual.lifetime(),
        usual.services());
  }

  private static PresentationConfig sealing(PresentationConfig usual, List<Path> keys) {
    return new PresentationConfig(
        usual.publicUrl(),
        usual.signing(),
        new Store(usual.store().url(), keys),
        usual.lifetime(),
        usual.services());
  }

  private void rerun(PresentationConfig presentations) throws Exception {
    api.close();
    api = Api.start(setting.config().with(presentations));
    council = new Caller(api, COUNCIL_KEY);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
