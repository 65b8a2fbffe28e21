package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.CredentialVerifier;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.json.RequestEnvelope;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.testkit.DccVectors;
import dev.assay.testkit.DccVectors.Case;
import dev.assay.testkit.Vectors;
import dev.assay.testkit.Violates;
import dev.assay.trust.AuthorityFiles;
import dev.assay.trust.DccListReader;
import dev.assay.trust.ImportReport;
import dev.assay.trust.ImportTerms;
import dev.assay.trust.ImportedList;
import dev.assay.trust.ListEnvironment;
import dev.assay.trust.SignerFiles;
import dev.assay.trust.SignerKey;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.TrustListRule;
import dev.assay.trust.TrustLists;
import dev.assay.trust.UnsignedSource;
import dev.assay.trust.VciReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lists of signers and issuers that were in production, and what they are good for. */
class HealthListVectorsTest {

  private static final Crypto CRYPTO = Crypto.select();

  /** Before any of the certificates: a list decides nothing about the time before it was issued. */
  private static final Instant OF_DCC = Instant.parse("2021-01-01T00:00:00Z");

  private static final Instant OF_VCI = Instant.parse("2026-08-23T00:00:00Z");

  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final RequestReader reader = new RequestReader(verifier.formatIds());

  private static ImportTerms terms(ListEnvironment environment, Instant at) {
    return new ImportTerms(
        Optional.empty(),
        environment,
        at,
        Duration.ofDays(3650),
        ImportTerms.ExpiredUse.KEEP,
        Optional.empty());
  }

  private static VerificationKey key(Path file) throws IOException, KeyRejectedException {
    return SignerKey.read(Files.readString(file), CRYPTO);
  }

  private static Path covPass() {
    return Vectors.folder("dcc").resolve("trustlist-covpass");
  }

  private static ImportedList covPassList() throws Exception {
    return new DccListReader(CRYPTO)
        .signed(
            "dsc-list.json",
            Files.readAllBytes(covPass().resolve("dsc-list.json")),
            key(covPass().resolve("dsc-list-signing-key.pem")),
            terms(ListEnvironment.TEST, OF_DCC));
  }

  private static TrustList read(ImportedList made) throws TrustListFault {
    return new TrustListReader(CRYPTO).plain("imported", made.json());
  }

  @Test
  void theListOfCovPassIsReadAndEveryOneIsAccountedFor() throws Exception {
    ImportedList made = covPassList();

    assertThat(made.report().listed()).isEqualTo(610);
    assertThat(made.report().imported() + made.report().leftOut().size()).isEqualTo(610);
    // One key is RSA with 1024 bits; Latvia and Malta have one each that is an authority's.
    assertThat(made.report().leftOut())
        .extracting(ImportReport.LeftOut::place)
        .hasSize(3)
        .contains("certificate 511 of MT", "certificate 585 of LV");
    assertThat(read(made).entries()).hasSize(607);
  }

  @Test
  @Violates("trust-list.source.signature")
  void theOtherKeysOfCovPassDidNotSignIt() throws IOException {
    byte[] file = Files.readAllBytes(covPass().resolve("dsc-list.json"));
    for (String name :
        List.of("WRONG-dsc-list-signing-key.pem", "revocation-list-public-key.pem")) {
      assertThatThrownBy(
              () ->
                  new DccListReader(CRYPTO)
                      .signed(
                          name,
                          file,
                          key(covPass().resolve(name)),
                          terms(ListEnvironment.TEST, OF_DCC)))
          .isInstanceOfSatisfying(
              TrustListFault.class,
              fault -> assertThat(fault.rule()).isEqualTo(TrustListRule.SOURCE_SIGNATURE));
    }
  }

  /** Each code whose signer is listed gets the verdict that it gets with its signer alone. */
  @Test
  void codesAreAcceptedByTheImportedListAsByTheirOwnSigners() throws Exception {
    TrustLists imported = TrustLists.of(read(covPassList()));
    Map<String, String> others = new TreeMap<>();
    int accepted = 0;
    for (Case one : DccVectors.all()) {
      VerificationResult by = verify(one, imported, List.of());
      if (!failed(by).contains("trust.key.found")) {
        VerificationResult own = verify(one, TrustLists.none(), one.anchors());
        if (own.verdict() != by.verdict()) {
          others.put(one.id(), own.verdict() + " " + by.verdict() + " " + failed(by));
        }
        accepted += by.verdict() == Verdict.ACCEPTED ? 1 : 0;
      }
    }
    assertThat(others).isEmpty();
    assertThat(accepted).isGreaterThan(250);
  }

