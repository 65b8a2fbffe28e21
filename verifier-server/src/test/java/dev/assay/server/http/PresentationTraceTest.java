package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.ServiceConfig.Stage;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.transaction.Database;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestSdJwt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of whole transactions in logs and files. */
class PresentationTraceTest {

  /** An invented person. */
  private static final String NAME = "Gwenllian Heronsmere";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Stage.class)
  void noLogNamesAPersonOrOpensADoorWhateverItsLevel(Stage stage) throws Exception {
    Path log = folder.resolve("log");
    Path told = folder.resolve("told");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug",
                "-cp",
                System.getProperty("java.class.path"),
                Runs.class.getName(),
                folder.toString(),
                told.toString(),
                stage.name())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(server.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String lines = Files.readString(log);
    assertThat(server.exitValue()).as(lines).isZero();
    assertThat(lines)
        .contains("POST /v1/presentation-requests 201", "DEBUG")
        .contains("/openid4vp/responses/:handle 200");
    List<String> secrets = Files.readAllLines(told);
    assertThat(secrets).hasSizeGreaterThan(40);
    for (String secret : secrets) {
      assertThat(lines).doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void noFileHasAClaimInTheClear(Stage stage) throws Exception {
    PresentationSetting setting = new PresentationSetting(folder);
    setting.stage = stage;
    Path file = folder.resolve("store.mv.db");
    try (Api api = Api.start(setting.config())) {
      Begun begun = answered(api, setting);
      assertThat(new Caller(api, COUNCIL_KEY).look(begun.id(), Optional.empty()).body())
          .contains(NAME);
      assertNoClaims(file);
    }
    assertNoClaims(file);
  }

  /**
   * While it runs, H2 keeps what was replaced in the file until it needs the space, sealed; its
   * orderly end leaves only what there is.
   */
  @Test
  void afterAnOrderlyEndNotEvenSealedBytesOfADeliveredResultAreLeft() throws Exception {
    PresentationSetting setting = new PresentationSetting(folder);
    Path file = folder.resolve("store.mv.db");
    byte[] sealed;
    try (Api api = Api.start(setting.config())) {
      Begun begun = answered(api, setting);
      sealed = sealed();
      assertThat(isIn(file, sealed)).isTrue();
      new Caller(api, COUNCIL_KEY).end(begun.id());
      assertThat(sealed()).hasSizeLessThan(1000);
    }
    assertThat(isIn(file, sealed)).isFalse();
  }

  /** Whether a part of these bytes stands anywhere in the file. */
  private static boolean isIn(Path file, byte[] sealed) throws IOException {
    int middle = sealed.length / 2;
    String part =
        new String(Arrays.copyOfRange(sealed, middle, middle + 40), StandardCharsets.ISO_8859_1);
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(part);
  }

  /** What is sealed of the only transaction. */
  private byte[] sealed() throws SQLException {
    try (Connection connection =
            new Database.Embedded(folder.resolve("store")).source().getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT sealed FROM assay_transaction")) {
      rows.next();
      return rows.getBytes(1);
    }
  }

  private static Begun answered(Api api, PresentationSetting setting) throws Exception {
    Begun begun = new Caller(api, COUNCIL_KEY).begun(crossDevice("permit"));
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    holder.answer("permit", holder.present(setting, permit(setting)).compact());
    return begun;
  }

  private static void assertNoClaims(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(text).isNotEmpty().doesNotContain(NAME, "Heronsmere");
  }

  private static TestSdJwt permit(PresentationSetting setting) {
    return setting
        .issuer
        .credential()
        .claim("zone", hidden(NAME))
        .claim("address", Map.of("town", hidden(NAME + "'s Town"), "street", hidden(NAME)))
        .boundTo(setting.device)
        .issue();
  }

  /** A process that runs transactions and writes into a file what no log may repeat. */
  static final class Runs {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(TestClock.NOW);

    private final PresentationSetting setting;
    private final Api api;
    private final Caller council;
    private final List<String> secrets = new ArrayList<>();

    private Runs(PresentationSetting setting, Api api) {
      this.setting = setting;
      this.api = api;
      this.council = new Caller(api, COUNCIL_KEY);
    }

    public static void main(String[] arguments) throws Exception {
      PresentationSetting setting = new PresentationSetting(Path.of(arguments[0]));
      setting.stage = Stage.valueOf(arguments[2]);
      if (arguments.length > 3) {
        setting.in(arguments[3]);
      }
      try (Api api = Api.start(setting.config(), NOW::get)) {
        Runs runs = new Runs(setting, api);
        runs.keep("Heronsmere", COUNCIL_KEY);
        runs.accepted();
        runs.rejected();
        runs.unreadable();
        runs.refused();
        runs.cancelled();
        runs.strayed();
        runs.expired();
        Files.write(Path.of(arguments[1]), runs.secrets);
      }
    }

    private void keep(String... all) {
      secrets.addAll(List.of(all));
    }

    private TestHolder follow(Begun begun) throws Exception {
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      keep(
          begun.id(),
          last(begun.page()),
          last(TestHolder.parameters(begun.walletLink()).getOrDefault("request_uri", "")),
          last(holder.text("response_uri")),
          holder.text("nonce"),
          holder.text("state"));
      return holder;
    }

    private void accepted() throws Exception {
      Begun begun = council.begun(sameDevice("permit"));
      String pair = visit(api, begun);
      TestHolder holder = follow(begun);
      String presentation = holder.present(setting, permit(setting)).compact();
      String back =
          TestHolder.path(
              Api.json(holder.answer("permit", presentation)).getOrDefault("redirect_uri", ""));
      String code = back.substring(back.indexOf('=') + 1);
      keep(pair.substring(pair.indexOf('=') + 1), code, presentation.substring(0, 60));
      api.get(back);
      api.send(api.at(back).header("Cookie", pair));
      api.send(api.at(begun.page() + "/messages").header("Cookie", pair));
      HttpResponse<String> view = council.look(begun.id(), Optional.of(code));
      if (!view.body().contains(NAME)) {
        throw new IllegalStateException("the service got nothing");
      }
      council.end(begun.id());
    }

    private void rejected() throws Exception {
      TestHolder holder = follow(council.begun(crossDevice("permit")));
      holder.answer("permit", holder.present(setting, permit(setting)).nonce(NAME).compact());
      holder.answer(NAME, "again");
    }

    private void unreadable() throws Exception {
      TestHolder holder = follow(council.begun(crossDevice("permit")));
      holder.post(Map.of("response", NAME, "vp_token", NAME, "state", NAME));
    }

    private void refused() throws Exception {
      TestHolder holder = follow(council.begun(crossDevice("permit")));
      holder.refuse(NAME);
    }

    private void cancelled() throws Exception {
      Begun begun = council.begun(sameDevice("permit"));
      visit(api, begun);
      follow(begun);
      council.end(begun.id());
    }

    /** Calls that lead nowhere, each with something in it that belongs to somebody. */
    private void strayed() throws Exception {
      new Caller(api, "key-of-Heronsmere").view("Heronsmere");
      council.look("Heronsmere", Optional.of("Heronsmere"));
      api.get("/present/Heronsmere?lang=Heronsmere");
      api.get("/openid4vp/requests/Heronsmere");
      api.get("/Heronsmere");
      council.begin(Map.of("Heronsmere", "Heronsmere"));
    }

    private void expired() throws Exception {
      Begun begun = council.begun(crossDevice("permit"));
      follow(begun);
      NOW.set(TestClock.NOW.plus(Duration.ofMinutes(5)));
      council.view(begun.id());
      NOW.set(TestClock.NOW.plus(Duration.ofMinutes(30)));
      council.view(begun.id());
    }

    private static String last(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
