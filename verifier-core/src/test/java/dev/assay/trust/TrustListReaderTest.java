package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.credential.Assurance;
import dev.assay.credential.AssuranceFramework;
import dev.assay.credential.Legacy;
import dev.assay.credential.Mechanism;
import dev.assay.credential.OcspUse;
import dev.assay.credential.Profile;
import dev.assay.credential.Role;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.SigningKey;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.JwsSigner;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list is read whole or not at all, and a fault says where and what would be right. */
class TrustListReaderTest {

  private static final Crypto CRYPTO = Crypto.select();
  private static final KeyPair SIGNER = TestPki.p256("list signer");

  private final TrustListReader reader = new TrustListReader(CRYPTO);

  @Test
  void readsEverythingThatAListCanSay() throws TrustListFault {
    Node service =
        TestTrust.x5c(TestPki.root("CN=Root").selfSigned().pem())
            .with("roles", List.of("issuance", "status"))
            .with("issuer", "https://issuer.example")
            .with("issuerName", "listed")
            .with("algorithms", List.of("ES256", "PS256"))
            .with("assurance", List.of(Map.of("framework", "gpg45", "level", "high")))
            .with("hosts", List.of("issuer.example", "status.example:8443"))
            .with("legacy", List.of("vc+sd-jwt"))
            .with("profiles", List.of("haip"))
            .with("typeMetadata", "required")
            .with("statusEku", "1.3.6.1.5.5.7.3.30")
            .with("ocsp", "ask")
            .with("extendedKeyUsages", List.of("1.2.3.4"))
            .with("certificatePolicies", List.of("1.2.3.5", "1.2.3.6"))
            .with("crossCertificates", List.of(Map.of("certificate", Asking.ROOT.base64())))
            .with("x-note", Map.of("anything", 1));
    Node node =
        TestTrust.list("register")
            .with("grace", "P7D")
            .with("operator", "The operator")
            .with("provenance", "Copied from the gazette")
            .entry(
                TestTrust.entry("council")
                    .with("sector", "private")
                    .with("evidence", List.of(Map.of("scheme", "DVS register", "reference", "42")))
                    .service(service));
    TrustList list = reader.plain("register.json", node.json());
    assertThat(list.grace()).hasValue(Duration.ofDays(7));
    assertThat(list.operator()).hasValue("The operator");
    assertThat(list.source()).isEqualTo("register.json");
    TrustEntry entry = list.entries().get(0);
    assertThat(entry.sector()).isEqualTo(Sector.PRIVATE);
    assertThat(entry.evidence()).containsExactly(new EntryEvidence("DVS register", "42"));
    TrustService read = entry.services().get(0);
    assertThat(read.roles()).containsExactlyInAnyOrder(Role.ISSUANCE, Role.STATUS);
    assertThat(read.mechanism()).isEqualTo(Mechanism.X5C);
    assertThat(read.issuerName()).isEqualTo(IssuerName.LISTED);
    assertThat(read.pins().statusEku()).hasValue("1.3.6.1.5.5.7.3.30");
    assertThat(read.pins().extendedKeyUsages()).containsExactly("1.2.3.4");
    assertThat(read.pins().certificatePolicies()).containsExactlyInAnyOrder("1.2.3.5", "1.2.3.6");
    assertThat(read.crossCertificates()).hasSize(1);
    ServiceTerms terms = read.terms();
    assertThat(terms.ocsp()).isEqualTo(OcspUse.ASK);
    assertThat(terms.algorithms())
        .containsExactlyInAnyOrder(SignatureAlgorithm.ES256, SignatureAlgorithm.PS256);
    assertThat(terms.assurance()).containsExactly(new Assurance(AssuranceFramework.GPG45, "high"));
    assertThat(terms.hosts()).containsExactlyInAnyOrder("issuer.example", "status.example:8443");
    assertThat(terms.legacy()).containsExactly(Legacy.VC_SD_JWT);
    assertThat(terms.profiles()).containsExactly(Profile.HAIP);
    assertThat(terms.typeMetadata()).isEqualTo(TypeMetadataUse.REQUIRED);
  }

