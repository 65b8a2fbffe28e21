package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Base64Url;
import dev.assay.jose.Json;
import dev.assay.server.config.PresentationConfig.Signing;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.wallet.TodaysCredentials;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * A council that asks, with the certificates and documents and at the time of today.
 *
 * @param setting all else
 */
record MultipazSetting(TodaysCredentials today, PresentationSetting setting) {

  /** What is asked of each document, and nothing else of what it says. */
  private static final Map<String, Object> ASKED =
      Map.of(
          "permit", Map.of("zone", "A", "address", Map.of("town", "Fernhollow")),
          "licence", Map.of(PresentationSetting.NAME_SPACE, Map.of("age_over_18", true)));

  static MultipazSetting in(Path folder) throws Exception {
    TodaysCredentials today = new TodaysCredentials();
    Path key = folder.resolve("today.jwk");
    Files.writeString(key, TestJws.json(TestKey.of(today.reader()).privateJwk()));
    Path chain = Files.writeString(folder.resolve("today.pem"), today.reader().pem());
    PresentationSetting setting = new PresentationSetting(folder);
    setting.signing = usual -> new Signing(key, chain, setting.client);
    return new MultipazSetting(today, setting);
  }

  Api started() throws Exception {
    return Api.start(setting.config(today.trustList()), InstantSource.system());
  }

  static Caller council(Api api) {
    return new Caller(api, COUNCIL_KEY);
  }

  /** A signed request of which one parameter was changed afterwards. */
  static String changed(String signed, String parameter, String value) throws Exception {
    String[] parts = signed.split("\\.", -1);
    String payload = Json.write(with(TestHolder.payload(signed), parameter, value));
    parts[1] = Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8));
    return String.join(".", parts);
  }

  /** These documents were accepted, each with just what was asked for. */
  static void assertAccepted(Api api, Begun begun, String... documents) throws Exception {
    Map<?, ?> result = result(api, begun);
    assertThat(result.get("verdict")).isEqualTo("accepted");
    Map<?, ?> credentials = (Map<?, ?>) result.get("credentials");
    assertThat(credentials).hasSize(documents.length);
    for (String document : documents) {
      assertThat((List<?>) credentials.get(document))
          .singleElement()
          .extracting(one -> ((Map<?, ?>) one).get("claims"))
          .isEqualTo(ASKED.get(document));
    }
  }

  /** The answer was rejected, and this rule is among those that failed. */
  static void assertRejected(Api api, Begun begun, String rule) throws Exception {
    Map<?, ?> result = result(api, begun);
    assertThat(result.get("verdict")).isEqualTo("rejected");
    assertThat(result.toString()).containsPattern("code=" + rule + ",[^}]*outcome=failed");
  }

  private static Map<?, ?> result(Api api, Begun begun) throws Exception {
    return (Map<?, ?>) council(api).view(begun.id()).getOrDefault("result", Map.of());
  }
}
