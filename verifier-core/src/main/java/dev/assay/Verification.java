package dev.assay;

import dev.assay.bundle.BundleRule;
import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Report;
import dev.assay.check.RuleSet;
import dev.assay.check.Stage;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.Presentation;
import dev.assay.credential.StatusOutcome;
import dev.assay.document.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One run of the verb: reads the input, and has each credential in it decided upon. */
final class Verification {

  private static final RuleSet FORMAT_RULES = RuleSet.of(List.of(FormatRule.values()));

  private final CredentialVerifier verifier;
  private final VerificationRequest request;
  private final Instant at;
  private final Sources sources;
  private final Checks checks = new Checks();

  private Optional<CredentialFormat> format = Optional.empty();

  Verification(
      CredentialVerifier verifier, VerificationRequest request, Instant at, Sources sources) {
    this.verifier = verifier;
    this.request = request;
    this.at = at;
    this.sources = sources;
  }

  VerificationResult run() {
    sources.check(checks);
    List<Presentation> presentations = checks.part(this::parse).orElse(List.of());
    if (presentations.isEmpty()) {
      return new VerificationResult.Rejected(unread(checks.report()));
    }
    if (presentations.size() == 1) {
      return decide(presentations.get(0), checks);
    }
    List<VerificationResult> results = new ArrayList<>();
    for (Presentation presentation : presentations) {
      results.add(decide(presentation, checks.fork()));
    }
    return new VerificationResult.Several(sum(results), results);
  }

  private List<Presentation> parse() {
    checks.bind(FORMAT_RULES);
    CredentialFormat picked = verifier.formats().pick(request.format(), request.input(), checks);
    format = Optional.of(picked);
    checks.bind(verifier.formats().rules(picked));
    return picked.parse(request.input(), request.holderBinding(), checks);
  }

  private VerificationResult decide(Presentation presentation, Checks own) {
    return new Decision(verifier, request, at, sources)
        .run(format.orElseThrow().id(), presentation, own);
  }

  /** Of an input in which nothing was found to decide upon. */
  private Facts unread(Report report) {
    return new Facts(
        format.map(CredentialFormat::id),
        Optional.empty(),
        at,
        Optional.empty(),
        HolderProof.of(request.holderBinding()),
        StatusOutcome.UNKNOWN,
        List.of(),
        Optional.empty(),
        report,
        sources.freshness());
  }

  /** Of an input with several credentials: what they have in common, and the worst of the rest. */
  private Facts sum(List<VerificationResult> results) {
    List<Facts> facts = results.stream().map(VerificationResult::facts).toList();
    List<Document> used =
        facts.stream().flatMap(one -> one.documents().stream()).distinct().toList();
    List<CheckResult> reading =
        facts.get(0).report().results().stream()
            .filter(row -> row.rule().stage() == Stage.FORMAT || row.rule() instanceof BundleRule)
            .toList();
    return new Facts(
        format.map(CredentialFormat::id),
        Optional.empty(),
        at,
        Optional.empty(),
        facts.stream().map(Facts::holder).max(Comparator.naturalOrder()).orElseThrow(),
        facts.stream().map(Facts::status).max(StatusOutcome.WORST_LAST).orElseThrow(),
        used,
        Optional.empty(),
        new Report(reading),
        sources.freshness());
  }
}
