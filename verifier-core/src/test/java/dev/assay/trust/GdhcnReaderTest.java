package dev.assay.trust;

import static dev.assay.trust.ImportSetting.CRYPTO;
import static dev.assay.trust.ImportSetting.PINNED;
import static dev.assay.trust.ImportSetting.SIGNER;
import static dev.assay.trust.ImportSetting.STRANGER;
import static dev.assay.trust.ImportSetting.kinds;
import static dev.assay.trust.ImportSetting.read;
import static dev.assay.trust.ImportSetting.refused;
import static dev.assay.trust.ImportSetting.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestGdhcn;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Violates;
import dev.assay.trust.ImportReport.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trust lists of the Global Digital Health Certification Network. */
class GdhcnReaderTest {

  private final Certified authority = TestPki.root("CN=Test SCA,C=AT").selfSigned();
  private final Certified signer = TestPki.leaf("CN=Test DSC,C=AT").signedBy(authority);
  private final TestGdhcn list = TestGdhcn.live().signer(signer, "DCC");

  private static ImportedList imported(byte[] json) throws TrustListFault {
    return new GdhcnReader(CRYPTO).signed("did.json", json, PINNED, terms());
  }

  private static ImportedList imported(TestGdhcn list) throws TrustListFault {
    return imported(list.signed(SIGNER));
  }

  private static void unsigned(TestGdhcn list) {
    refused(TrustListRule.SOURCE_SIGNATURE, () -> imported(list));
  }

  @Test
  void becomesAListOfOurOwn() throws TrustListFault {
    ImportedList made = imported(list);
    TrustList read = read(made);

    assertThat(made.report().leftOut()).isEmpty();
    assertThat(made.report().notes()).isEmpty();
    assertThat(read.id()).isEqualTo("gdhcn");
    assertThat(read.issued()).isEqualTo(TestClock.ISSUED);
    assertThat(read.provenance().orElseThrow())
        .contains("did:web:tng-cdn.who.int:v2:trustlist", "signed by the pinned key");
    TrustAnchor.NamedKey key =
        (TrustAnchor.NamedKey) read.entries().get(0).services().get(0).anchors().get(0);
    assertThat(key.certificate().orElseThrow().path().get(0)).isEqualTo(signer.certificate());
  }

  @Test
  void theFormWithTheNetworksOwnContextIsSignedWithItsCodes() throws TrustListFault {
    assertThat(imported(list.coded("DCC", "DSC")).report().imported()).isEqualTo(1);
    byte[] changed =
        new String(list.coded("PH4H", "DSC").signed(SIGNER), StandardCharsets.UTF_8)
            .replace("PH4H", "DCC")
            .getBytes(StandardCharsets.UTF_8);
    refused(TrustListRule.SOURCE_SIGNATURE, () -> imported(changed));
  }

