package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bundle.BundleFault;
import dev.assay.bundle.BundleReader;
import dev.assay.bundle.BundleRule;
import dev.assay.bundle.BundleUse;
import dev.assay.bundle.FreshnessPolicy;
import dev.assay.bundle.Grade;
import dev.assay.bundle.OfflineBundle;
import dev.assay.check.Outcome;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.DocumentKind;
import dev.assay.document.Documents;
import dev.assay.json.ResultWriter;
import dev.assay.testkit.TestBundle;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import dev.assay.trust.SignerKey;
import dev.assay.trust.TrustLists;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every decision from a bundle says how old it was, and what the operator made of that. */
class OfflineVerifierTest {

  private static final String STATUS = "https://issuer.example/status/1";
  private static final Instant STALE = TestClock.NOW.plus(Duration.ofDays(7));
  private static final Instant TOO_OLD = TestClock.NOW.plus(Duration.ofDays(10));

  private final TestKey operator = TestKey.es256("operator");
  private final TestIssuer issuer =
      TestIssuer.withKey("https://issuer.example", TestKey.es256("issuer").named("k1"));
  private final CredentialVerifier verifier = CredentialVerifier.create();
  private final OfflineBundle bundle = bundle();
  private final String credential = issuer.credential().status(STATUS, 3).issue().compact();

