package dev.assay.server.http;

import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The real server on loopback at the address that browsers and wallets know it by, with a service
 * that asks residents and a wallet that answers.
 */
public final class PresentationServer implements AutoCloseable {

  private final AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);
  private final PresentationSetting setting;
  private final Api api;
  private final Caller council;

  private PresentationServer(PresentationSetting setting) throws Exception {
    this.setting = setting;
    this.api = Api.start(setting.config(), now::get);
    this.council = new Caller(api, PresentationSetting.COUNCIL_KEY);
  }

  /** Keeps its files in a folder, and sends residents back to a URL. */
  public static PresentationServer start(Path folder, String returnUrl) throws Exception {
    return start(folder, returnUrl, Stage.LIVE);
  }

  /** The same, of services at a stage. */
  public static PresentationServer start(Path folder, String returnUrl, Stage stage)
      throws Exception {
    PresentationSetting setting = new PresentationSetting(folder).onLoopback();
    setting.stage = stage;
    setting.returnUrl = returnUrl;
    return new PresentationServer(setting);
  }

  /** The address of a path. */
  public String address(String path) {
    return setting.publicUrl + path;
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }

  /** Where the wallet is. */
  public enum Device {
    SAME,
    OTHER
  }

  /** Begins a request by a template, in a language. */
  public Request begin(String template, Device device, String language) throws Exception {
    return begin(Map.of("template", template), device, language);
  }

  /** Begins a request by a query of its own. */
  public Request begin(Map<String, Object> asked, Device device, String language) throws Exception {
    Map<String, Object> body = new LinkedHashMap<>(asked);
    body.put("language", language);
    body.put("flow", device == Device.SAME ? "same-device" : "cross-device");
    body.put("returnUrl", setting.returnUrl);
    return new Request(this, council.begun(body));
  }

  /** A resident whose wallet a browser calls. */
  public BrowserHolder browserHolder() {
    return new BrowserHolder(setting);
  }

  /** A request that a service has begun. */
  public static final class Request {

    private final PresentationServer server;
    private final Begun begun;

    private Request(PresentationServer server, Begun begun) {
      this.server = server;
      this.begun = begun;
    }

    /** The whole address of its page. */
    public String page() {
      return String.valueOf(begun.json().get("page"));
    }

    /** What calls a wallet. */
    public String walletLink() {
      return begun.walletLink();
    }

    /** What the service sees, without a code. */
    public Map<String, Object> seen() throws Exception {
      return server.council.view(begun.id());
    }

    /** What the service sees with the code that a browser brought. */
    public Map<String, Object> seenWith(String code) throws Exception {
      return Api.json(server.council.look(begun.id(), Optional.of(code)));
    }

    /** The service ends it. */
    public void end() throws Exception {
      server.council.end(begun.id());
    }

    /** A wallet fetches it. */
    public Wallet fetched() throws Exception {
      return new Wallet(server.setting, TestHolder.follow(server.api, begun.walletLink()));
    }

    @Override
    public String toString() {
      return "Request";
    }
  }

  /** A wallet that has a request. */
  public static final class Wallet {

    private final PresentationSetting setting;
    private final TestHolder holder;

    private Wallet(PresentationSetting setting, TestHolder holder) {
      this.setting = setting;
      this.holder = holder;
    }

    /**
     * Answers with a permit.
     *
     * @return where it sends the browser; empty if nowhere
     */
    public String permits() throws Exception {
      String permit = holder.present(setting, setting.permit()).compact();
      return String.valueOf(
          Api.json(holder.answer("permit", permit)).getOrDefault("redirect_uri", ""));
    }

    /** Says no; the same is returned. */
    public String refuses() throws Exception {
      return String.valueOf(
          Api.json(holder.refuse("access_denied")).getOrDefault("redirect_uri", ""));
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
