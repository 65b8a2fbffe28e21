package dev.assay.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.credential.KeyResolver;
import dev.assay.credential.Legacy;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Profile;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustSource;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.Document;
import dev.assay.document.Documents;
import dev.assay.document.Evidence;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestStatusList;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One look at one status, good unless a test changes something.
 *
 * @param signers who may have signed the list
 */
record StatusTrial(
    TokenStatusLists lists,
    List<StatusReference> references,
    TrustedIssuer issuer,
    Instant at,
    KeyResolver signers,
    Documents documents) {

  static final Crypto CRYPTO = Crypto.select();
  static final String HOST = "issuer.example";
  static final String URI_TEXT = "https://issuer.example/status/1";
  static final TestKey KEY = TestKey.es256("status");
  static final int INDEX = 417;

  static StatusTrial good() {
    TrustedIssuer issuer = issuer(KEY, terms(Set.of(), Set.of()));
    return new StatusTrial(
            new TokenStatusLists(CRYPTO, Limits.DEFAULT),
            List.of(new StatusReference.Entry(URI.create(URI_TEXT), INDEX)),
            issuer,
            TestClock.NOW,
            (reference, checks) -> List.of(issuer),
            Documents.none())
        .list(goodList());
  }

  static TestStatusList goodList() {
    return TestStatusList.at(URI_TEXT, KEY);
  }

  static TrustedIssuer issuer(TestKey key, ServiceTerms terms) {
    return signer(key, terms, Mechanism.JWKS, Signer.BARE_KEY);
  }

  static TrustedIssuer signer(TestKey key, ServiceTerms terms, Mechanism how, Signer signer) {
    try {
      return new TrustedIssuer(
          "https://issuer.example",
          "Council",
          Sector.PUBLIC,
          how,
          CRYPTO.keyOf(key.pair().getPublic()),
          terms,
          signer,
          new TrustSource("register", 1, "sha256:00", "council", Optional.empty()));
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  static ServiceTerms terms(Set<Legacy> legacy, Set<Profile> profiles) {
    return new ServiceTerms(
        Set.of(ServiceTerms.ANY),
        Set.of(ServiceTerms.ANY),
        ServiceTerms.DEFAULT_ALGORITHMS,
        List.of(),
        Set.of(HOST),
        legacy,
        profiles,
        TypeMetadataUse.IF_SUPPLIED);
  }

  StatusTrial list(TestStatusList list) {
    return documents(Documents.of(List.of(list.document())));
  }

  StatusTrial document(Document document) {
    return documents(Documents.of(List.of(document)));
  }

  StatusTrial documents(Documents others) {
    return new StatusTrial(lists, references, issuer, at, signers, others);
  }

  StatusTrial index(long index) {
    return at(references.get(0).uri().toString(), index);
  }

  StatusTrial at(String uri, long index) {
    List<StatusReference> others = List.of(new StatusReference.Entry(URI.create(uri), index));
    return new StatusTrial(lists, others, issuer, at, signers, documents);
  }

  StatusTrial at(Instant instant) {
    return new StatusTrial(lists, references, issuer, instant, signers, documents);
  }

  StatusTrial terms(ServiceTerms terms) {
    TrustedIssuer other = issuer(KEY, terms);
    return new StatusTrial(
        lists, references, other, at, (token, checks) -> List.of(other), documents);
  }

  StatusTrial signers(KeyResolver others) {
    return new StatusTrial(lists, references, issuer, at, others, documents);
  }

  StatusTrial within(Limits limits) {
    return new StatusTrial(
        new TokenStatusLists(CRYPTO, limits), references, issuer, at, signers, documents);
  }

  Tried run() {
    return run(new Checks());
  }

  Tried run(Checks checks) {
    Evidence evidence = new Evidence(documents);
    StatusOutcome[] outcome = {StatusOutcome.UNKNOWN};
    checks.bind(List.of(StatusRule.values()));
    Report report =
        checks.run(
            () -> outcome[0] = lists.check(references, issuer, at, signers, evidence, checks));
    return new Tried(outcome[0], report, evidence);
  }

  /** What came of it. */
  record Tried(StatusOutcome outcome, Report report, Evidence evidence) {

    void isValid() {
      assertThat(report.permitsAcceptance()).as(report.toString()).isTrue();
      assertThat(outcome).isEqualTo(StatusOutcome.VALID);
    }

    /** This rule failed, and no other; the list was not at fault for anything else. */
    Tried fails(Rule rule) {
      return broke(rule, Outcome.FAILED, Outcome.UNDETERMINED);
    }

    /** This rule is open, and nothing failed: no revocation can be read out of it. */
    Tried leavesOpen(Rule rule) {
      return broke(rule, Outcome.UNDETERMINED, Outcome.FAILED);
    }

    private Tried broke(Rule rule, Outcome wanted, Outcome unwanted) {
      assertThat(report.with(wanted)).extracting(CheckResult::rule).containsExactly(rule);
      assertThat(report.with(unwanted)).isEmpty();
      assertThat(outcome).isNotEqualTo(StatusOutcome.VALID);
      return this;
    }

    String detail(Rule rule) {
      return report.of(rule).map(CheckResult::detail).orElse("");
    }
  }
}
