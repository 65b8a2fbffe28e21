package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.crossDevice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.DocumentKind;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Publisher;
import dev.assay.testkit.TestTrust;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential that its issuer has taken back, or of which nobody can tell. */
class PresentationStatusTest {

  private final Vertx vertx = Vertx.vertx();
  private Publisher publisher;
  private AnswerBench bench;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    PresentationSetting setting = new PresentationSetting(folder);
    publisher = new Publisher(vertx, Publisher.HOST, request -> answer(setting, request));
    TestTrust.Node permits =
        TestTrust.jwks(setting.issuer.identifier(), setting.issuer.key().publicJwk())
            .with("roles", List.of("issuance", "status"))
            .with("hosts", List.of(publisher.authority()));
    FetchConfig fetch =
        FetchConfig.DEFAULT
            .within(Duration.ofSeconds(30), Duration.ofSeconds(60))
            .trusting(Publisher.authorityFile(folder))
            .permittingPrivate(Set.of(publisher.authority()));
    ServerConfig config =
        Api.trusting(
            folder, TestTrust.list("test").entry(TestTrust.entry("permits").service(permits)));
    bench =
        AnswerBench.start(setting, config.with(config.work(), fetch).with(setting.presentations()));
  }

  private void answer(PresentationSetting setting, HttpServerRequest request) {
    String url = publisher.url(String.valueOf(request.path()));
    request
        .response()
        .setStatusCode("/gone".equals(request.path()) ? 410 : 200)
        .putHeader("Content-Type", DocumentKind.STATUS_LIST.mediaTypes().get(0))
        .end(setting.issuer.statusList(url).entry(1, 1).compact());
  }

  @AfterEach
  void stop() {
    bench.close();
    publisher.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** {@code oid4vp-1final-verifier-present-revoked-credential}. */
  @Test
  void aRevokedPermitIsRejected() throws Exception {
    bench.assertRejected(
        crossDevice("permit"),
        run -> run.holder().answer("permit", permit(run, "/list", 1)),
        "status.revoked status.revoked");
  }

  @Test
  void oneThatIsNotRevokedIsAccepted() throws Exception {
    bench.assertAccepted(
        crossDevice("permit"), run -> run.holder().answer("permit", permit(run, "/list", 0)));
    assertThat(publisher.requests()).isEqualTo(1);
  }

  @Test
  void whereNobodyCanTellItIsNeitherAndNothingIsHandedOver() throws Exception {
    Map<String, Object> view =
        bench.answered(
            crossDevice("permit"), run -> run.holder().answer("permit", permit(run, "/gone", 0)));
    assertThat(view).containsEntry("state", "decided");
    assertThat(view.toString())
        .contains("{verdict=undetermined")
        .doesNotContain(AnswerBench.CANARY, "claims=");
  }

  private String permit(AnswerBench.Run run, String path, int index) {
    return run.present(AnswerBench.permit(run.setting()).status(publisher.url(path), index))
        .compact();
  }
}
