package dev.assay.server.web;

import static dev.assay.server.web.Chromium.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser, on the demo trust list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebPagesBrowserTest {

  private PageServer server;
  private Chromium chromium;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    Chromium.assumeInstalled();
    server = PageServer.start();
    chromium = Chromium.start();
    browser = chromium.browser();
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void everyPageIsAccessibleAndFitsTheScreen(int width) {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800))) {
      Page page = context.newPage();
      for (String path : List.of("/", "/trust-list", "/rules", "/openapi")) {
        page.navigate(server.address(path));
        assertAccessible(page, path);
      }
      for (String sample :
          List.of("resident-permit.sd-jwt", "expired-permit.sd-jwt", "suspended-issuer.sd-jwt")) {
        check(page, sample);
        openAll(page);
        assertAccessible(page, sample);
      }
      undetermined(page);
      assertAccessible(page, "undetermined");
      page.navigate(server.address("/"));
      page.click("button[type=submit]");
      assertAccessible(page, "nothing filled in");
    }
  }

  @Test
  void aSampleIsAcceptedAndTheReportSaysWhy() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      check(page, "resident-permit.sd-jwt");
      assertThat(page.title()).isEqualTo("Accepted - Assay");
      assertThat(page.textContent("main"))
          .contains("Fernhollow Borough Council", "zone", "Entry fernhollow of trust list demo");
    }
  }

  @Test
  void everythingWorksWithoutJavaScript() {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      check(page, "tampered-permit.sd-jwt");
      assertThat(page.title()).isEqualTo("Rejected - Assay");
      page.click("text=Check another credential");
      page.fill("#credential", server.sample("tenancy.sd-jwt"));
      page.click("button[type=submit]");
      assertThat(page.title()).isEqualTo("Accepted - Assay");
    }
  }

  @Test
  void aCredentialCanBeUploaded() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(server.address("/"));
      byte[] text = server.sample("leisure-membership.sd-jwt").getBytes(StandardCharsets.UTF_8);
      page.setInputFiles("#file", new FilePayload("permit.txt", "text/plain", text));
      page.click("button[type=submit]");
      assertThat(page.title()).isEqualTo("Accepted - Assay");
    }
  }

  @Test
  void whatIsMissingIsSaidAtTheField() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(server.address("/"));
      page.click("button[type=submit]");
      assertThat(page.title()).startsWith("Error: ");
      assertThat(page.textContent(".govuk-error-summary")).contains("Paste or upload a credential");
    }
  }

  @Test
  void whatACredentialSaysNeverBecomesMarkup() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(server.address("/"));
      page.fill("#credential", server.credentialSaying("<img src=x onerror=alert(1)>\u202Eevil"));
      page.click("button[type=submit]");
      assertThat(page.title()).isEqualTo("Accepted - Assay");
      assertThat(page.locator("main img").count()).isZero();
      assertThat(page.textContent("main"))
          .contains("<img src=x onerror=alert(1)>")
          .doesNotContain("\u202E");
    }
  }

  private void check(Page page, String sample) {
    page.navigate(server.address("/"));
    page.check("input[value='" + sample + "']");
    page.click("button[type=submit]");
  }

  private void undetermined(Page page) {
    page.navigate(server.address("/"));
    page.fill("#credential", server.credentialWithAStatusOutOfReach());
    page.click("button[type=submit]");
    assertThat(page.title()).isEqualTo("Not decided - Assay");
  }

  private static void openAll(Page page) {
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
  }
}
