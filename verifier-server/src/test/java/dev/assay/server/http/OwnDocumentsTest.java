package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.jose.Json;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.WorkConfig;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Metadata with a key in it is an anchor by another name, and nobody brings it who may bring none.
 */
class OwnDocumentsTest {

  private static final String ISSUER = "https://issuer.example";

  private final TestIssuer forger =
      TestIssuer.withKey(ISSUER, TestKey.es256("forger").named("key-1"));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"REFUSE, undetermined", "ACCEPT, accepted"})
  void metadataInARequestCountsOnlyWhereTheServerTakesAnchors(
      ServerConfig.RequestAnchors anchors, String verdict) throws Exception {
    try (Api api = Api.start(config(anchors))) {
      assertThat(api.verify(forged())).containsEntry("verdict", verdict);
    }
  }

  @Test
  void aSignedListInARequestCountsEverywhere() throws Exception {
    TestTrust.Node list =
        TestTrust.list("keys")
            .entry(
                TestTrust.entry("issuer")
                    .service(
                        TestTrust.jwks(ISSUER, forger.key().publicJwk())
                            .with("roles", List.of("issuance", "status"))));
    String address = ISSUER + "/status/1";
    ServerConfig config =
        Api.trusting(folder, list).with(ServerConfig.RequestAnchors.REFUSE).with(work(), offline());
    try (Api api = Api.start(config)) {
      Map<String, Object> request =
          Map.of(
              "credential",
              forger.credential().status(address, 1).issue().compact(),
              "documents",
              List.of(
                  Map.of(
                      "uri",
                      address,
                      "mediaType",
                      "application/statuslist+jwt",
                      "body",
                      forger.statusList(address).bits(2).entry(1, 1).compact())));
      assertThat(api.verify(request)).containsEntry("status", "revoked");
    }
  }

  private ServerConfig config(ServerConfig.RequestAnchors anchors) throws Exception {
    TestTrust.Node list =
        TestTrust.list("metadata")
            .entry(TestTrust.entry("issuer").service(TestTrust.metadata(ISSUER, "issuer.example")));
    return Api.trusting(folder, list).with(anchors).with(work(), offline());
  }

  private Map<String, Object> forged() {
    Map<String, Object> metadata =
        Map.of("issuer", ISSUER, "jwks", Map.of("keys", List.of(forger.key().publicJwk())));
    return Map.of(
        "credential",
        forger.credential().issue().compact(),
        "documents",
        List.of(
            Map.of(
                "uri",
                ISSUER + "/.well-known/jwt-vc-issuer",
                "mediaType",
                "application/json",
                "body",
                Json.write(metadata))));
  }

  private static WorkConfig work() {
    return ServerConfig.DEFAULT.work();
  }

  private static FetchConfig offline() {
    FetchConfig usual = FetchConfig.DEFAULT;
    return new FetchConfig(
        FetchConfig.Use.DISABLED,
        usual.privateHosts(),
        usual.connectTimeout(),
        usual.totalTimeout(),
        usual.staleFor(),
        usual.cacheBytes(),
        usual.extraAuthorities());
  }
}
