package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LICENCE;
import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.document.DocumentKind;
import dev.assay.server.callback.CallbackWitness;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.PresentationConfig.OlderWallets;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Publisher;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestTrust;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On the same device a no that says something about a holder is for the browser that began, as a
 * yes is: a stranger's wallet may have answered.
 */
class HeldResultTest {

  private static final Instant OVER = TestClock.ISSUED.plus(Duration.ofDays(1));
  private static final String LIBRARY_CARD = "org.example.library-card";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private PresentationSetting setting;
  private Publisher statusLists;
  private CallbackWitness witness;
  private Publisher receiver;
  private Api api;
  private Caller council;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    setting = new PresentationSetting(folder);
    statusLists = new Publisher(vertx, Publisher.HOST, this::tellOfRevocation);
    int port = FreePort.find();
    witness = new CallbackWitness(port, () -> TestClock.NOW);
    receiver = witness.listen(204);
    setting.callback = Optional.of(witness.config(folder));
    TestTrust.Node permits =
        TestTrust.jwks(setting.issuer.identifier(), setting.issuer.key().publicJwk())
            .with("roles", List.of("issuance", "status"))
            .with("hosts", List.of(statusLists.authority()));
    FetchConfig fetch =
        FetchConfig.DEFAULT
            .within(Duration.ofSeconds(30), PATIENCE)
            .trusting(Publisher.authorityFile(folder))
            .permittingPrivate(Set.of(statusLists.authority(), "localhost:" + port));
    ServerConfig config = setting.config(PresentationSetting.list(permits, LICENCE, LIBRARY_CARD));
    api =
        Api.start(
            config
                .with(config.work(), fetch)
                .with(setting.presentations().with(OlderWallets.ACCEPT_ISO_18013_7)));
    council = new Caller(api, COUNCIL_KEY);
  }

  private void tellOfRevocation(HttpServerRequest request) {
    String url = statusLists.url(String.valueOf(request.path()));
    request
        .response()
        .putHeader("Content-Type", DocumentKind.STATUS_LIST.mediaTypes().get(0))
        .end(setting.issuer.statusList(url).entry(1, 1).compact());
  }

  @AfterEach
  void stop() {
    api.close();
    receiver.close();
    witness.close();
    statusLists.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aPermitThatHasExpiredIsForTheBrowserThatBegan() throws Exception {
    Asked asked = ask("permit");
    assertHeld(asked, answered(asked, expired()), "time.expired");
  }

  @Test
  void aPermitThatWasRevokedIsForTheBrowserThatBegan() throws Exception {
    Asked asked = ask("permit");
    TestCredential revoked = permit().status(statusLists.url("/list"), 1);
    assertHeld(asked, answered(asked, revoked), "status.revoked");
  }

  @Test
  void aLicenceThatHasExpiredIsForTheBrowserThatBegan() throws Exception {
    Asked asked = ask("licence");
    TestMdoc licence = setting.licence().validity("validUntil", TestCbor.date(OVER.toString()));
    HttpResponse<String> answered =
        asked.holder().answer("licence", asked.holder().present(licence));
    assertHeld(asked, answered, "time.expired");
  }

  @Test
  void aGenuineDocumentThatNobodyAskedForIsForTheBrowserThatBegan() throws Exception {
    Asked asked = ask("permit");
    HttpResponse<String> answered =
        asked.holder().answer("another", asked.holder().present(libraryCard()));
    assertHeld(asked, answered, "dcql.answer.asked");
  }

  @Test
  void soIsOneInsideAResponseOfIso18013Part7() throws Exception {
    Asked asked = ask("licence");
    OlderHolder holder =
        OlderHolder.follow(api, String.valueOf(asked.begun().json().get("olderWalletLink")));
    assertHeld(asked, holder.post(holder.signed(libraryCard())), "dcql.answer.asked");
  }

  /** Else whoever asks could not tell a forgery from a resident who does not come back. */
  @Test
  void anExpiredPermitThatNobodyProvedToHoldIsHeardOfAtOnce() throws Exception {
    Asked asked = ask("permit");
    asked
        .holder()
        .answer(
            "permit",
            asked
                .holder()
                .present(setting, expired().issue())
                .nonce("another-nonce-of-22-chars")
                .compact());
    assertThat(look(asked, Optional.empty()).body())
        .contains("\"result\":{\"verdict\":\"rejected\"", "binding.nonce_mismatch")
        .doesNotContain("\"awaiting\"", AnswerBench.CANARY);
  }

  private TestCredential permit() {
    return AnswerBench.permit(setting);
  }

  private TestCredential expired() {
    return permit().claim("exp", OVER.getEpochSecond());
  }

  private TestMdoc libraryCard() {
    return TestMdoc.of(LIBRARY_CARD, setting.signer, setting.device)
        .element(NAME_SPACE, "number", AnswerBench.CANARY);
  }

  /** A request in a browser that has opened its page, and the wallet beside it. */
  private record Asked(Begun begun, String cookie, TestHolder holder) {}

  private Asked ask(String template) throws Exception {
    Begun begun = council.begun(sameDevice(template));
    String cookie = visit(api, begun);
    return new Asked(begun, cookie, TestHolder.follow(api, begun.walletLink()));
  }

  private HttpResponse<String> answered(Asked asked, TestCredential permit) throws Exception {
    TestHolder holder = asked.holder();
    return holder.answer("permit", holder.present(setting, permit.issue()).compact());
  }

  /** Nobody is told more than that there is an answer, until the browser is back with the code. */
  private void assertHeld(Asked asked, HttpResponse<String> answered, String cause)
      throws Exception {
    String back = TestHolder.path(Api.json(answered).getOrDefault("redirect_uri", ""));
    String code = back.substring(back.indexOf("response_code=") + "response_code=".length());
    for (Optional<String> any : List.of(Optional.<String>empty(), Optional.of(code))) {
      assertThat(Api.json(look(asked, any)))
          .containsOnlyKeys("id", "state", "expires", "awaiting")
          .containsEntry("state", "decided")
          .containsEntry("awaiting", "return");
    }
    assertThat(events(asked)).containsExactly("data: {\"state\":\"decided\"}");
    assertThat(callback())
        .containsOnlyKeys("id", "event", "request", "at")
        .containsEntry("event", "decided");

    assertThat(api.send(api.at(back).header("Cookie", asked.cookie())).statusCode()).isEqualTo(303);
    assertThat(look(asked, Optional.empty()).body()).doesNotContain("\"result\"");
    assertThat(look(asked, Optional.of(code)).body())
        .contains("\"result\":{\"verdict\":\"rejected\"", "\"" + cause + "\"")
        .doesNotContain(AnswerBench.CANARY, "Canary", LIBRARY_CARD);
  }

  private HttpResponse<String> look(Asked asked, Optional<String> code) throws Exception {
    return council.look(asked.begun().id(), code);
  }

  /** What is told to a service that listens only now, to the end. */
  private List<String> events(Asked asked) throws Exception {
    HttpRequest.Builder request =
        api.at("/v1/presentation-requests/" + asked.begun().id() + "/events")
            .header("Authorization", "Bearer " + COUNCIL_KEY);
    return api.send(request).body().lines().filter(line -> line.startsWith("data:")).toList();
  }

  /** The only one. */
  private Map<String, Object> callback() {
    Instant end = Instant.now().plus(PATIENCE);
    while (witness.believed().isEmpty() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(witness.believed()).hasSize(1);
    assertThat(witness.doubted()).isEmpty();
    return witness.believed().get(0);
  }
}
