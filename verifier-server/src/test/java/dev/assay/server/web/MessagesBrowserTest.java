package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.server.http.PresentationServer;
import dev.assay.server.http.PresentationServer.Device;
import dev.assay.server.http.PresentationServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of a test service, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesBrowserTest {

  private static final List<Integer> WIDTHS = List.of(1280, 360, 320);

  @TempDir private Path folder;

  private Chromium chromium;
  private PresentationServer server;
  private BrowserContext context;
  private Page page;
  private Keyboard keyboard;

  @BeforeAll
  void startBrowser() {
    Chromium.assumeInstalled();
    chromium = Chromium.start();
  }

  @AfterAll
  void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    server =
        PresentationServer.start(
            Files.createTempDirectory(folder, "server"), "http://localhost/done", Stage.TEST);
    context = chromium.context(new Browser.NewContextOptions().setViewportSize(360, 740));
    page = context.newPage();
    keyboard = new Keyboard(page);
  }

  @AfterEach
  void stop() {
    context.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRunIsWalkedThroughByKeyboardFromThePageOfTheResident(Language language) throws Exception {
    Request request = server.begin("permit", Device.OTHER, language.code());
    page.navigate(request.page());
    assertThat(page.innerText(".govuk-phase-banner")).contains(MessagePhrase.TEST.in(language));
    keyboard.tabTo(MessagePhrase.LINK.in(language));
    keyboard.press("Enter");
    page.waitForSelector("h1:has-text(\"" + MessagePhrase.TITLE.in(language) + "\")");
    assertThat(page.locator("pre").count()).isZero();
    inspect("open", language);

    request.fetched().permits();
    page.reload();
    assertThat(page.locator("pre").count()).isEqualTo(8);
    assertThat(page.locator(".assay-outcome--passed").count()).isGreaterThan(10);
    inspect("answered", language);
    List<String> stops = keyboard.stops();
    assertThat(stops).hasSize(2 + 8 + 1);
    assertThat(stops.get(stops.size() - 1)).isEqualTo(MessagePhrase.RETURN.in(language));

    request.end();
    page.reload();
    assertThat(page.innerText("main")).contains(MessagePhrase.GONE.in(language));
    inspect("gone", language);
    keyboard.tabTo(MessagePhrase.RETURN.in(language));
    keyboard.press("Enter");
    page.waitForSelector("h1:has-text(\"" + PresentPhrase.ANSWERED.in(language) + "\")");
    PresentBrowserTest.inspect(page, "present-test-service-" + language.code(), WIDTHS);
  }

  private void inspect(String state, Language language) {
    PresentBrowserTest.inspect(page, "messages-" + state + "-" + language.code(), WIDTHS);
    assertThat(page.getAttribute("html", "lang")).isEqualTo(language.code());
  }
}
