package dev.assay.trust;

import static dev.assay.trust.ImportSetting.CRYPTO;
import static dev.assay.trust.ImportSetting.STRANGER;
import static dev.assay.trust.ImportSetting.kinds;
import static dev.assay.trust.ImportSetting.read;
import static dev.assay.trust.ImportSetting.refused;
import static dev.assay.trust.ImportSetting.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.credential.Mechanism;
import dev.assay.crypto.VerificationKey;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.Violates;
import dev.assay.trust.ImportReport.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory of issuers of SMART Health Cards. */
class VciReaderTest {

  private static final String ISS = "https://cards.example/issuer";

  private final TestKey signer = TestKey.es512("directory");
  private final VerificationKey pinned = ImportSetting.key(signer);
  private final Map<String, Object> key = cardKey("card key");

  private static Map<String, Object> cardKey(String seed) {
    TestKey key = TestKey.es256(seed);
    Map<String, Object> jwk =
        new LinkedHashMap<>(key.named(ImportSetting.key(key).thumbprint()).publicJwk());
    jwk.put("use", "sig");
    jwk.put("alg", "ES256");
    return jwk;
  }

  private static Map<String, Object> info(String iss, List<?> keys) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("issuer", Map.of("iss", iss, "name", "Fernhollow Clinic"));
    info.put("keys", keys);
    info.put("lastRetrieved", TestClock.ISSUED.toString());
    return info;
  }

  private static byte[] snapshot(Object... infos) {
    Map<String, Object> snapshot = new LinkedHashMap<>();
    snapshot.put("directory", "https://directory.example/vci-issuers.json");
    snapshot.put("time", TestClock.ISSUED.toString());
    snapshot.put("issuerInfo", List.of(infos));
    return JSONObjectUtils.toJSONString(snapshot).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] signature(byte[] json) {
    try {
      Signature signature = Signature.getInstance("SHA512withECDSA");
      signature.initSign(signer.pair().getPrivate());
      signature.update(json);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private ImportedList imported(Object... infos) throws TrustListFault {
    byte[] json = snapshot(infos);
    return new VciReader(CRYPTO).signed("snapshot", json, signature(json), pinned, terms());
  }

  private static ImportedList unsigned(String json) throws TrustListFault {
    return new VciReader(CRYPTO)
        .unsigned(
            "snapshot", json.getBytes(StandardCharsets.UTF_8), UnsignedSource.REVIEWED, terms());
  }

  @Test
  void becomesAListOfOurOwn() throws TrustListFault {
    ImportedList made = imported(info(ISS, List.of(key)));
    TrustList read = read(made);

    assertThat(made.report().leftOut()).isEmpty();
    assertThat(read.id()).isEqualTo("vci-directory");
    assertThat(read.issued()).isEqualTo(TestClock.ISSUED);
    assertThat(read.sequence()).isEqualTo(TestClock.ISSUED.getEpochSecond());
    assertThat(read.entries()).hasSize(1);
    assertThat(read.entries().get(0).name()).isEqualTo("Fernhollow Clinic");
    TrustService service = read.entries().get(0).services().get(0);
    assertThat(service.issuer()).contains(ISS);
    assertThat(service.mechanism()).isEqualTo(Mechanism.JWKS);
    assertThat(service.terms().formats()).containsExactly("smart-health-card");
    assertThat(service.terms().types()).containsExactly("https://smarthealth.cards#health-card");
    assertThat(service.terms().hosts()).containsExactly("cards.example");
    assertThat(service.terms().algorithms()).hasSize(1);
  }

  @Test
  @Violates("trust-list.source.signature")
  void refusesAnotherSignerAndOtherBytes() {
    byte[] json = snapshot(info(ISS, List.of(key)));
    byte[] signature = signature(json);
    VciReader reader = new VciReader(CRYPTO);
    refused(
        TrustListRule.SOURCE_SIGNATURE,
        () -> reader.signed("s", json, signature, STRANGER, terms()));
    for (byte[] bad :
        List.of(
            new byte[0],
            Arrays.copyOf(signature, signature.length - 1),
            Arrays.copyOf(signature, signature.length + 1),
            new byte[132])) {
      refused(TrustListRule.SOURCE_SIGNATURE, () -> reader.signed("s", json, bad, pinned, terms()));
    }
    byte[] other = snapshot(info(ISS + "/other", List.of(key)));
    refused(
        TrustListRule.SOURCE_SIGNATURE,
        () -> reader.signed("s", other, signature, pinned, terms()));
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutKeysThatAreNotThoseOfCards() throws TrustListFault {
    List<Object> keys = new ArrayList<>();
    keys.add(key);
    keys.add(changed("kid", "other"));
    keys.add(changed("use", "enc"));
    keys.add(changed("alg", "ES384"));
    keys.add(changed("d", "AAAA"));
    keys.add(changed("x", "AAAA"));
    keys.add(TestKey.es384("large").named("k").publicJwk());
    ImportedList made = imported(info(ISS, keys));

    assertThat(made.report().leftOut())
        .extracting(ImportReport.LeftOut::rule)
        .containsOnly(TrustListRule.SOURCE_ENTRY)
        .hasSize(6);
    assertThat(made.report().leftOut().get(0).place()).isEqualTo("key 2 of " + ISS);
    assertThat(made.report().counts().get("key")).containsExactly(Map.entry("ES256", 1));
    assertThat(new String(made.json(), StandardCharsets.UTF_8)).doesNotContain("\"d\"");
  }

  private Map<String, Object> changed(String member, String value) {
    Map<String, Object> changed = new LinkedHashMap<>(key);
    changed.put(member, value);
    return changed;
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutIssuersThatAreNoneOfCards() throws TrustListFault {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add(key);
    }
    ImportedList made =
        imported(
            info(ISS, List.of(key)),
            info(ISS, List.of(key)),
            info("http://cards.example", List.of(key)),
            info("https://cards.example/slash/", List.of(key)),
            info("https://cards.example/?q", List.of(key)),
            info("https://not an address", List.of(key)),
            info("https://no-keys.example", List.of()),
            info("https://many.example", many),
            Map.of("keys", List.of(key)),
            Map.of("issuer", Map.of("name", "Nobody"), "keys", List.of(key)));

    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(made.report().listed()).isEqualTo(10);
    // The one with too many keys is named twice: for that, and for having none that is left.
    assertThat(made.report().leftOut()).hasSize(10);
  }

  @Test
  void revocationListsOfTheSnapshotAreNotTakenAndSaid() throws TrustListFault {
    Map<String, Object> info = info(ISS, List.of(changedVersion()));
    info.put("crls", List.of(Map.of("kid", "k")));
    ImportedList made = imported(info);

    assertThat(kinds(made)).containsExactly(Kind.PASSED_OVER);
    assertThat(new String(made.json(), StandardCharsets.UTF_8)).contains("\"crlVersion\": 2");
  }

  private Map<String, Object> changedVersion() {
    Map<String, Object> changed = new LinkedHashMap<>(key);
    changed.put("crlVersion", 2);
    return changed;
  }

  @Test
  void withoutASignatureTheProvenanceSaysSo() throws TrustListFault {
    ImportedList made =
        unsigned(new String(snapshot(info(ISS, List.of(key))), StandardCharsets.UTF_8));

    assertThat(read(made).provenance().orElseThrow()).contains("reviewed it");
  }

  @Test
  void thePlainDirectoryHasIssuersAndNoKeys() throws TrustListFault {
    String plain =
        "{\"participating_issuers\":[{\"iss\":\"" + ISS + "\",\"name\":\"Fernhollow\"}]}";
    boolean fetched =
        Arrays.stream(Mechanism.values()).anyMatch(one -> one.code().equals("well-known-jwks"));
    if (fetched) {
      assertThat(read(unsigned(plain)).entries()).hasSize(1);
    } else {
      refused(TrustListRule.SOURCE_FORM, () -> unsigned(plain));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"issuerInfo\":[]}",
        "{\"issuerInfo\":7,\"time\":\"2026-05-01T00:00:00Z\"}",
        "{\"issuerInfo\":[{}]}",
        "{\"issuerInfo\":[{}],\"time\":\"yesterday\"}",
        "{\"issuerInfo\":[{}],\"time\":\"2026-05-01T00:00:00Z\"}"
      })
  @Violates("trust-list.source.form")
  void refusesWhatIsNoDirectory(String json) {
    refused(TrustListRule.SOURCE_FORM, () -> unsigned(json));
  }
}