  private VerificationResult verify(Case one, TrustLists trust, List<Map<String, Object>> anchors)
      throws RequestFault {
    Map<String, Object> request = new LinkedHashMap<>(one.request());
    request.put("anchors", anchors);
    byte[] json = JSONObjectUtils.toJSONString(request).getBytes(StandardCharsets.UTF_8);
    RequestEnvelope envelope = reader.read(json, Instant.EPOCH);
    return verifier.verify(
        envelope.request(),
        envelope.at(),
        envelope.trust(trust, verifier.crypto()),
        envelope.ownDocuments());
  }

  private static Set<String> failed(VerificationResult result) {
    return result.facts().report().with(Outcome.FAILED).stream()
        .map(CheckResult::rule)
        .map(rule -> rule.code())
        .collect(Collectors.toSet());
  }

  @Test
  void aBareKeyOfTheUnitedKingdomVerifiesItsPass() throws Exception {
    for (Case one : DccVectors.all()) {
      if (!one.id().startsWith("nhsx/")) {
        continue;
      }
      String spki =
          Vectors.json(Vectors.folder("dcc").resolve(one.id()))
              .path("TESTCTX")
              .path("PUBLICKEY")
              .asText();
      SignerFiles.KeyTerms keys =
          new SignerFiles.KeyTerms(
              Optional.of("GB"),
              Optional.of("Key1"),
              Optional.of(Instant.parse("2021-01-01T00:00:00Z")),
              Optional.of(Instant.parse("2023-07-01T00:00:00Z")));
      ImportedList made =
          new SignerFiles(CRYPTO)
              .list(
                  List.of(AuthorityFiles.File.of("uk.spki", Base64.getDecoder().decode(spki))),
                  keys,
                  terms(ListEnvironment.TEST, OF_DCC));
      assertThat(verify(one, TrustLists.of(read(made)), List.of()).verdict())
          .isEqualTo(verify(one, TrustLists.none(), one.anchors()).verdict())
          .isEqualTo(Verdict.ACCEPTED);
    }
  }

  @Test
  void theSnapshotOfTheDirectoryIsReadWithEveryKey() throws Exception {
    Path folder = Vectors.folder("shc").resolve("vci-directory");
    byte[] json = Files.readAllBytes(folder.resolve("vci_snapshot.json"));
    ImportedList made =
        new VciReader(CRYPTO)
            .signed(
                "vci_snapshot.json",
                json,
                Files.readAllBytes(folder.resolve("vci_snapshot.sig")),
                key(folder.resolve("vci_snapshot.crt")),
                terms(ListEnvironment.LIVE, OF_VCI));

    assertThat(made.report().listed()).isEqualTo(651);
    // One issuer has no keys, two have one with a coordinate that is a byte too short, and the
    // three
    // keys of another write the counter of revocations as text.
    assertThat(made.report().leftOut()).hasSize(9);
    assertThat(read(made).entries()).hasSize(647);
    assertThat(made.report().counts().get("key")).containsExactly(Map.entry("ES256", 956));
    assertThat(read(made).issued()).isEqualTo(Instant.parse("2026-08-22T04:43:50Z"));
  }

  @Test
  @Violates("trust-list.source.signature")
  void theSignatureOfAnotherDayIsNotOfThisSnapshot() throws Exception {
    Path folder = Vectors.folder("shc").resolve("vci-directory");
    byte[] json = Files.readAllBytes(folder.resolve("vci_snapshot.json"));
    byte[] other = Files.readAllBytes(folder.resolve("NEGATIVE-vci_snapshot.sig-of-2022"));
    VerificationKey signer = key(folder.resolve("vci_snapshot.crt"));
    assertThatThrownBy(
            () ->
                new VciReader(CRYPTO)
                    .signed("s", json, other, signer, terms(ListEnvironment.LIVE, OF_VCI)))
        .isInstanceOfSatisfying(
            TrustListFault.class,
            fault -> assertThat(fault.rule()).isEqualTo(TrustListRule.SOURCE_SIGNATURE));
  }

  @Test
  void thePlainDirectoryOfIssuersHasTheFormThatIsRead() throws IOException {
    byte[] json =
        Files.readAllBytes(
            Vectors.folder("shc").resolve("vci-directory").resolve("vci-issuers.json"));
    try {
      ImportedList made =
          new VciReader(CRYPTO)
              .unsigned(
                  "vci-issuers.json",
                  json,
                  UnsignedSource.TRANSPORT,
                  terms(ListEnvironment.LIVE, OF_VCI));
      assertThat(made.report().listed()).isEqualTo(637);
    } catch (TrustListFault e) {
      assertThat(e.reason()).contains("import the snapshot");
    }
  }
}
