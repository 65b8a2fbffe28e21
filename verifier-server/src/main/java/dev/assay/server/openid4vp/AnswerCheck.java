package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.DcqlRule.ANSWER_ACCEPTED;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_ASKED;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_BINDING;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_COMPLETE;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_MULTIPLE;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_SAME_HOLDER;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_SOME;

import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Fault;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.check.RuleSet;
import dev.assay.check.Shown;
import dev.assay.check.Stage;
import dev.assay.mdoc.MdocRule;
import dev.assay.server.openid4vp.CredentialQuery.Count;
import dev.assay.server.openid4vp.CredentialSet.Need;
import dev.assay.server.openid4vp.PresentationFinding.Matched;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Holds an answer as a whole against its query: OpenID4VP 1.0, 8.6, first and third step. */
final class AnswerCheck {

  private static final RuleSet RULES = RuleSet.of(DcqlRule.OF_ANSWERS);

  /** A presentation with one of these was made for somebody or something else. */
  private static final Set<Fault> STRAYED =
      Set.of(
          Fault.BINDING_NONCE_MISMATCH,
          Fault.BINDING_AUDIENCE_MISMATCH,
          Fault.BINDING_TRANSCRIPT_MISMATCH);

  /** A device signs over the transcript, so that another one shows in a proof that fails. */
  private static final Set<Rule> OVER_TRANSCRIPT =
      Set.of(MdocRule.DEVICE_SIGNATURE, MdocRule.DEVICE_MAC);

  private final DcqlQuery query;
  private final Map<String, List<VerificationResult>> given;
  private final Holders holders;
  private final Map<String, List<PresentationFinding>> findings = new LinkedHashMap<>();
  private final Map<String, List<Matched>> matched = new LinkedHashMap<>();
  private final Checks checks = new Checks();

  AnswerCheck(DcqlQuery query, Map<String, List<VerificationResult>> given, Holders holders) {
    this.query = query;
    this.given = given;
    this.holders = holders;
  }

  /** Whether a query, or several, are answered; from best to worst. */
  private enum State {
    ANSWERED,
    OPEN,
    UNANSWERED
  }

  DcqlAnswer run() {
    checks.bind(RULES);
    checkKeys();
    checkCounts();
    checkBinding();
    query.credentials().forEach(this::find);
    checkComplete();
    checkHolders();
    Report report = checks.report();
    if (report.permitsAcceptance()) {
      return new DcqlAnswer.Satisfied(report, findings, matched);
    }
    return checks.anyFailed()
        ? new DcqlAnswer.Unsatisfied(report, findings)
        : new DcqlAnswer.Undetermined(report, findings);
  }

  private void checkKeys() {
    List<String> unknown =
        given.keySet().stream().filter(id -> query.credential(id).isEmpty()).toList();
    checks.check(
        ANSWER_ASKED, unknown.isEmpty(), () -> "nobody asked for " + Shown.of(unknown.toString()));
  }

  private void checkCounts() {
    List<String> empty = given.keySet().stream().filter(id -> presentations(id).isEmpty()).toList();
    checks.check(ANSWER_SOME, empty.isEmpty(), () -> "nothing under " + Shown.of(empty.toString()));
    List<String> several =
        query.credentials().stream()
            .filter(credential -> credential.count() == Count.ONE)
            .map(CredentialQuery::id)
            .filter(id -> presentations(id).size() > 1)
            .toList();
    checks.check(ANSWER_MULTIPLE, several.isEmpty(), () -> "several under " + several);
  }

  private void checkBinding() {
    List<String> strayed =
        given.keySet().stream()
            .filter(id -> presentations(id).stream().anyMatch(AnswerCheck::strayed))
            .toList();
    checks.check(
        ANSWER_BINDING,
        strayed.isEmpty(),
        () -> "made for another transaction: a presentation under " + Shown.of(strayed.toString()));
  }

  private static boolean strayed(VerificationResult result) {
    return Stream.concat(Stream.of(result), result.each().stream())
        .flatMap(one -> one.facts().report().with(Outcome.FAILED).stream())
        .map(CheckResult::rule)
        .anyMatch(
            rule ->
                rule.stage() == Stage.HOLDER
                    && (STRAYED.contains(rule.fault()) || OVER_TRANSCRIPT.contains(rule)));
  }

  private void find(CredentialQuery credential) {
    List<PresentationFinding> found =
        presentations(credential.id()).stream()
            .map(result -> new PresentationCheck(credential, result).run())
            .toList();
    List<Matched> good =
        found.stream().filter(Matched.class::isInstance).map(Matched.class::cast).toList();
    if (!found.isEmpty()) {
      findings.put(credential.id(), found);
    }
    if (!good.isEmpty()) {
      matched.put(credential.id(), good);
    }
  }

  private void checkComplete() {
    State state = worst(Stream.of(needed(), anything()));
    if (state == State.OPEN) {
      checks.undetermined(ANSWER_COMPLETE, "evidence on what is needed is missing");
      return;
    }
    checks.check(
        ANSWER_COMPLETE,
        state == State.ANSWERED,
        () -> "answered as asked are " + matched.keySet() + " alone");
  }

  private void checkHolders() {
    HolderComparison found =
        HolderComparison.of(matched.values().stream().flatMap(List::stream).toList());
    if (holders == Holders.REPORT) {
      checks.skip(ANSWER_SAME_HOLDER, "the service does not demand it; " + found.finding());
    } else if (found.permits()) {
      checks.pass(ANSWER_SAME_HOLDER, found.finding());
    } else {
      checks.fail(ANSWER_SAME_HOLDER, found.finding());
    }
  }

  private State needed() {
    if (query.credentialSets().isEmpty()) {
      return worst(query.credentials().stream().map(CredentialQuery::id).map(this::state));
    }
    return worst(
        query.credentialSets().stream()
            .filter(set -> set.need() == Need.REQUIRED)
            .map(
                set ->
                    best(set.options().stream().map(ids -> worst(ids.stream().map(this::state))))));
  }

  /** Where nothing is required, an answer without any credential is no yes all the same. */
  private State anything() {
    return best(query.credentials().stream().map(CredentialQuery::id).map(this::state));
  }

  private State state(String id) {
    if (matched.containsKey(id)) {
      return State.ANSWERED;
    }
    boolean open =
        findings.getOrDefault(id, List.of()).stream()
            .map(finding -> finding.report().outcomeOf(ANSWER_ACCEPTED))
            .anyMatch(outcome -> outcome == Outcome.UNDETERMINED);
    return open ? State.OPEN : State.UNANSWERED;
  }

  private List<VerificationResult> presentations(String id) {
    return given.getOrDefault(id, List.of());
  }

  private static State best(Stream<State> states) {
    return states.min(Comparator.naturalOrder()).orElse(State.UNANSWERED);
  }

  /** Of nothing at all, nothing is missing. */
  private static State worst(Stream<State> states) {
    return states.max(Comparator.naturalOrder()).orElse(State.ANSWERED);
  }
}
