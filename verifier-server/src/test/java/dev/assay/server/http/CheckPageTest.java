package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.ApiKey;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.picture.TestCodes;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for codes, as it is sent and answered. */
class CheckPageTest {

  private static final String ISSUER = "https://issuer.example";
  private static final String BORDER = "----code";

  private final TestIssuer issuer =
      TestIssuer.withKey(ISSUER, TestKey.es256("issuer").named("key-1"));

  @TempDir private Path folder;

  private ServerConfig config() throws Exception {
    TestTrust.Node service = TestTrust.jwks(ISSUER, issuer.key().publicJwk());
    return Api.trusting(
        folder, TestTrust.list("test").entry(TestTrust.entry("issuer").service(service)));
  }

  private static HttpRequest.Builder form(Api api, String address, byte[] body) {
    return api.at(address)
        .header("Content-Type", "multipart/form-data; boundary=" + BORDER)
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static byte[] picture(byte[] bytes) {
    return part("name=\"picture\"; filename=\"canary.png\"\r\nContent-Type: image/png", bytes);
  }

  private static byte[] text(String text) {
    return part("name=\"text\"", text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] part(String header, byte[] bytes) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String start = "--" + BORDER + "\r\nContent-Disposition: form-data; " + header + "\r\n\r\n";
    body.writeBytes(start.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(bytes);
    body.writeBytes(("\r\n--" + BORDER + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  @Test
  void nothingOfThePersonIsLoggedCountedOrKept() throws Exception {
    String credential = issuer.credential().claim("given_name", "Canary").issue().compact();
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Api api = Api.start(config())) {
      HttpResponse<String> page = api.send(form(api, "/check", picture(TestCodes.png(credential))));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Accepted", "Canary");
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'");
      api.send(form(api, "/check?lang=canary", text("canary")));
      assertThat(api.get("/metrics").body())
          .contains("route=\"/check\"", "format=\"dc+sd-jwt\"")
          .doesNotContainIgnoringCase("canary");
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("POST /check 200")
        .doesNotContainIgnoringCase("canary");
  }

  @Test
  void theLanguageIsThatOfTheAddress() throws Exception {
    try (Api api = Api.start(config())) {
      assertThat(api.get("/check").body()).contains("<html class=\"govuk-template\" lang=\"en\">");
      assertThat(api.get("/check?lang=cy").body()).contains("lang=\"cy\">", "Gwirio cod");
      HttpResponse<String> welsh = api.send(form(api, "/check?lang=cy", text("nonsense")));
      assertThat(welsh.body()).contains("lang=\"cy\">", "Gwrthodwyd");
    }
  }

  @Test
  void whatIsTooLargeIsAnsweredAndNotKept() throws Exception {
    try (Api api = Api.start(config())) {
      HttpResponse<String> page = api.send(form(api, "/check", picture(new byte[10_000_001])));
      assertThat(page.statusCode()).isEqualTo(413);
      assertThat(page.body()).contains("larger than 10 MB");
    }
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    try (Api api = Api.start(config())) {
      HttpResponse<String> page =
          api.send(form(api, "/check", text("x")).header("Sec-Fetch-Site", "cross-site"));
      assertThat(page.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void whereKeysAreSetThereIsNoSuchPage() throws Exception {
    ServerConfig keyed =
        config().requiring(List.of(new ApiKey("desk", ApiKey.digestOf("open sesame"))));
    try (Api api = Api.start(keyed)) {
      assertThat(api.get("/check").statusCode()).isEqualTo(404);
      assertThat(api.get("/assets/scan.js").statusCode()).isEqualTo(404);
      assertThat(api.send(form(api, "/check", text("x"))).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theReaderForBrowsersIsTheOneThatWasPublished() throws Exception {
    try (Api api = Api.start(config())) {
      assertThat(digest(api, "/assets/qr/decode.js"))
          .isEqualTo("00e209820dcb11d624e9a03d6383e580766792b57d1651318f0a29e4e1ff0fe8");
      assertThat(digest(api, "/assets/qr/index.js"))
          .isEqualTo("a0de370051f94bd74f218f74401fdf197585e3f9ef0143164f87ea941a3fdd6f");
    }
  }

  private static String digest(Api api, String path) throws Exception {
    byte[] bytes = api.get(path).body().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
