package dev.assay.server.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.assay.server.http.PresentationServer;
import dev.assay.server.http.PresentationServer.Device;
import dev.assay.server.http.PresentationServer.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests in every state that a resident can come to. */
record ResidentPages(PresentationServer server, Chromium chromium) {

  /** By the name of each state, the address that leads there in a browser. */
  Map<String, String> addresses(Page page, String language) throws Exception {
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("same-device", server.begin("permit", Device.SAME, language).page());
    addresses.put("other-device", server.begin("licence", Device.OTHER, language).page());
    addresses.put("either", server.begin(twoDocuments(), Device.SAME, language).page());
    Request opened = server.begin("permit", Device.OTHER, language);
    opened.fetched();
    addresses.put("opened", opened.page());
    Request held = server.begin("permit", Device.SAME, language);
    page.navigate(held.page());
    String back = held.fetched().permits();
    addresses.put("returned-elsewhere", back.replaceFirst(".$", "~"));
    addresses.put("held", held.page());
    Request answered = server.begin("permit", Device.OTHER, language);
    answered.fetched().permits();
    addresses.put("answered", answered.page());
    Request refused = server.begin("permit", Device.OTHER, language);
    refused.fetched().refuses();
    addresses.put("refused", refused.page());
    Request cancelled = server.begin("permit", Device.SAME, language);
    cancelled.end();
    addresses.put("cancelled", cancelled.page());
    Request elsewhere = server.begin("permit", Device.SAME, language);
    try (BrowserContext other = chromium.context(new Browser.NewContextOptions())) {
      other.newPage().navigate(elsewhere.page());
    }
    addresses.put("elsewhere", elsewhere.page());
    String fresh = server.begin("permit", Device.SAME, language).page();
    addresses.put("no-cookie", fresh + (fresh.indexOf('?') < 0 ? "?" : "&") + "greeted=1");
    addresses.put("unknown", server.address("/present/nothing" + query(language)));
    return addresses;
  }

  private static String query(String language) {
    return language.equals("en") ? "" : "?lang=" + language;
  }

  /** One of two documents will do, and of one of them nothing but that it is there. */
  static Map<String, Object> twoDocuments() {
    Map<String, Object> permit =
        Map.of(
            "id", "permit",
            "format", "dc+sd-jwt",
            "meta", Map.of("vct_values", List.of("urn:example:permit:1")));
    Map<String, Object> identity =
        Map.of(
            "id",
            "identity",
            "format",
            "dc+sd-jwt",
            "meta",
            Map.of("vct_values", List.of("urn:eudi:pid:1")),
            "claims",
            List.of(
                Map.of("path", List.of("birthdate")), Map.of("path", List.of("household_size"))));
    List<Object> options = List.of(List.of("permit"), List.of("identity"));
    return Map.of(
        "dcqlQuery",
        Map.of(
            "credentials", List.of(permit, identity),
            "credential_sets", List.of(Map.of("options", options))));
  }
}
