package dev.assay.server.web;

import static dev.assay.server.web.Chromium.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.assay.server.picture.TestCodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of codes, through the page in a real browser to the right panel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckBrowserTest {

  private static final int PHONE = 360;

  private PageServer server;
  private Chromium chromium;

  /** A code, the panel that it leads to, and what else the page shows. */
  private record Case(String name, String text, String panel, List<String> shown) {}

  private enum Script {
    ON,
    OFF
  }

  @BeforeAll
  void start() throws Exception {
    Chromium.assumeInstalled();
    server = PageServer.start();
    chromium = Chromium.start();
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

  private List<Case> cases() {
    List<String> erin =
        List.of("Erin Vale", "17 May 1990", "urn:example:permit:1", "Compare the name");
    String good = server.person().issue().compact();
    return List.of(
        sample("resident-permit", "Accepted", "knows no name"),
        sample("tenancy", "Accepted", "to 1 January 2046"),
        sample("leisure-membership", "Accepted", "Valid"),
        sample("suspended-issuer", "Rejected", "does not trust its issuer"),
        sample("expired-permit", "Rejected", "It has expired"),
        sample("tampered-permit", "Rejected", "It was altered"),
        new Case("person", good, "Accepted", erin),
        new Case("person, altered", altered(good), "Rejected", List.of("Do not rely on it")),
        new Case(
            "status out of reach",
            server.credentialWithAStatusOutOfReach(),
            "Not decided",
            List.of("Whether its issuer has taken it back cannot be found out")),
        new Case(
            "driving licence",
            server.licence().issuerSigned(),
            "Accepted",
            List.of("Rhys Fernhollow", "2 November 1984", "Driving licence", "31 January 2031")),
        new Case("no credential", "https://example.org/menu", "Rejected", List.of("of a kind")));
  }

  private Case sample(String name, String panel, String shown) {
    return new Case(name, server.sample(name + ".sd-jwt"), panel, List.of(shown));
  }

  private static String altered(String token) {
    int middle = token.indexOf('.') + 40;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  private BrowserContext context(int width, Script script) {
    return chromium.context(
        new Browser.NewContextOptions()
            .setViewportSize(width, 740)
            .setJavaScriptEnabled(script == Script.ON));
  }

  private static FilePayload picture(String text) {
    return new FilePayload("code.png", "image/png", TestCodes.png(text));
  }

  private void upload(Page page, String address, String... texts) {
    page.navigate(server.address(address));
    page.setInputFiles(
        "#picture", Stream.of(texts).map(CheckBrowserTest::picture).toArray(FilePayload[]::new));
    page.click("button[type=submit]");
  }

  @ParameterizedTest
  @EnumSource(Script.class)
  void picturesOfCodesLeadToTheRightPanelOnAPhone(Script script) {
    try (BrowserContext context = context(PHONE, script)) {
      Page page = context.newPage();
      for (Case one : cases()) {
        upload(page, "/check", one.text());
        assertThat(page.title()).as(one.name()).startsWith(one.panel() + " - Check a code");
        assertThat(page.innerText("main")).as(one.name()).contains(one.shown());
        Chromium.picture(page, "check-" + script + "-" + one.name().replaceAll("[ ,]+", "-"));
      }
    }
  }

  @Test
  void nothingMoreIsShownUntilItIsAskedFor() {
    try (BrowserContext context = context(PHONE, Script.ON)) {
      Page page = context.newPage();
      upload(page, "/check", server.person().claim("note", "much more").issue().compact());
      assertThat(page.innerText("main")).doesNotContain("much more", "Identifier", "sd-jwt.");
      assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
      page.click("text=Show the details");
      assertThat(page.innerText("main")).contains("much more", "Identifier");
      assertThat(page.url()).isEqualTo(server.address("/check"));
    }
  }

  @Test
  void aCredentialThatIsNotAcceptedShowsNobody() {
    try (BrowserContext context = context(PHONE, Script.ON)) {
      Page page = context.newPage();
      upload(page, "/check", server.person().claim("exp", 1_767_225_600L).issue().compact());
      assertThat(page.title()).startsWith("Rejected");
      assertThat(page.content()).doesNotContain("Erin", "1990");
    }
  }

  /** 320 pixels are 1280 at a zoom of 400 %: WCAG 2.2, 1.4.10. */
  @ParameterizedTest
  @CsvSource({"320, cy", "360, en", "1280, cy"})
  void everyStateIsAccessibleAndFitsTheScreen(int width, String language) {
    try (BrowserContext context = context(width, Script.ON)) {
      Page page = context.newPage();
      String address = "/check?lang=" + language;
      String name = "check-" + width + "-" + language + "-";
      page.navigate(server.address(address));
      inspect(page, name + "empty");
      page.click("button[type=submit]");
      inspect(page, name + "nothing-given");
      upload(page, address, "shc:/2/3/5676");
      inspect(page, name + "missing-parts");
      upload(page, address, server.person().issue().compact());
      inspect(page, name + "accepted");
      page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
      assertAccessible(page, name + "accepted, open");
      upload(page, address, server.sample("expired-permit.sd-jwt"));
      inspect(page, name + "rejected");
      upload(page, address, server.credentialWithAStatusOutOfReach());
      inspect(page, name + "undetermined");
    }
  }

  private static void inspect(Page page, String name) {
    Chromium.picture(page, name);
    assertAccessible(page, name);
  }

  @Test
  void everythingCanBeReadInWelsh() {
    try (BrowserContext context = context(PHONE, Script.ON)) {
      Page page = context.newPage();
      page.navigate(server.address("/check"));
      page.click("text=Cymraeg");
      assertThat(page.getAttribute("html", "lang")).isEqualTo("cy");
      upload(page, "/check?lang=cy", server.person().issue().compact());
      assertThat(page.title()).startsWith("Derbyniwyd - Gwirio cod");
      assertThat(page.innerText("main")).contains("Erin Vale", "17 Mai 1990", "Dyddiad geni");
      assertThat(page.getAttribute("details .assay-verdict, details > div > div", "lang"))
          .isEqualTo("en");
      page.click("text=Gwirio cod arall");
      page.waitForURL(server.address("/check?lang=cy"));
    }
  }

  @ParameterizedTest
  @EnumSource(Script.class)
  void whatCannotBeReadIsExplained(Script script) {
    try (BrowserContext context = context(PHONE, script)) {
      Page page = context.newPage();
      byte[] white = TestCodes.encoded(TestCodes.white(400, 400), "jpeg");
      byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
      for (String[] one :
          new String[][] {{"No QR code was found", "a.jpg"}, {"not a picture", "b.txt"}}) {
        page.navigate(server.address("/check"));
        byte[] file = one[1].endsWith("jpg") ? white : text;
        page.setInputFiles("#picture", new FilePayload(one[1], "image/jpeg", file));
        page.click("button[type=submit]");
        assertThat(page.title()).startsWith("Error: Check a code");
        assertThat(page.textContent(".govuk-error-summary")).contains(one[0]);
      }
      upload(page, "/check", "HC1:A", "HC1:B");
      assertThat(page.textContent(".govuk-error-summary")).contains("more than one credential");
      page.navigate(server.address("/check"));
      page.setInputFiles("#picture", new FilePayload("c.png", "image/png", new byte[10_000_001]));
      page.click("button[type=submit]");
      assertThat(page.textContent("main")).contains("larger than 10 MB");
    }
  }

  @ParameterizedTest
  @EnumSource(Script.class)
  void partsAreCollectedInAnyOrderAndTheMissingOnesAreNamed(Script script) throws Exception {
    List<String> parts = List.of("shc:/1/3/5676", "shc:/2/3/2909", "shc:/3/3/5243");
    try (StubPages stub = StubPages.start();
        BrowserContext context = context(PHONE, script)) {
      Page page = context.newPage();
      page.navigate(stub.address("/check"));
      add(page, parts.get(2));
      assertThat(page.textContent("#scan-progress"))
          .contains("1 of 3 parts were read. Still missing: part 1, part 2.");
      add(page, "shc:/1/4/9999");
      assertThat(page.textContent(".govuk-error-summary")).contains("belongs to another code");
      add(page, parts.get(0));
      assertThat(page.textContent("#scan-progress")).contains("Still missing: part 2.");
      page.fill("#text", parts.get(1));
      page.click("button[type=submit]");
      assertThat(page.title()).startsWith("Rejected");
      assertThat(stub.asked()).containsExactly(Map.of("credentials", parts));
    }
  }

  private static void add(Page page, String text) {
    page.setInputFiles("#picture", picture(text));
    page.click("button[type=submit]");
  }

  @Test
  void theKeyboardAloneIsEnough() {
    try (BrowserContext context = context(PHONE, Script.ON)) {
      Page page = context.newPage();
      page.navigate(server.address("/check"));
      List<String> reached = new ArrayList<>();
      for (int i = 0; i < 14; i++) {
        page.keyboard().press("Tab");
        reached.add(String.valueOf(page.evaluate("document.activeElement.id")));
        if (reached.contains("text")) {
          break;
        }
      }
      assertThat(reached).containsSubsequence("camera-switch", "picture", "text");
      page.keyboard().insertText(server.sample("tenancy.sd-jwt"));
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL(server.address("/check"));
      page.waitForSelector(".assay-verdict");
      assertThat(page.title()).startsWith("Accepted");
    }
  }
}