  @Test
  void anEmptyListIsAList() throws TrustListFault {
    assertThat(reader.plain("empty.json", TestTrust.list("empty").json()).entries()).isEmpty();
  }

  static List<ListSamples.Bad> badLists() {
    return ListSamples.bad();
  }

  @ParameterizedTest
  @MethodSource("badLists")
  @Violates("trust-list.schema")
  void refusesAListThatIsNotWhatItShouldBe(ListSamples.Bad bad) {
    TrustListFault fault = fault(bad.list().json());
    assertThat(fault.rule()).isEqualTo(TrustListRule.SCHEMA);
    assertThat(fault.source()).isEqualTo("test.json");
    assertThat(fault.path()).isEqualTo(bad.path());
    assertThat(fault.getMessage())
        .contains("test.json")
        .contains(bad.path())
        .contains(fault.reason());
  }

  @Test
  @Violates("trust-list.schema")
  void namesOneFaultOfEachEntry() {
    Node node =
        TestTrust.list("register")
            .entry(TestTrust.entry("a").with("sector", "other"))
            .entry(ListSamples.goodEntry("b"))
            .entry(ListSamples.goodEntry("c").without("name"));
    TrustListFault fault = fault(node.json());
    assertThat(fault.problems())
        .extracting(TrustListFault.Problem::path)
        .containsExactly("/entries/0/services", "/entries/2/name");
  }

  @Test
  @Violates("trust-list.schema")
  void refusesWhatIsNotStrictJson() {
    for (String text : List.of("[]", "{\"id\":1,\"id\":1}", "{}{}", "{")) {
      assertThat(fault(text.getBytes(StandardCharsets.UTF_8)).rule())
          .isEqualTo(TrustListRule.SCHEMA);
    }
  }

  @Test
  @Violates("trust-list.size")
  void refusesAListThatIsTooLarge() {
    assertThat(fault(new byte[(20 << 20) + 1]).rule()).isEqualTo(TrustListRule.SIZE);
    byte[] entries =
        ("{\"version\":1,\"id\":\"a\",\"name\":\"a\",\"sequence\":1,"
                + "\"issued\":\"2026-01-01T00:00:00Z\",\"nextUpdate\":\"2027-01-01T00:00:00Z\","
                + "\"entries\":["
                + "{},".repeat(100_000)
                + "{}]}")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(fault(entries).rule()).isEqualTo(TrustListRule.SIZE);
  }