  @Test
  void anUnregisteredNameOfTheAlgorithmAndBothFormsOfSignatureAreTaken() throws TrustListFault {
    TestGdhcn odd = list.header("{\"b64\":false,\"crit\":[\"b64\"],\"alg\":\"EC\"}");
    assertThat(imported(odd).report().imported()).isEqualTo(1);
    assertThat(imported(odd.signed(SIGNER, "SHA256withECDSAinP1363Format")).report().imported())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"ES256\"}",
        "{\"b64\":true,\"crit\":[\"b64\"],\"alg\":\"ES256\"}",
        "{\"b64\":false,\"crit\":[\"b64\"],\"alg\":\"none\"}",
        "{\"b64\":false,\"crit\":[\"b64\",\"x\"],\"alg\":\"ES256\"}",
        "{\"b64\":false,\"crit\":[\"b64\"],\"alg\":\"ES256\",\"jwk\":{}}",
        "no JSON"
      })
  @Violates("trust-list.source.signature")
  void refusesAnotherHeader(String header) {
    unsigned(list.header(header));
  }

  @Test
  @Violates("trust-list.source.signature")
  void refusesAnotherSignerAnotherProofAndOtherContents() {
    refused(
        TrustListRule.SOURCE_SIGNATURE,
        () -> new GdhcnReader(CRYPTO).signed("l", list.signed(SIGNER), STRANGER, terms()));
    unsigned(list.proof("type", "Ed25519Signature2020"));
    unsigned(list.proof("proofPurpose", "authentication"));
    unsigned(list.proof("challenge", "c"));
    unsigned(list.proof("nonce", 7));
    unsigned(list.contexts("https://www.w3.org/ns/did/v1"));
    unsigned(
        list.contexts(
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/suites/jws-2020/v1",
            "https://other.example"));
    refused(TrustListRule.SOURCE_SIGNATURE, () -> imported(list.unsigned()));
    String text = new String(list.signed(SIGNER), StandardCharsets.UTF_8);
    for (String change : List.of("DCC:AUT", "Fernhollow7", "P-256", ":v2:trustlist\"")) {
      byte[] changed =
          text.replace(change, change.replace(change.charAt(2), 'Z'))
              .getBytes(StandardCharsets.UTF_8);
      refused(TrustListRule.SOURCE_SIGNATURE, () -> imported(changed));
    }
  }

  @Test
  void aNameThatWouldBeginAnotherStatementIsRefused() {
    unsigned(
        list.keys(
            method -> {
              method.put("id", "did:web:a> <b> <c> .\n<did:web:d");
              return method;
            }));
  }

  @Test
  void withoutALookAtTheSignatureTheProvenanceSaysWhichItWas() throws TrustListFault {
    GdhcnReader reader = new GdhcnReader(CRYPTO);
    for (UnsignedSource why : UnsignedSource.values()) {
      ImportedList made = reader.unsigned("did.json", list.unsigned(), why, terms());
      assertThat(made.report().authenticity()).isEqualTo(why.text());
      assertThat(read(made).provenance().orElseThrow()).contains(why.text());
      assertThat(read(made).issued()).isEqualTo(TestClock.NOW);
    }
  }

  @Test
  void aListWithoutASignatureThatWasCheckedIsAsOldAsItSays() throws TrustListFault {
    GdhcnReader reader = new GdhcnReader(CRYPTO);
    ImportedList made =
        reader.unsigned("l", list.signed(SIGNER), UnsignedSource.TRANSPORT, terms());
    assertThat(read(made).issued()).isEqualTo(TestClock.ISSUED);
    assertThat(kinds(made)).isEmpty();
    assertThat(kinds(reader.unsigned("l", list.unsigned(), UnsignedSource.TRANSPORT, terms())))
        .containsExactly(Kind.UNDATED);
    byte[] old = list.proof("created", "2022-01-01T00:00:00Z").signed(SIGNER);
    refused(
        TrustListRule.SOURCE_CURRENT,
        () -> reader.unsigned("l", old, UnsignedSource.TRANSPORT, terms()));
    byte[] never = list.proof("created", "yesterday").signed(SIGNER);
    refused(
        TrustListRule.SOURCE_FORM,
        () -> reader.unsigned("l", never, UnsignedSource.TRANSPORT, terms()));
  }

  @Test
  @Violates("trust-list.source.environment")
  void whatIsForTestsIsNotImportedAsLiveNorTheOtherWayRound() throws TrustListFault {
    ImportTerms test = terms(ListEnvironment.TEST, TestClock.NOW);
    GdhcnReader reader = new GdhcnReader(CRYPTO);
    refused(
        TrustListRule.SOURCE_ENVIRONMENT,
        () -> reader.signed("l", list.signed(SIGNER), PINNED, test));
    for (String id :
        List.of(
            "did:web:tng-cdn-dev.who.int:v2:trustlist",
            "did:web:tng-cdn-uat.who.int:v2:trustlist",
            "did:web:TNG-CDN-UAT.who.int:v2:trustlist",
            "did:web:worldhealthorganization.github.io:tng-cdn-dev:v2:trustlist",
            "did:web:tng-cdn-uat.who.int%3A8443:v2:trustlist",
            // Of hosts that nobody knows.
            "did:web:tng-cdn-qa.who.int:v2:trustlist",
            "did:web:tng-cdn.who.int%3A8443:v2:trustlist",
            "did:web:tng-cdn.who.int.example:v2:trustlist",
            "did:web:example:tng-cdn.who.int:v2:trustlist",
            "did:web:tng-cdn:v2:trustlist")) {
      byte[] json = TestGdhcn.of(id).signer(signer, "DCC").signed(SIGNER);
      refused(TrustListRule.SOURCE_ENVIRONMENT, () -> imported(json));
      assertThat(read(reader.signed("l", json, PINNED, test)).environment())
          .isEqualTo(ListEnvironment.TEST);
    }
  }

  @Test
  @Violates("trust-list.source.environment")
  void theContextOfATestIsForTestsWhateverTheIdentifier() throws TrustListFault {
    ImportTerms test = terms(ListEnvironment.TEST, TestClock.NOW);
    for (String end : List.of("-DEV", "-UAT")) {
      byte[] json =
          list.contexts(
                  "https://www.w3.org/ns/did/v1",
                  "https://w3id.org/security/suites/jws-2020/v1",
                  "https://smart.who.int/trust/tng-context/v1" + end + ".jsonld")
              .signed(SIGNER);
      refused(TrustListRule.SOURCE_ENVIRONMENT, () -> imported(json));
      assertThat(new GdhcnReader(CRYPTO).signed("l", json, PINNED, test).report().imported())
          .isEqualTo(1);
    }
    ImportedList known =
        imported(TestGdhcn.of("did:web:TNG-CDN.WHO.INT:v2:trustlist").signer(signer, "DCC"));
    assertThat(known.report().imported()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS", "UP", "AUTH", "DECA", "DESC", "SCA", "sca", "CSCA", "dsc", "DSC2"})
  @Violates("trust-list.source.entry")
  void leavesOutKeysOfEveryOtherUsage(String usage) throws TrustListFault {
    Certified other = TestPki.leaf("CN=Other,C=AT").signedBy(authority);
    onlyTheSigner(imported(list.key(other, "DCC", usage)));
    // The codes beside an identifier can take away, and give nothing.
    refused(TrustListRule.SOURCE_FORM, () -> imported(list.coded("DCC", usage)));
    refused(
        TrustListRule.SOURCE_FORM,
        () -> imported(TestGdhcn.live().key(other, "DCC", usage).coded("DCC", "DSC")));
  }

  private static void onlyTheSigner(ImportedList made) {
    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(made.report().leftOut())
        .extracting(ImportReport.LeftOut::rule)
        .containsExactly(TrustListRule.SOURCE_ENTRY);
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutAKeyThatDoesNotSayWhatItIsFor() throws TrustListFault {
    for (String id :
        List.of(
            "did:web:tng-cdn.who.int:v2:trustlist#abc",
            "did:web:tng-cdn.who.int:v2:list#a:trustlist:DCC:AUT:DSC#b",
            "did:web:tng-cdn.who.int:v2:trustlist:DCC:AUT:TLS#a:trustlist:DCC:AUT:DSC#b")) {
      TestGdhcn unnamed =
          list.keys(
              method -> {
                method.put("id", id);
                return method;
              });
      refused(TrustListRule.SOURCE_FORM, () -> imported(unnamed));
    }
    assertThat(imported(TestGdhcn.live().key(signer, "-", "-")).report().imported()).isEqualTo(1);
  }

  @Test
  @Violates("trust-list.source.entry")
  void aParticipantListsSignersOfItsOwnCountryAlone() throws TrustListFault {
    Certified german = TestPki.leaf("CN=DSC,C=DE").signedBy(authority);
    Certified nobody = TestPki.leaf("CN=DSC").signedBy(authority);
    onlyTheSigner(imported(list.signer(german, "DCC")));
    onlyTheSigner(imported(list.signer(nobody, "DCC")));
    TestGdhcn alone = TestGdhcn.live().signer(german, "DCC");
    assertThat(imported(alone.by("DEU")).report().imported()).isEqualTo(1);
    assertThat(imported(alone.by("-")).report().imported()).isEqualTo(1);
    for (String participant : List.of("AUT", "XXA", "DE", "deu")) {
      refused(TrustListRule.SOURCE_FORM, () -> imported(alone.by(participant)));
    }
    // Its code is that of Austria.
    refused(TrustListRule.SOURCE_FORM, () -> imported(alone.by("DEU").coded("DCC", "DSC")));
    refused(TrustListRule.SOURCE_FORM, () -> imported(alone.by("-").coded("DCC", "DSC")));
    refused(
        TrustListRule.SOURCE_FORM, () -> imported(TestGdhcn.live().signer(nobody, "DCC").by("-")));
  }

  @Test
  void whoListsTheSignerOfAnotherDoesNotKeepItFromItsOwnCountry() throws TrustListFault {
    Certified german = TestPki.leaf("CN=DSC,C=DE").signedBy(authority);
    ImportedList made =
        imported(
            new TestGdhcn(
                list.id(),
                list.contexts(),
                List.of(
                    TestGdhcn.live().signer(german, "DCC").methods().get(0),
                    TestGdhcn.live().signer(german, "DDCC").by("DEU").methods().get(0)),
                list.proof(),
                list.header()));
    onlyTheSigner(made);
  }

  @Test
  void testsHaveParticipantsThatAreNoCountries() throws TrustListFault {
    byte[] json =
        TestGdhcn.of("did:web:tng-cdn-uat.who.int:v2:trustlist")
            .signer(signer, "DCC")
            .by("XXA")
            .signed(SIGNER);
    ImportTerms test = terms(ListEnvironment.TEST, TestClock.NOW);
    assertThat(new GdhcnReader(CRYPTO).signed("l", json, PINNED, test).report().imported())
        .isEqualTo(1);
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutAuthoritiesOtherDomainsAndKeysWithoutACertificate() throws TrustListFault {
    Certified other = TestPki.leaf("CN=Other DSC,C=AT").signedBy(authority);
    TestGdhcn mixed =
        list.key(authority, "DCC", "SCA")
            .key(authority, "-", "DSC")
            .signer(other, "PH4H")
            .signer(other, "DCC");
    String keyId = Base64.getEncoder().encodeToString(TestDcc.keyId(other));
    ImportedList made =
        imported(
            mixed.keys(
                method -> {
                  if (String.valueOf(method.get("id")).endsWith("DCC:AUT:DSC#" + keyId)) {
                    Map<Object, Object> jwk =
                        new LinkedHashMap<>((Map<?, ?>) method.get("publicKeyJwk"));
                    jwk.put("x5c", List.of());
                    method.put("publicKeyJwk", jwk);
                  }
                  return method;
                }));

    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(made.report().listed()).isEqualTo(5);
    assertThat(made.report().leftOut())
        .extracting(ImportReport.LeftOut::rule)
        .containsOnly(TrustListRule.SOURCE_ENTRY)
        .hasSize(4);
  }

  @Test
  void theNameOfAKeyIsMadeOfItsBytesHoweverItIsWritten() throws TrustListFault {
    for (String form : List.of("%s", "+/%s")) {
      TestGdhcn named =
          list.keys(
              method -> {
                Map<Object, Object> jwk =
                    new LinkedHashMap<>((Map<?, ?>) method.get("publicKeyJwk"));
                jwk.put("kid", String.format(form, jwk.get("kid")));
                method.put("publicKeyJwk", jwk);
                method.put(
                    "id", "did:web:tng-cdn.who.int:v2:trustlist:DCC:AUT:DSC#" + jwk.get("kid"));
                return method;
              });
      assertThat(kinds(imported(named)))
          .isEqualTo(form.equals("%s") ? List.of() : List.of(Kind.KEY_ID));
    }
  }

  @Test
  @Violates("trust-list.source.current")
  void refusesAListThatIsOldOrOfTheFuture() {
    byte[] json = list.signed(SIGNER);
    GdhcnReader reader = new GdhcnReader(CRYPTO);
    refused(
        TrustListRule.SOURCE_CURRENT,
        () ->
            reader.signed(
                "l", json, PINNED, terms(ListEnvironment.LIVE, TestClock.ISSUED.minusSeconds(1))));
    refused(
        TrustListRule.SOURCE_CURRENT,
        () ->
            reader.signed(
                "l",
                json,
                PINNED,
                terms(ListEnvironment.LIVE, TestClock.ISSUED.plus(Duration.ofDays(61)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"id\":\"did:web:a\",\"@context\":[\"a\"]}",
        "{\"id\":\"did:web:a\",\"@context\":[\"a\"],\"verificationMethod\":[\"did:web:b\"]}",
        "{\"id\":\"did:web:a\",\"@context\":[\"a\"],\"verificationMethod\":[{}]}",
        "{\"id\":\"did:web:a\",\"@context\":\"a\",\"verificationMethod\":[{\"id\":\"b\"}]}"
      })
  @Violates("trust-list.source.form")
  void refusesWhatIsNoListOfTheNetwork(String json) {
    refused(TrustListRule.SOURCE_FORM, () -> imported(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aProofThatDoesNotSayWhenIsRefused() {
    refused(TrustListRule.SOURCE_FORM, () -> imported(list.proof("created", "yesterday")));
  }
}