  @Test
  void aFreshBundleIsEnoughToAccept() {
    VerificationResult result = verify(FreshnessPolicy.DEFAULT, TestClock.NOW);
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(grade(result)).isEqualTo(Grade.FRESH);
    assertThat(result.facts().report().outcomeOf(BundleRule.ISSUED)).isEqualTo(Outcome.PASSED);
    assertThat(result.facts().report().outcomeOf(BundleRule.FRESH)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aStaleBundleIsAcceptedUnlessTheOperatorChoseOtherwise() {
    VerificationResult result = verify(FreshnessPolicy.DEFAULT, STALE);
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(grade(result)).isEqualTo(Grade.STALE);
    assertThat(detail(result)).contains("is stale", "the operator chose accept");
    FreshnessPolicy careful = new FreshnessPolicy(BundleUse.UNDETERMINED, BundleUse.REFUSE);
    assertThat(verify(careful, STALE).verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  @Violates("bundle.fresh")
  void aBundleThatIsTooOldAcceptsNothingUnlessTheOperatorSaysSoByName() {
    VerificationResult result = verify(FreshnessPolicy.DEFAULT, TOO_OLD);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(grade(result)).isEqualTo(Grade.TOO_OLD);
    assertThat(result.facts().report().with(Outcome.UNDETERMINED))
        .extracting(row -> row.rule())
        .containsExactly(BundleRule.FRESH);
    FreshnessPolicy refusing = new FreshnessPolicy(BundleUse.ACCEPT, BundleUse.REFUSE);
    assertThat(verify(refusing, TOO_OLD).verdict()).isEqualTo(Verdict.REJECTED);
    FreshnessPolicy named = new FreshnessPolicy(BundleUse.ACCEPT, BundleUse.ACCEPT);
    assertThat(verify(named, TOO_OLD).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(detail(verify(named, TOO_OLD))).contains("is too-old", "chose accept");
  }

  @Test
  void anOldBundleStillRejectsWhatIsBad() {
    String revoked = issuer.credential().status(STATUS, 7).issue().compact();
    assertThat(offline(FreshnessPolicy.DEFAULT).verify(VerificationRequest.of(revoked), TOO_OLD))
        .extracting(VerificationResult::verdict)
        .isEqualTo(Verdict.REJECTED);
  }

  @Test
  @Violates("bundle.issued")
  void aBundleSaysNothingOfTheTimeBeforeItWasIssued() {
    Instant before = Instant.parse("2026-05-31T11:00:00Z");
    VerificationResult result = verify(FreshnessPolicy.DEFAULT, before);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.facts().report().outcomeOf(BundleRule.ISSUED))
        .isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void askingAboutThePastMakesNoBundleYounger() {
    AsOf past = new AsOf(TestClock.NOW, TOO_OLD);
    assertThat(verify(FreshnessPolicy.DEFAULT, past).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(grade(verify(FreshnessPolicy.DEFAULT, past))).isEqualTo(Grade.TOO_OLD);
    FreshnessPolicy named = new FreshnessPolicy(BundleUse.ACCEPT, BundleUse.ACCEPT);
    assertThat(verify(named, past).verdict()).isEqualTo(Verdict.ACCEPTED);
    AsOf future = new AsOf(TOO_OLD, TestClock.NOW);
    assertThat(grade(verify(FreshnessPolicy.DEFAULT, future))).isEqualTo(Grade.TOO_OLD);
  }

  @Test
  @Violates("bundle.issued")
  void askingAboutTheFutureHidesNoClockThatIsSetBack() {
    AsOf setBack = new AsOf(TestClock.NOW, Instant.parse("2026-05-31T11:00:00Z"));
    VerificationResult result = verify(FreshnessPolicy.DEFAULT, setBack);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.facts().report().outcomeOf(BundleRule.ISSUED))
        .isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void whatComesWithARequestReplacesNothingOfTheBundle() {
    String revoked = issuer.credential().status(STATUS, 7).issue().compact();
    Documents own = Documents.of(List.of(issuer.statusList(STATUS).document(TestClock.NOW)));
    AsOf now = new AsOf(TestClock.NOW, TestClock.NOW);
    assertThat(
            offline(FreshnessPolicy.DEFAULT)
                .verify(VerificationRequest.of(revoked), now, TrustLists.none(), own)
                .verdict())
        .isEqualTo(Verdict.REJECTED);
    String elsewhere = issuer.credential().status(STATUS + "0", 3).issue().compact();
    Documents more = Documents.of(List.of(issuer.statusList(STATUS + "0").document(TestClock.NOW)));
    assertThat(
            offline(FreshnessPolicy.DEFAULT)
                .verify(VerificationRequest.of(elsewhere), now, TrustLists.none(), more)
                .verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void aBundleLengthensTheLifeOfNoDocument() {
    FreshnessPolicy named = new FreshnessPolicy(BundleUse.ACCEPT, BundleUse.ACCEPT);
    Instant later = Instant.parse("2026-12-02T00:00:00Z");
    String lasting = issuer.credential().status(STATUS, 3).without("exp").issue().compact();
    VerificationResult result = offline(named).verify(VerificationRequest.of(lasting), later);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.facts().report().with(Outcome.UNDETERMINED))
        .extracting(row -> row.rule().code())
        .containsExactly("status.exp");
  }

  @Test
  void whatTheBundleDoesNotHaveIsNamedAndNotFetched() {
    String elsewhere = issuer.credential().status(STATUS + "0", 3).issue().compact();
    VerificationResult result =
        offline(FreshnessPolicy.DEFAULT).verify(VerificationRequest.of(elsewhere), TestClock.NOW);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.missing())
        .extracting(missing -> missing.kind())
        .containsExactly(DocumentKind.STATUS_LIST);
  }

  @Test
  void evenWhatCannotBeReadSaysHowOldTheBundleWas() {
    VerificationResult result =
        offline(FreshnessPolicy.DEFAULT).verify(VerificationRequest.of("nothing"), STALE);
    assertThat(result.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(grade(result)).isEqualTo(Grade.STALE);
  }

  @Test
  void theResultHasTheGradeTheTimesAndTheBundle() {
    Map<String, Object> json =
        ResultWriter.toMap(verify(FreshnessPolicy.DEFAULT, STALE), Optional.empty());
    assertThat(json.get("freshness"))
        .isEqualTo(
            Map.of(
                "grade", "stale",
                "issued", "2026-05-31T12:00:00Z",
                "nextUpdate", "2026-06-07T12:00:00Z",
                "grace", "PT72H",
                "bundle", Map.of("id", "desk", "sequence", 12L, "digest", bundle.id().digest())));
  }

  @Test
  void theExampleOfTheDocumentationCompiles() throws IOException {
    String source =
        Files.readString(
            RepositoryRoot.find()
                .resolve("verifier-core/src/main/java/dev/assay/OfflineVerifier.java"));
    String start = "<pre>{@code\n";
    int from = source.indexOf(start) + start.length();
    String example =
        source
            .substring(from, source.indexOf(" * }</pre>", from))
            .lines()
            .map(line -> line.replaceFirst("^ \\* ?", ""))
            .collect(Collectors.joining("\n"));
    assertThat(example.lines()).hasSizeLessThanOrEqualTo(10);
    assertThat(
            new Compiling()
                .errors(
                    """
                    import dev.assay.*;
                    import dev.assay.bundle.*;
                    import dev.assay.crypto.*;
                    import dev.assay.trust.*;
                    import java.nio.file.*;
                    import java.time.Instant;
                    import java.util.*;

                    class QuickStart {
                      void run(String presentation, Instant now, SequenceMemory remembered,
                          SequenceMemory rememberedLists) throws Exception {
                    """
                        + example
                        + "}}"))
        .isEmpty();
  }

  private VerificationResult verify(FreshnessPolicy policy, Instant at) {
    return offline(policy).verify(VerificationRequest.of(credential), at);
  }

  private VerificationResult verify(FreshnessPolicy policy, AsOf asOf) {
    return offline(policy)
        .verify(VerificationRequest.of(credential), asOf, TrustLists.none(), Documents.none());
  }

  private OfflineVerifier offline(FreshnessPolicy policy) {
    return new OfflineVerifier(verifier, bundle, policy);
  }

  private static Grade grade(VerificationResult result) {
    return result.facts().freshness().orElseThrow().grade();
  }

  private static String detail(VerificationResult result) {
    return result.facts().report().of(BundleRule.FRESH).orElseThrow().detail();
  }

  private OfflineBundle bundle() {
    TestTrust.Node service =
        TestTrust.jwks(issuer.identifier(), issuer.key().publicJwk())
            .with("roles", List.of("issuance", "status"))
            .with("hosts", List.of("issuer.example"));
    byte[] bytes =
        TestBundle.signedBy(operator)
            .trustList(TestTrust.list("issuers").entry(TestTrust.entry("issuer").service(service)))
            .document("status-list", issuer.statusList(STATUS).entry(7, 1).document())
            .bytes();
    try {
      Crypto crypto = verifier.crypto();
      return new BundleReader(
              crypto, List.of(SignerKey.read(TestJws.json(operator.publicJwk()), crypto)))
          .read("desk", bytes);
    } catch (BundleFault | KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }
}
