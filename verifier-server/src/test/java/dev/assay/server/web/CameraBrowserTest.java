package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.assay.server.picture.TestCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Codes before the camera of a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CameraBrowserTest {

  @TempDir private Path folder;

  @BeforeAll
  void assumeChromium() {
    Chromium.assumeInstalled();
  }

  private Chromium seeing(String... texts) throws Exception {
    Path video = folder.resolve("view" + Integer.toHexString(List.of(texts).hashCode()) + ".y4m");
    return Chromium.seeing(Files.write(video, TestCodes.video(List.of(texts))));
  }

  private static BrowserContext phone(Chromium chromium) {
    return chromium.context(new Browser.NewContextOptions().setViewportSize(360, 740));
  }

  private static void scan(Page page, String address) {
    page.navigate(address);
    page.focus("#camera-switch");
    page.keyboard().press("Enter");
  }

  @Test
  void aCodeBeforeTheCameraLeadsToTheRightPanel() throws Exception {
    try (PageServer server = PageServer.start()) {
      for (String[] one :
          new String[][] {
            {server.person().issue().compact(), "Accepted", "Erin Vale"},
            {server.licence().issuerSigned(), "Accepted", "Rhys Fernhollow"},
            {server.sample("tampered-permit.sd-jwt"), "Rejected", "It was altered"},
            {server.credentialWithAStatusOutOfReach(), "Not decided", "taken it back"}
          }) {
        try (Chromium chromium = seeing(one[0]);
            BrowserContext context = phone(chromium)) {
          Page page = context.newPage();
          scan(page, server.address("/check"));
          page.waitForSelector(".assay-verdict");
          assertThat(page.title()).startsWith(one[1] + " - ");
          assertThat(page.innerText("main")).contains(one[2]);
        }
      }
    }
  }

  @Test
  void partsBeforeTheCameraAreCollectedWithProgress() throws Exception {
    List<String> parts = List.of("shc:/1/3/5676", "shc:/2/3/2909", "shc:/3/3/5243");
    try (StubPages stub = StubPages.start();
        Chromium chromium = seeing(parts.get(1), "HC1:OTHER", parts.get(2), parts.get(0));
        BrowserContext context = phone(chromium)) {
      Page page = context.newPage();
      page.addInitScript(
          "addEventListener('DOMContentLoaded', () => { const told = document.getElementById("
              + "'scan-progress'); if (told) new MutationObserver(() => sessionStorage.told ="
              + " (sessionStorage.told || '') + told.textContent).observe(told, {childList:"
              + " true}); });");
      scan(page, stub.address("/check"));
      page.waitForSelector(".assay-verdict");
      assertThat(stub.asked()).containsExactly(Map.of("credentials", parts));
      assertThat(String.valueOf(page.evaluate("sessionStorage.told")))
          .contains("1 of 3 parts were read. Still missing: ", "2 of 3 parts were read.");
    }
  }

  @Test
  void aCameraThatSeesNoCodeCanBeStopped() throws Exception {
    try (PageServer server = PageServer.start();
        Chromium chromium =
            Chromium.start("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        BrowserContext context = phone(chromium)) {
      Page page = context.newPage();
      scan(page, server.address("/check?lang=cy"));
      page.waitForSelector("#scan-status:has-text('Mae\\'r camera ymlaen')");
      assertThat(page.isVisible("#camera-view")).isTrue();
      Chromium.assertAccessible(page, "camera on");
      Chromium.picture(page, "check-camera-on-cy");
      page.keyboard().press("Enter");
      assertThat(page.textContent("#scan-status")).contains("wedi'i ddiffodd");
      assertThat(page.isVisible("#camera-view")).isFalse();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("camera-switch");
    }
  }

  @Test
  void aCameraThatIsRefusedOrMissingIsExplained() throws Exception {
    try (PageServer server = PageServer.start()) {
      assertExplained(server, "No camera was found");
      assertExplained(
          server, "does not let this page use the camera", "--use-fake-device-for-media-stream");
    }
  }

  private static void assertExplained(PageServer server, String words, String... arguments) {
    try (Chromium chromium = Chromium.start(arguments);
        BrowserContext context = phone(chromium)) {
      Page page = context.newPage();
      scan(page, server.address("/check"));
      page.waitForSelector("#scan-status:not(:empty)");
      assertThat(page.textContent("#scan-status")).contains(words, "pload a picture");
      Chromium.assertAccessible(page, words);
    }
  }
}
