package dev.assay.server.web;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.assay.server.http.BrowserHolder;
import java.util.Map;

/**
 * The wallet that Chromium has for tests. The page calls the Digital Credentials API of the browser
 * itself, and the browser gives it what was laid ready here.
 */
final class VirtualWallet {

  private final Page page;
  private final CDPSession devtools;

  VirtualWallet(Page page) {
    this.page = page;
    this.devtools = page.context().newCDPSession(page);
  }

  /** What a holder makes of the requests that the page was given. */
  interface Holder {
    BrowserHolder.Given answer(String requests);
  }

  /** Answers as this holder does. */
  void answers(Holder holder) {
    page.route(
        "**/browser-requests",
        route -> {
          APIResponse requests = route.fetch();
          responds(holder.answer(requests.text()));
          route.fulfill(new Route.FulfillOptions().setResponse(requests));
        });
  }

  /** Its user says no, or has closed it. */
  void declines() {
    behaves(behaviour("decline"));
  }

  /** It does nothing, for as long as it likes. */
  void waits() {
    behaves(behaviour("wait"));
  }

  private void responds(BrowserHolder.Given given) {
    JsonObject behaviour = behaviour("respond");
    behaviour.addProperty("protocol", given.protocol());
    behaviour.add("response", new Gson().toJsonTree(given.data(), Map.class));
    behaves(behaviour);
  }

  private static JsonObject behaviour(String action) {
    JsonObject behaviour = new JsonObject();
    behaviour.addProperty("action", action);
    return behaviour;
  }

  private void behaves(JsonObject behaviour) {
    devtools.send("DigitalCredentials.setVirtualWalletBehavior", behaviour);
  }
}
