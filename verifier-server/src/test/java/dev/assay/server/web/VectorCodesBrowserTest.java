package dev.assay.server.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.assay.server.picture.TestCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that others issued, drawn anew, through the page in a real browser to the right panel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorCodesBrowserTest {

  private static final int PHONE = 360;

  private Path folder = Path.of("");

  private final List<CodeOnScreen> codes = new ArrayList<>();
  private VectorPages server;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    Chromium.assumeInstalled();
    folder = temporary;
    codes.addAll(CodeOnScreen.all());
    server = VectorPages.start(folder);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void picturesLeadToTheRightPanelOnAPhone(boolean script) {
    try (Chromium chromium = Chromium.start();
        BrowserContext context = context(chromium, script)) {
      Page page = context.newPage();
      SoftAssertions softly = new SoftAssertions();
      for (CodeOnScreen code : codes) {
        server.setClock(code.at());
        page.navigate(server.address("/check"));
        page.setInputFiles("#picture", pictures(code));
        page.click("button[type=submit]");
        comparePanel(page, code, softly);
        Chromium.picture(page, "vector-" + script + "-" + code.name());
      }
      softly.assertAll();
    }
  }

  @Test
  void theCameraLeadsToTheRightPanelOnAPhone() throws Exception {
    Path video = folder.resolve("view.y4m");
    Files.write(video, TestCodes.video(codes.get(0).texts()));
    // Chromium opens the file anew each time that a page switches the camera on.
    try (Chromium chromium = Chromium.seeing(video);
        BrowserContext context = context(chromium, true)) {
      SoftAssertions softly = new SoftAssertions();
      for (CodeOnScreen code : codes) {
        Files.write(video, TestCodes.video(code.texts()));
        server.setClock(code.at());
        try (Page page = context.newPage()) {
          page.navigate(server.address("/check"));
          page.click("#camera-switch");
          page.waitForSelector(".assay-verdict");
          comparePanel(page, code, softly);
        }
      }
      softly.assertAll();
    }
  }

  private static BrowserContext context(Chromium chromium, boolean script) {
    return chromium.context(
        new Browser.NewContextOptions().setViewportSize(PHONE, 740).setJavaScriptEnabled(script));
  }

  private static FilePayload[] pictures(CodeOnScreen code) {
    return code.texts().stream()
        .map(text -> new FilePayload("code.png", "image/png", TestCodes.png(text)))
        .toArray(FilePayload[]::new);
  }

  /** What the page shows, and what it has to show. */
  private static void comparePanel(Page page, CodeOnScreen code, SoftAssertions softly) {
    String shown = page.innerText("main");
    softly.assertThat(page.title()).as(code.name()).startsWith(code.panel() + " - Check a code");
    softly.assertThat(shown).as(code.name()).contains(code.shown());
  }
}
