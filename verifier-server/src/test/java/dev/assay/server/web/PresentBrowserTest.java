package dev.assay.server.web;

import static dev.assay.server.web.Chromium.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import dev.assay.server.http.PresentationServer;
import dev.assay.server.http.PresentationServer.Device;
import dev.assay.server.http.PresentationServer.Request;
import dev.assay.server.http.PresentationServer.Wallet;
import dev.assay.server.picture.CodePictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resident sees and does, in a real browser, while a wallet answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresentBrowserTest {

  private static final String OPEN = "a[href^='openid4vp:']";

  @TempDir private Path folder;

  private Chromium chromium;
  private ReturnSite site;
  private PresentationServer server;

  private enum Script {
    ON,
    OFF,
    /** It does not arrive; axe-core, which is one itself, can look at such a page. */
    LOST
  }

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
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BrowserContext phone(Script script) {
    BrowserContext context =
        chromium.context(
            new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setJavaScriptEnabled(script != Script.OFF));
    if (script == Script.LOST) {
      context.route("**/assets/*.js", Route::abort);
    }
    return context;
  }

  /** 320 pixels are 1280 at a zoom of 400 %: WCAG 2.2, 1.4.10. */
  @ParameterizedTest
  @CsvSource({"en, ON", "cy, ON", "en, LOST", "cy, LOST"})
  void everyPageIsAccessibleAndFitsTheScreen(String language, Script script) throws Exception {
    try (BrowserContext context = phone(script)) {
      Page page = context.newPage();
      Map<String, String> addresses = new ResidentPages(server, chromium).addresses(page, language);
      for (Map.Entry<String, String> one : addresses.entrySet()) {
        page.navigate(one.getValue());
        inspect(page, "present-" + one.getKey() + "-" + language + "-" + script, widths(script));
        assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
      }
      server.pass(Duration.ofMinutes(5));
      page.navigate(addresses.getOrDefault("same-device", ""));
      inspect(page, "present-expired-" + language + "-" + script, widths(script));
    }
  }

  private static List<Integer> widths(Script script) {
    return script == Script.ON ? List.of(1280, 360, 320) : List.of(320);
  }

  static void inspect(Page page, String name, List<Integer> widths) {
    if (page.locator("details").count() > 0) {
      page.click("summary");
    }
    for (int width : widths) {
      page.setViewportSize(width, 740);
      assertAccessible(page, name + " at " + width);
      if (width != 360) {
        Chromium.picture(page, name + "-" + width);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, Your wallet has the request, Your wallet has answered",
    "cy, Mae'r cais wedi cyrraedd, Mae eich waled wedi ateb"
  })
  void newsComeIntoThePageWithoutANavigation(String language, String opened, String answered)
      throws Exception {
    Request request = server.begin("permit", Device.OTHER, language);
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      page.navigate(request.page());
      List<String> navigations = new ArrayList<>();
      page.onFrameNavigated(frame -> navigations.add(frame.url()));
      page.focus("summary");
      assertThat(page.innerText("#left")).startsWith("5 ");

      Wallet wallet = request.fetched();
      page.waitForSelector("#news:has-text(\"" + opened + "\")");
      assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");

      wallet.permits();
      page.waitForSelector("h1:has-text(\"" + answered + "\")");
      assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
      assertThat(page.title()).startsWith(answered);
      assertThat(page.locator(".assay-code, form, " + OPEN).count()).isZero();
      assertThat(navigations).isEmpty();
      assertAccessible(page, "the news");

      page.click("main a.govuk-button");
      page.waitForURL(site.url());
    }
  }

  @Test
  void theBrowserThatBeganFollowsTheWalletBackToTheService() throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    try (BrowserContext context = phone(Script.ON);
        BrowserContext other = phone(Script.ON)) {
      Page page = context.newPage();
      page.navigate(request.page());
      assertThat(page.getAttribute(OPEN, "href")).isEqualTo(request.walletLink());
      assertThat(context.cookies())
          .filteredOn(one -> !one.name.equals("assay-language"))
          .singleElement()
          .satisfies(PresentBrowserTest::assertGuarded);

      String back = request.fetched().permits();
      page.waitForSelector("text=Your wallet now takes you back");
      assertThat(page.locator("main .govuk-button").count()).isZero();

      Page stranger = other.newPage();
      assertThat(stranger.navigate(request.page()).status()).isEqualTo(403);
      assertThat(stranger.innerText("h1")).isEqualTo("This request began in another browser");
      assertThat(stranger.navigate(back).status()).isEqualTo(403);
      assertThat(stranger.innerText("main"))
          .contains("begin again at the service, in this browser");
      assertThat(request.seen()).doesNotContainKey("result");

      Page returned = context.newPage();
      returned.navigate(back);
      assertThat(returned.url()).startsWith(site.url() + "?response_code=");
      assertThat(returned.title()).isEqualTo("Welcome back");
      String code = returned.url().substring(returned.url().indexOf('=') + 1);
      assertThat(request.seenWith(code).toString()).contains("verdict=accepted");

      request.end();
      returned.navigate(back);
      assertThat(returned.innerText("main")).contains("The service has the answer");
    }
  }

  private static void assertGuarded(Cookie cookie) {
    assertThat(cookie.secure).isTrue();
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.name).startsWith("assay-");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void theCodeOnTheScreenCallsTheWallet(int width) throws Exception {
    Request request = server.begin("permit", Device.OTHER, "en");
    try (BrowserContext context =
        chromium.context(new Browser.NewContextOptions().setViewportSize(width, 740))) {
      Page page = context.newPage();
      page.navigate(request.page());
      ElementHandle code = page.waitForSelector(".assay-code");
      assertThat(CodePictures.read(List.of(code.screenshot())))
          .containsExactly(request.walletLink());
      assertThat(page.getAttribute(OPEN, "href")).isEqualTo(request.walletLink());
    }
  }

  /** Chromium knows wallets, but has none here. */
  private static void answering(Page page, String outcome) {
    page.addInitScript(
        "window.DigitalCredential = class {}; navigator.credentials.get = async () => "
            + outcome
            + ";");
  }

  @Test
  void aWalletThatTheBrowserCallsMaySayNoAndTheServiceHearsIt() throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      answering(page, "({ data: { error: 'access_denied' } })");
      page.navigate(request.page());
      assertThat(page.isVisible("#browser [role=alert]")).isFalse();
      page.click("text=Choose a wallet in this browser");
      page.waitForSelector("h1:has-text('Welcome back')");
      assertThat(page.url()).startsWith(site.url() + "?response_code=");
      assertThat(request.seen()).containsEntry("state", "refused");
    }
  }

  @ParameterizedTest
  @CsvSource({"org-iso-mdoc", "org.iso.mdoc"})
  void theAnswerOfAWalletForMobileDocumentsGoesWhereItBelongs(String protocol) throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      answering(page, "({ protocol: '" + protocol + "', data: { response: 'gg' } })");
      page.navigate(request.page());
      page.click("text=Choose a wallet in this browser");
      page.waitForSelector("h1:has-text('Welcome back')");
      assertThat(request.seen().toString()).contains("iso18013-7.api.asked");
    }
  }

  @ParameterizedTest
  @CsvSource({"en, That did not work", "cy, Ni weithiodd hynny"})
  void aBrowserThatCannotCallAWalletSaysSo(String language, String words) throws Exception {
    Request request = server.begin("permit", Device.OTHER, language);
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      answering(page, "{ throw new Error('no wallet'); }");
      page.navigate(request.page());
      page.focus("#browser button");
      page.keyboard().press("Enter");
      page.waitForSelector("#browser [role=alert]:has-text('" + words + "')");
      assertThat(page.isVisible(".assay-code")).isTrue();
      inspect(page, "present-no-browser-wallet-" + language, List.of(320));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ON", "OFF"})
  void theLanguageThatWasChosenStaysThroughCancelling(Script script) throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    try (BrowserContext context = phone(script)) {
      Page page = context.newPage();
      page.navigate(request.page());
      page.click("text=Cymraeg");
      assertThat(page.innerText("h1"))
          .isEqualTo("Mae Cyngor Fernhollow council yn gofyn i chi rannu gwybodaeth");
      page.click("text=Peidio â rhannu dim");
      page.waitForSelector("h1:has-text('Ni rannwyd dim')");
      assertThat(page.getAttribute("html", "lang")).isEqualTo("cy");
      page.click("text=English");
      assertThat(page.innerText("h1")).contains("Nothing was shared");
    }
  }

  @Test
  void theLanguageThatWasChosenStaysOnTheWayBack() throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    Request welsh = server.begin("permit", Device.SAME, "cy");
    try (BrowserContext context = phone(Script.ON);
        BrowserContext other = phone(Script.ON)) {
      Page page = context.newPage();
      page.navigate(request.page());
      page.click("text=Cymraeg");
      page.navigate(request.fetched().permits().replaceFirst(".$", "~"));
      assertThat(page.innerText("h1")).isEqualTo("Dechreuodd y cais hwn mewn porwr arall");

      page.navigate(welsh.page());
      page.click("text=English");
      String back = welsh.fetched().permits();
      page.navigate(back.replaceFirst(".$", "~"));
      assertThat(page.innerText("h1")).isEqualTo("This request began in another browser");
      Page stranger = other.newPage();
      stranger.navigate(back);
      assertThat(stranger.innerText("h1")).isEqualTo("Dechreuodd y cais hwn mewn porwr arall");
    }
  }

  @Test
  void withoutAScriptALinkAsksForTheNews() throws Exception {
    Request request = server.begin("permit", Device.OTHER, "cy");
    try (BrowserContext context = phone(Script.OFF)) {
      Page page = context.newPage();
      page.navigate(request.page());
      Wallet wallet = request.fetched();
      page.click("#again a");
      assertThat(page.innerText("#news")).contains("Mae'r cais wedi cyrraedd eich waled");
      wallet.permits();
      page.click("#again a");
      assertThat(page.innerText("h1")).contains("Mae eich waled wedi ateb");
      assertThat(page.content()).doesNotContain("http-equiv");
    }
  }

  @Test
  void timeThatRunsOutIsSaidBeforeAndAfter() throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      page.navigate(request.page());
      assertThat(page.innerText("#left")).isEqualTo("5 minutes left.");
      assertThat(page.textContent("#last")).isEmpty();
      server.pass(Duration.ofSeconds(241));
      page.reload();
      assertThat(page.innerText("#last")).isEqualTo("Less than 1 minute left to answer.");
      assertAccessible(page, "the last minute");
      server.pass(Duration.ofMinutes(1));
      page.waitForSelector("h1:has-text('The time to answer is over')");
      assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
      assertThat(page.getAttribute("main a.govuk-button", "href")).isEqualTo(site.url());
    }
  }

  @Test
  void aPageThatSleptWhileTheWalletWasOpenLooksWhenItIsSeenAgain() throws Exception {
    Request request = server.begin("permit", Device.SAME, "en");
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      page.route("**/events", route -> route.abort());
      page.navigate(request.page());
      assertThat(page.isVisible("#again")).isTrue();
      request.fetched().refuses();
      page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      page.waitForSelector("h1:has-text('Nothing was shared')");
    }
  }

  @Test
  void aFaultOfTheServerTakesNothingFromThePage() throws Exception {
    Request request = server.begin("permit", Device.OTHER, "en");
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      page.navigate(request.page());
      page.route(request.page(), route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
      page.waitForResponse(
          request.page(),
          () -> page.evaluate("document.dispatchEvent(new Event('visibilitychange'))"));
      assertThat(page.isVisible(".assay-code")).isTrue();
      page.unroute(request.page());
      request.fetched().permits();
      page.waitForSelector("h1:has-text('Your wallet has answered')");
    }
  }

  @Test
  void whatIsAskedForIsSaidByDocument() throws Exception {
    Request request = server.begin(ResidentPages.twoDocuments(), Device.SAME, "cy");
    try (BrowserContext context = phone(Script.ON)) {
      Page page = context.newPage();
      page.navigate(request.page());
      assertThat(page.locator("h3").allInnerTexts())
          .containsExactly("O ddogfen yn eich waled", "O'ch dogfen hunaniaeth ddigidol");
      assertThat(page.locator("li").allInnerTexts())
          .containsExactly("Dyddiad geni", "Household size");
      assertThat(page.getAttribute("li:has-text('Household')", "lang")).isEqualTo("en");
      assertThat(page.innerText("main"))
          .contains("Ni throsglwyddir unrhyw fanylion", "Efallai na fydd angen hyn i gyd");
    }
  }
}
