package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.assay.server.http.PresentationServer;
import dev.assay.server.http.PresentationServer.Device;
import dev.assay.server.http.PresentationServer.Request;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page for residents by keyboard alone, in a real browser and in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardBrowserTest {

  @TempDir private Path folder;

  private Chromium chromium;
  private ReturnSite site;
  private PresentationServer server;
  private BrowserContext context;
  private Page page;
  private Keyboard keyboard;

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
    context = chromium.context(new Browser.NewContextOptions().setViewportSize(360, 740));
    page = context.newPage();
    keyboard = new Keyboard(page);
  }

  @AfterEach
  void stop() {
    context.close();
    server.close();
  }

  private void open(String address) {
    page.navigate(address);
    if (page.locator("#again").count() > 0) {
      page.waitForSelector(
          "#again", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    }
  }

  /** What Tab comes to in a state, in the order of reading, after what every page has. */
  private static List<PresentPhrase> expected(String state) {
    return switch (state) {
      case "same-device", "either" ->
          List.of(
              PresentPhrase.OPEN, PresentPhrase.BROWSER, PresentPhrase.CANCEL, PresentPhrase.OTHER);
      case "other-device", "opened" ->
          List.of(
              PresentPhrase.OPEN_HERE,
              PresentPhrase.BROWSER,
              PresentPhrase.CANCEL,
              PresentPhrase.OTHER);
      case "answered", "refused", "cancelled", "expired" -> List.of(PresentPhrase.BACK);
      case "held", "elsewhere", "returned-elsewhere", "no-cookie", "unknown" -> List.of();
      default -> throw new AssertionError(state);
    };
  }

  private void assertStops(String state, Language language) {
    List<String> stops = new ArrayList<>();
    stops.add(Phrase.SKIP.in(language));
    stops.add(other(language).own());
    expected(state).forEach(phrase -> stops.add(phrase.in(language)));
    assertThat(keyboard.stops()).as("%s in %s", state, language).isEqualTo(stops);
  }

  private static Language other(Language language) {
    return language == Language.ENGLISH ? Language.WELSH : Language.ENGLISH;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void tabComesToEverythingInOrderAndIsSeenAndLeavesThePage(Language language) throws Exception {
    Map<String, String> addresses =
        new ResidentPages(server, chromium).addresses(page, language.code());
    for (Map.Entry<String, String> one : addresses.entrySet()) {
      open(one.getValue());
      assertStops(one.getKey(), language);
    }
    server.pass(Duration.ofMinutes(5));
    open(addresses.getOrDefault("same-device", ""));
    assertStops("expired", language);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void enterOnTheFirstStopSkipsToTheContentAndOnTheSecondChangesTheLanguage(Language language)
      throws Exception {
    Map<String, String> addresses =
        new ResidentPages(server, chromium).addresses(page, language.code());
    for (Map.Entry<String, String> one : addresses.entrySet()) {
      open(one.getValue());
      keyboard.tabTo(Phrase.SKIP.in(language));
      keyboard.press("Enter");
      page.waitForURL(address -> address.endsWith("#main-content"));
      keyboard.press("Tab");
      assertThat(keyboard.focused()).as(one.getKey()).isEqualTo(other(language).own());
      keyboard.press("Enter");
      page.waitForSelector("html[lang=" + other(language).code() + "]");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void spaceOpensWhatIsFoldedAndSaysNoAndEnterLeadsBack(Language language) throws Exception {
    Request request = server.begin("permit", Device.SAME, language.code());
    open(request.page());
    String folded = PresentPhrase.OTHER.in(language);
    keyboard.tabTo(folded);
    keyboard.press("Space");
    assertThat(page.locator("details[open]").count()).isEqualTo(1);
    keyboard.press("Enter");
    assertThat(page.locator("details[open]").count()).isZero();
    assertThat(keyboard.focused()).isEqualTo(folded);
    keyboard.press("Shift+Tab");
    assertThat(keyboard.focused()).isEqualTo(PresentPhrase.CANCEL.in(language));
    keyboard.press("Space");
    page.waitForSelector("h1:has-text(\"" + PresentPhrase.NOTHING_SHARED.in(language) + "\")");
    assertThat(request.seen()).containsEntry("state", "cancelled");
    keyboard.tabTo(PresentPhrase.BACK.in(language));
    keyboard.press("Enter");
    page.waitForURL(site.url());
  }

  /** Where news replace the page, the focus goes to their heading, and on from there. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void newsTakeTheFocusWithThemAndTrapNobody(Language language) throws Exception {
    Request request = server.begin("permit", Device.OTHER, language.code());
    open(request.page());
    keyboard.tabTo(PresentPhrase.CANCEL.in(language));
    PresentationServer.Wallet wallet = request.fetched();
    page.waitForSelector("#news:has-text(\"" + PresentPhrase.OPENED.in(language) + "\")");
    assertThat(keyboard.focused()).isEqualTo(PresentPhrase.CANCEL.in(language));
    wallet.permits();
    page.waitForSelector("h1:has-text(\"" + PresentPhrase.ANSWERED.in(language) + "\")");
    assertThat(keyboard.focused()).contains(PresentPhrase.ANSWERED.in(language));
    keyboard.press("Tab");
    assertThat(keyboard.focused()).isEqualTo(PresentPhrase.BACK.in(language));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aWalletOfTheBrowserIsCalledByTheKeyboardWhichStaysWhereItWas(Language language)
      throws Exception {
    VirtualWallet wallet = new VirtualWallet(page);
    Request request = server.begin("permit", Device.OTHER, language.code());
    open(request.page());
    wallet.declines();
    keyboard.tabTo(PresentPhrase.BROWSER.in(language));
    keyboard.press("Space");
    page.waitForSelector("#browser [role=alert]:visible");
    assertThat(keyboard.focused()).isEqualTo(PresentPhrase.BROWSER.in(language));
    keyboard.press("Tab");
    assertThat(keyboard.focused()).isEqualTo(PresentPhrase.CANCEL.in(language));
  }
}
