package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sample.CouncilService;
import dev.assay.server.config.ApiKey;
import dev.assay.server.config.AskingTerms;
import dev.assay.server.config.LocalText;
import dev.assay.server.config.PresentationConfig;
import dev.assay.server.config.ServiceConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample service, with residents who use it as they should, and with others. */
class CouncilServiceTest {

  private static final String KEY = "key-of-the-sample";

  @TempDir private Path folder;

  private PresentationSetting setting;
  private Api api;
  private CouncilService council;

  @BeforeEach
  void start() throws Exception {
    setting = new PresentationSetting(folder);
    setting.port = FreePort.find();
    council = new CouncilService(URI.create("http://127.0.0.1:" + setting.port), KEY, 0);
    api = Api.start(setting.config().with(presentations()));
  }

  @AfterEach
  void stop() {
    council.close();
    api.close();
  }

  private PresentationConfig presentations() throws IOException {
    PresentationConfig usual = setting.presentations();
    ServiceConfig service =
        new ServiceConfig(
            "sample",
            new LocalText("Fernhollow Council", "Cyngor Fernhollow"),
            new LocalText("To give you a permit.", "I roi trwydded i chi."),
            List.of(new ApiKey("sample", ApiKey.digestOf(KEY))),
            List.of(),
            Map.of("permit", PresentationSetting.PERMIT_QUERY),
            ServiceConfig.OwnQueries.REFUSE,
            List.of(council.returnUrl()),
            ServiceConfig.CrossDevice.REFUSE,
            Duration.ofMinutes(10),
            Optional.empty(),
            ServiceConfig.Stage.LIVE,
            AskingTerms.USUAL);
    return new PresentationConfig(
        usual.publicUrl(), usual.signing(), usual.store(), usual.lifetime(), List.of(service));
  }

  @Test
  void aResidentAppliesAndIsGrantedAPermit() throws Exception {
    CookieBrowser resident = new CookieBrowser(api);
    assertThat(resident.get(council.address()).body()).contains("Apply for a permit");
    String link = link(resident.follow(resident.post(council.address().resolve("/apply"))));
    URI back = answer(link);

    HttpResponse<String> done = resident.follow(back);
    assertThat(done.uri()).hasPath("/permits/done");
    assertThat(done.body()).contains("Granted", "zone B").doesNotContain("Canary");

    assertThat(resident.get(back).headers().firstValue("Location").orElse(""))
        .startsWith("/present/")
        .doesNotContain("response_code");
    assertThat(resident.follow(done.uri()).body()).doesNotContain("Granted");
  }

  @Test
  void aResidentWhoseWalletSaysNoIsRefused() throws Exception {
    CookieBrowser resident = new CookieBrowser(api);
    String link = link(resident.follow(resident.post(council.address().resolve("/apply"))));
    URI back = back(TestHolder.follow(api, link).refuse("access_denied"));
    assertThat(resident.follow(back).body()).contains("Refused").doesNotContain("Granted");
  }

  @Test
  void aPermitThatIsNotAcceptedIsRefused() throws Exception {
    CookieBrowser resident = new CookieBrowser(api);
    String link = link(resident.follow(resident.post(council.address().resolve("/apply"))));
    TestHolder holder = TestHolder.follow(api, link);
    URI back =
        back(
            holder.answer(
                "permit",
                holder
                    .present(setting, setting.permit())
                    .nonce("another-nonce-of-22-chars")
                    .compact()));
    assertThat(resident.follow(back).body()).contains("Refused").doesNotContain("Granted");
  }

  /** The page of one who applied is opened, and answered, by somebody else. */
  @Test
  void whoSendsHisPageToAnotherGetsNothingOfHers() throws Exception {
    CookieBrowser thief = new CookieBrowser(api);
    URI page = thief.post(council.address().resolve("/apply"));

    CookieBrowser victim = new CookieBrowser(api);
    HttpResponse<String> end = victim.follow(answer(link(victim.follow(page))));
    assertThat(end.uri()).hasPath("/permits/done");
    assertThat(end.statusCode()).isEqualTo(403);
    assertThat(end.body()).doesNotContain("Granted", "zone B");

    assertNothingFor(thief);
  }

  /** The link to a wallet of one who applied, and opened the page, is answered by somebody else. */
  @Test
  void whoSendsHisLinkToAnotherGetsNothingOfHers() throws Exception {
    CookieBrowser thief = new CookieBrowser(api);
    String link = link(thief.follow(thief.post(council.address().resolve("/apply"))));

    URI back = answer(link);
    HttpResponse<String> end = new CookieBrowser(api).follow(back);
    assertThat(end.statusCode()).isEqualTo(403);
    assertThat(end.uri()).hasPath(back.getPath());

    assertNothingFor(thief);
  }

  private void assertNothingFor(CookieBrowser thief) throws Exception {
    for (String query : List.of("", "?response_code=", "?response_code=guess")) {
      HttpResponse<String> tried = thief.get(URI.create(council.returnUrl() + query));
      assertThat(tried.statusCode()).as(query).isEqualTo(403);
      assertThat(tried.body()).doesNotContain("Granted", "zone B");
    }
  }

  /** What the wallet of a resident says, and where it sends the browser. */
  private URI answer(String link) throws Exception {
    TestHolder holder = TestHolder.follow(api, link);
    return back(holder.answer("permit", holder.present(setting, setting.permit()).compact()));
  }

  private static URI back(HttpResponse<String> answered) throws Exception {
    return URI.create(String.valueOf(Api.json(answered).get("redirect_uri")));
  }

  private static String link(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    String from = page.body().substring(page.body().indexOf("openid4vp:"));
    return from.substring(0, from.indexOf('"')).replace("&amp;", "&");
  }
}
