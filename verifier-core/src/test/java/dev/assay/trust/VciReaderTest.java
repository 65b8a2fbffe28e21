package dev.assay.trust;

import static dev.assay.trust.ImportSetting.CRYPTO;
import static dev.assay.trust.ImportSetting.STRANGER;
import static dev.assay.trust.ImportSetting.kinds;
import static dev.assay.trust.ImportSetting.read;
import static dev.assay.trust.ImportSetting.refused;
import static dev.assay.trust.ImportSetting.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Documents;
import dev.assay.policy.Policy;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.Violates;
import dev.assay.trust.ImportReport.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private Map<String, Object> changed(String member, Object value) {
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
            info("HTTPS://cards.example/scheme", List.of(key)),
            info("https://cards.example:", List.of(key)),
            info("https://cards.example:0/port", List.of(key)),
            info("https://cards.example:99999/port", List.of(key)),
            info("https://cards.example:65536/port", List.of(key)),
            info("https://cards.example:0443/port", List.of(key)),
            info("https://cards.example./dot", List.of(key)),
            info("https://[2001:db8::1]/address", List.of(key)),
            info("https://cards_of.example/name", List.of(key)),
            info("https://no-keys.example", List.of()),
            info("https://many.example", many),
            Map.of("keys", List.of(key)),
            Map.of("issuer", Map.of("name", "Nobody"), "keys", List.of(key)));

    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(made.report().listed()).isEqualTo(19);
    // The one with too many keys is named twice: for that, and for having none that is left.
    assertThat(made.report().leftOut()).hasSize(19);
  }

  @Test
  void hostsAreTakenWithCapitalsAndPorts() throws TrustListFault {
    ImportedList made =
        imported(
            info("https://Cards.EXAMPLE/issuer", List.of(key)),
            info("https://cards.example:65535/issuer", List.of(key)));
    assertThat(read(made).entries())
        .flatExtracting(entry -> entry.services().get(0).terms().hosts())
        .containsExactly("cards.example", "cards.example:65535");
  }

  @Test
  void revocationListsOfTheSnapshotAreNotTakenAndSaid() throws TrustListFault {
    Map<String, Object> info = info(ISS, List.of(changed("crlVersion", 2)));
    info.put("crls", List.of(Map.of("kid", "k")));
    ImportedList made = imported(info);

    assertThat(kinds(made)).containsExactly(Kind.PASSED_OVER);
    assertThat(new String(made.json(), StandardCharsets.UTF_8)).contains("\"crlVersion\": 2");
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutAKeyWhoseCounterOfRevocationsIsNone() throws TrustListFault {
    for (Object version :
        new Object[] {"2", -1, 2.5, 2.0, true, List.of(2), new BigInteger("9".repeat(30))}) {
      Map<String, Object> odd = new LinkedHashMap<>(cardKey("odd"));
      odd.put("crlVersion", version);
      ImportedList made = imported(info(ISS, List.of(key, odd)));

      assertThat(made.report().leftOut()).as(version.toString()).hasSize(1);
      assertThat(made.report().leftOut().get(0).place()).isEqualTo("key 2 of " + ISS);
      assertThat(new String(made.json(), StandardCharsets.UTF_8)).doesNotContain("crlVersion");
    }
    for (long version : new long[] {0, 1, Long.MAX_VALUE}) {
      ImportedList made = imported(info(ISS, List.of(changed("crlVersion", version))));
      assertThat(new String(made.json(), StandardCharsets.UTF_8))
          .contains("\"crlVersion\": " + version);
    }
  }

  /** The certificate is held against the key and the issuer of each card. */
  @Test
  void keepsTheCertificateOfAKey() throws TrustListFault {
    TestKey issuer = TestShc.key("issuer of cards");
    Certified other = TestPki.leaf("CN=Cards").uri(TestShc.ISS).selfSigned();
    Certified right = TestPki.leaf("CN=Cards").uri(TestShc.ISS).keys(issuer.pair()).selfSigned();
    for (Certified certificate : List.of(right, other)) {
      Map<String, Object> jwk = new LinkedHashMap<>(TestShc.jwk(issuer));
      jwk.put("x5c", certificate.x5c());
      TrustLists trust = TrustLists.of(read(imported(info(TestShc.ISS, List.of(jwk)))));
      VerificationResult result =
          new CredentialVerifier(CRYPTO, Limits.DEFAULT)
              .verify(
                  new VerificationRequest(
                      new Input(TestShc.immunization(issuer).code()),
                      Optional.empty(),
                      new HolderBinding.NotRequired(),
                      Policy.NONE),
                  TestClock.NOW,
                  trust,
                  Documents.none());

      assertThat(result.verdict())
          .isEqualTo(certificate.equals(right) ? Verdict.ACCEPTED : Verdict.REJECTED);
    }
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
