package dev.assay.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.CredentialVerifier;
import dev.assay.crypto.Crypto;
import dev.assay.jose.Json;
import dev.assay.testkit.TestTrust;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void showsWhoIsTrustedAndHowUpToDateThatIs() throws Exception {
    Map<String, Object> view = TrustListView.of(TrustLists.of(list()), AT);

    assertThat(Json.write(view))
        .startsWith("{\"lists\":[{\"id\":\"register\",\"name\":\"List register\",\"sequence\":7,")
        .contains("\"freshness\":\"fresh\"")
        .contains("\"id\":\"council\",\"name\":\"Issuer council\",\"sector\":\"public\",")
        .contains("\"state\":\"granted\"")
        .contains("\"mechanism\":\"did\"")
        .contains("\"anchors\":[{\"did\":\"did:web:council.example\"}]");
  }

  @Test
  void saysThatAListIsOutOfDate() throws Exception {
    assertThat(TrustListView.list(list(), Instant.parse("2027-06-01T00:00:00Z")))
        .containsEntry("freshness", "expired");
  }

  @Test
  void showsEveryRuleWithItsClause() {
    Map<String, Object> view = RulesView.of(CredentialVerifier.rules());

    assertThat((List<?>) view.get("rules"))
        .hasSameSizeAs(CredentialVerifier.rules())
        .allSatisfy(
            row ->
                assertThat(((Map<?, ?>) row).keySet().toString())
                    .isEqualTo("[code, stage, spec, version, clause, url, fault, demand]"));
  }

  private static TrustList list() throws Exception {
    byte[] json =
        TestTrust.list("register")
            .entry(TestTrust.entry("council").service(TestTrust.did("did:web:council.example")))
            .json();
    return new TrustListReader(Crypto.select()).plain("register.json", json);
  }
}
