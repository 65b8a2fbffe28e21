package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.assay.server.http.BrowserHolder;
import dev.assay.server.http.PresentationServer;
import dev.assay.server.http.PresentationServer.Device;
import dev.assay.server.http.PresentationServer.Request;
import dev.assay.testkit.TestWallet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page calls a wallet through Chromium's own Digital Credentials API, and what comes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletBrowserTest {

  private static final String CHOOSE = "#browser button";
  private static final String ALERT = "#browser [role=alert]";

  @TempDir private Path folder;

  private Chromium chromium;
  private ReturnSite site;
  private PresentationServer server;
  private BrowserContext context;
  private Page page;
  private VirtualWallet wallet;

  @BeforeAll
  void startBrowser() throws Exception {
    Chromium.assumeInstalled();
    chromium = Chromium.start();
    site = ReturnSite.start();
  }

  @AfterAll
  void stopBrowser() {
    if (chromium != null) {
      chromium.close();
      site.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = PresentationServer.start(Files.createTempDirectory(folder, "server"), site.url());
    context = chromium.context(new Browser.NewContextOptions());
    page = context.newPage();
    wallet = new VirtualWallet(page);
  }

  @AfterEach
  void stop() {
    context.close();
    server.close();
  }

  private void answers(UnaryOperator<TestWallet.Presented> change) {
    wallet.answers(requests -> server.browserHolder().permit(requests, change));
  }

  private String returnsWithACode() {
    page.waitForSelector("h1:has-text('Welcome back')");
    assertThat(page.url()).startsWith(site.url() + "?response_code=");
    return page.url().substring(page.url().indexOf('=') + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct_post", "direct_post.jwt"})
  void aPermitIsAcceptedAndTheResidentIsBackAtTheService(String mode) throws Exception {
    answers(UnaryOperator.identity());
    Request request =
        server.begin(Map.of("template", "permit", "responseMode", mode), Device.SAME, "en");
    page.navigate(request.page());
    page.click(CHOOSE);
    String code = returnsWithACode();
    assertThat(request.seen()).doesNotContainKey("result");
    assertThat(request.seenWith(code).toString())
        .contains("verdict=accepted", "Fernhollow")
        .doesNotContain("Canary");
  }

  @Test
  void onAnotherDeviceThePageSaysThatTheWalletHasAnswered() throws Exception {
    answers(UnaryOperator.identity());
    Request request = server.begin("permit", Device.OTHER, "cy");
    page.navigate(request.page());
    page.click(CHOOSE);
    page.waitForSelector("h1:has-text('Mae eich waled wedi ateb')");
    assertThat(request.seen().toString()).contains("verdict=accepted");
  }

  @Test
  void aProofForAnotherSiteIsRejectedAndTheServiceHearsIt() throws Exception {
    answers(permit -> permit.audience("origin:https://elsewhere.example"));
    Request request = server.begin("permit", Device.SAME, "en");
    page.navigate(request.page());
    page.click(CHOOSE);
    returnsWithACode();
    assertThat(request.seen().toString())
        .contains("verdict=rejected", "binding.audience_mismatch")
        .doesNotContain("Canary");
  }

  @Test
  void whoClosesTheWalletIsToldAndMayTryAgain() throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    page.navigate(request.page());
    wallet.declines();
    page.click(CHOOSE);
    page.waitForSelector(ALERT + ":has-text('That did not work')");
    assertThat(request.seen()).containsEntry("state", "requested").doesNotContainKey("result");
    answers(UnaryOperator.identity());
    page.click(CHOOSE);
    assertThat(request.seenWith(returnsWithACode()).toString()).contains("verdict=accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AbortError", "NotAllowedError", "NotSupportedError", "UnknownError"})
  void whateverTheBrowserFailsWithNothingIsAnsweredAndTheOtherWaysStay(String name)
      throws Exception {
    page.addInitScript(
        "navigator.credentials.get = async () => { throw new DOMException('', '" + name + "'); };");
    Request request = server.begin("permit", Device.OTHER, "en");
    page.navigate(request.page());
    page.click(CHOOSE);
    page.waitForSelector(ALERT + ":has-text('That did not work')");
    assertThat(page.isVisible(".assay-code")).isTrue();
    assertThat(page.isEnabled(CHOOSE)).isTrue();
    assertThat(request.seen()).containsEntry("state", "requested");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "invalid_request"})
  void anErrorOfTheWalletEndsTheRequest(String error) throws Exception {
    wallet.answers(
        requests ->
            new BrowserHolder.Given(
                server.browserHolder().permit(requests, UnaryOperator.identity()).protocol(),
                Map.of("error", error)));
    Request request = server.begin("permit", Device.SAME, "en");
    page.navigate(request.page());
    page.click(CHOOSE);
    returnsWithACode();
    assertThat(request.seen()).containsEntry("state", "refused");
    assertThat(request.seen().toString()).contains(error);
  }

  @Test
  void whileTheWalletIsOpenTheRequestMayEndAndThePageSaysSo() throws Exception {
    Request request = server.begin("permit", Device.OTHER, "en");
    page.navigate(request.page());
    wallet.waits();
    page.click(CHOOSE);
    page.waitForSelector("#news:has-text('Your wallet has the request')");
    request.end();
    page.waitForSelector("h1:has-text('Nothing was shared')");
    assertThat(page.locator(CHOOSE).count()).isZero();
  }

  @Test
  void aBrowserWithoutTheApiShowsTheOtherWaysAlone() throws Exception {
    page.addInitScript("delete window.DigitalCredential;");
    for (Device device : List.of(Device.SAME, Device.OTHER)) {
      page.navigate(server.begin("permit", device, "en").page());
      assertThat(page.isVisible("#browser")).isFalse();
      assertThat(page.isVisible("a[href^='openid4vp:']")).isTrue();
      assertThat(page.isVisible("text=Other ways to prove it")).isTrue();
    }
  }
}