  @Test
  void readsTenThousandEntries() throws TrustListFault {
    Map<String, Object> jwk = TestTrust.jwk(SIGNER);
    List<Node> entries = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Node service = TestTrust.jwks("https://i" + i + ".example", jwk);
      entries.add(TestTrust.entry("e" + i).service(service));
    }
    Node node = TestTrust.list("large").with("entries", entries);
    TrustList list = reader.plain("large.json", node.json());
    assertThat(list.entries()).hasSize(10_000);
    assertThat(list.index().ofEntriesNaming(Role.ISSUANCE, "https://i9999.example")).hasSize(1);
  }

  // --- Signed lists

  @Test
  void readsAListThatAPinnedKeySigned() throws TrustListFault, GeneralSecurityException {
    byte[] json = TestTrust.list("register").json();
    String signed = new TrustListSigner(reader).sign("register.json", json, signingKey(SIGNER));
    TrustList list = reader.signed("register.jwt", signed, List.of(pinned(SIGNER)));
    assertThat(list.id()).isEqualTo("register");
    assertThat(list.digest()).isNotEqualTo(reader.plain("register.json", json).digest());
  }

  @Test
  void takesTheKeyOfASignerFromACertificateToo() throws TrustListFault {
    String pem = TestPki.root("CN=List Signer").selfSigned().pem();
    VerificationKey key = reader.signerKey("signer.pem", pem);
    assertThat(key).isEqualTo(pinned(TestPki.p256("CN=List Signer")));
  }

  @Test
  @Violates("trust-list.signature")
  void refusesAKeyThatCannotBePinned() {
    for (String text :
        List.of("", "{}", "-----BEGIN CERTIFICATE-----", "{\"kty\":\"oct\",\"k\":\"AA\"}")) {
      TrustListFault fault =
          catchThrowableOfType(TrustListFault.class, () -> reader.signerKey("signer", text));
      assertThat(fault.rule()).isEqualTo(TrustListRule.SIGNATURE);
    }
  }

  @Test
  @Violates("trust-list.signature")
  void refusesAListThatNoPinnedKeySigned() throws GeneralSecurityException, TrustListFault {
    String signed = signed(Map.of("typ", "trust-list+jwt"));
    VerificationKey other = pinned(TestPki.p256("somebody else"));
    assertThat(fault(signed, List.of(other)).rule()).isEqualTo(TrustListRule.SIGNATURE);
    assertThat(fault(signed, List.of()).rule()).isEqualTo(TrustListRule.SIGNATURE);
    String altered =
        signed.substring(0, signed.lastIndexOf('.') - 4)
            + "AAAA"
            + signed.substring(signed.lastIndexOf('.'));
    assertThat(fault(altered, List.of(pinned(SIGNER))).rule()).isEqualTo(TrustListRule.SIGNATURE);
    String json = new String(TestTrust.list("register").json(), StandardCharsets.UTF_8);
    assertThat(fault(json, List.of(pinned(SIGNER))).rule()).isEqualTo(TrustListRule.SIGNATURE);
    String none =
        encode("{\"alg\":\"none\",\"typ\":\"trust-list+jwt\"}") + "." + encode(json) + ".";
    assertThat(fault(none, List.of(pinned(SIGNER))).rule()).isEqualTo(TrustListRule.SIGNATURE);
  }

  @Test
  @Violates("trust-list.signature")
  void refusesATokenOfAnotherKind() throws GeneralSecurityException, TrustListFault {
    for (Map<String, Object> header :
        List.<Map<String, Object>>of(Map.of("typ", "JWT"), Map.of())) {
      assertThat(fault(signed(header), List.of(pinned(SIGNER))).rule())
          .isEqualTo(TrustListRule.SIGNATURE);
    }
  }

  @Test
  @Violates("trust-list.crit")
  void refusesACriticalHeaderThatItDoesNotUnderstand()
      throws GeneralSecurityException, TrustListFault {
    String signed = signed(Map.of("typ", "trust-list+jwt", "crit", List.of("exp"), "exp", 1L));
    assertThat(fault(signed, List.of(pinned(SIGNER))).rule()).isEqualTo(TrustListRule.CRITICAL);
  }

  @Test
  @Violates("trust-list.schema")
  void doesNotSignAListThatNobodyCouldUse() {
    byte[] json = TestTrust.list("register").without("sequence").json();
    TrustListFault fault =
        catchThrowableOfType(
            TrustListFault.class,
            () -> new TrustListSigner(reader).sign("register.json", json, signingKey(SIGNER)));
    assertThat(fault.path()).isEqualTo("/sequence");
  }

  // --- Helpers of this test

  private TrustListFault fault(byte[] json) {
    return catchThrowableOfType(TrustListFault.class, () -> reader.plain("test.json", json));
  }

  private TrustListFault fault(String compact, List<VerificationKey> pinned) {
    return catchThrowableOfType(
        TrustListFault.class, () -> reader.signed("test.jwt", compact, pinned));
  }

  private static String signed(Map<String, Object> header) throws GeneralSecurityException {
    return JwsSigner.sign(signingKey(SIGNER), header, TestTrust.list("register").json());
  }

  private VerificationKey pinned(KeyPair pair) throws TrustListFault {
    return reader.signerKey("signer.jwk", JSONObjectUtils.toJSONString(TestTrust.jwk(pair)));
  }

  private static SigningKey signingKey(KeyPair pair) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----";
    try {
      return JwsSigner.key(pem, CRYPTO);
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
