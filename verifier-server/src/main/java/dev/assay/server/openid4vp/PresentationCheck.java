package dev.assay.server.openid4vp;

import static dev.assay.server.openid4vp.DcqlRule.ANSWER_ACCEPTED;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_CLAIM_SET;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_FORMAT;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_HOLDER;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_MDOC_PATH;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_META;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_PATH;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_SINGLE;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_UNREQUESTED;
import static dev.assay.server.openid4vp.DcqlRule.ANSWER_VALUES;

import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.VerificationResult.Accepted;
import dev.assay.check.Checks;
import dev.assay.check.Report;
import dev.assay.check.RuleSet;
import dev.assay.check.Shown;
import dev.assay.credential.Claims;
import dev.assay.credential.Credential;
import dev.assay.server.openid4vp.CredentialQuery.Binding;
import dev.assay.server.openid4vp.PresentationFinding.Discarded;
import dev.assay.server.openid4vp.PresentationFinding.Matched;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds one presentation against the query that it was given for: OpenID4VP 1.0, 8.6, second step.
 */
final class PresentationCheck {

  private static final RuleSet RULES = RuleSet.of(DcqlRule.OF_PRESENTATIONS);

  /** What every SD-JWT VC says of itself, asked or not: draft-18, 2.2.2. */
  private static final Set<String> ENVELOPE =
      Set.of("iss", "iat", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status");

  private final CredentialQuery query;
  private final VerificationResult result;
  private final Checks checks = new Checks();

  PresentationCheck(CredentialQuery query, VerificationResult result) {
    this.query = query;
    this.result = result;
  }

  PresentationFinding run() {
    checks.bind(RULES);
    Optional<Claims> claims = checks.part(() -> claims(accepted()));
    Report report = checks.report();
    boolean matches = claims.isPresent() && report.permitsAcceptance();
    return matches && result.each().get(0) instanceof Accepted accepted
        ? new Matched(accepted, report, claims.get())
        : new Discarded(result, report);
  }

  private Accepted accepted() {
    int credentials = result.each().size();
    checks.require(ANSWER_SINGLE, credentials == 1, () -> credentials + " in one presentation");
    VerificationResult single = result.each().get(0);
    if (single instanceof VerificationResult.Undetermined) {
      throw checks.haltUndetermined(ANSWER_ACCEPTED, "evidence is missing");
    }
    if (single instanceof Accepted accepted) {
      checks.pass(ANSWER_ACCEPTED, "");
      return accepted;
    }
    throw checks.halt(ANSWER_ACCEPTED, "it was " + single.verdict().code());
  }

  private Claims claims(Accepted accepted) {
    checkKind(accepted);
    Map<String, Object> disclosed = accepted.credential().claims().asJson();
    ClaimSelection selection = new ClaimSelection(disclosed);
    List<Selected> selected = query.claims().stream().map(claim -> find(claim, selection)).toList();
    List<Selected> needed = needed(selected);
    Map<String, Object> asked =
        selection.only(needed.stream().flatMap(claim -> claim.matching().stream()).toList());
    noteUnrequested(disclosed, asked);
    return Claims.of(asked);
  }

  private void checkKind(Accepted accepted) {
    Optional<String> format = accepted.facts().format();
    checks.require(
        ANSWER_FORMAT,
        format.filter(query.format().code()::equals).isPresent(),
        () ->
            "the format is "
                + format.map(Shown::of).orElse("not known")
                + ", asked for was "
                + query.format().code());
    Credential credential = accepted.credential();
    // SD-JWT VC draft-18, 7.7: to claim a type is not to be allowed to issue it.
    List<String> types = credential.types().stream().filter(credential.issuer()::mayIssue).toList();
    checks.require(
        ANSWER_META,
        query.meta().isMetBy(types),
        () -> "the types are " + Shown.of(types.toString()) + ", asked for was " + query.meta());
    if (query.binding() == Binding.NOT_REQUIRED) {
      checks.skip(ANSWER_HOLDER, "the query requires no proof by the holder");
      return;
    }
    HolderProof proof = accepted.facts().holder();
    checks.require(
        ANSWER_HOLDER, proof == HolderProof.PROVED, () -> "the proof is " + proof.code());
  }

  /**
   * What a claim's path led to.
   *
   * @param found whatever stands there
   * @param matching those of them that have a value that was named
   */
  private record Selected(
      ClaimQuery claim, List<ClaimSelection.Found> found, List<ClaimSelection.Found> matching) {

    boolean isMissing() {
      return found.isEmpty();
    }

    boolean hasOtherValue() {
      return !found.isEmpty() && matching.isEmpty();
    }

    /** Does not show the values. */
    @Override
    public String toString() {
      return Shown.of(claim.path().toString());
    }
  }

  /** Numbers, texts and truths are equal to their like alone; 1, 1.0, "1" and true all differ. */
  private static Selected find(ClaimQuery claim, ClaimSelection selection) {
    List<ClaimSelection.Found> found = selection.find(claim.path());
    List<Object> values = claim.values();
    return new Selected(
        claim,
        found,
        values.isEmpty()
            ? found
            : found.stream().filter(one -> values.contains(one.value())).toList());
  }

  /** The claims that are handed over: OpenID4VP 1.0, 6.4.1. */
  private List<Selected> needed(List<Selected> selected) {
    if (selected.isEmpty()) {
      checks.skip(
          List.of(ANSWER_PATH, ANSWER_MDOC_PATH, ANSWER_VALUES, ANSWER_CLAIM_SET),
          "no claims were asked for");
      return List.of();
    }
    return query.claimSets().isEmpty() ? all(selected) : oneSet(selected);
  }

  private List<Selected> all(List<Selected> selected) {
    boolean mdoc = query.format() == DcqlFormat.MDOC;
    checks.skip(mdoc ? ANSWER_PATH : ANSWER_MDOC_PATH, "it is for another format");
    List<Selected> missing = those(selected, Selected::isMissing);
    checks.check(
        mdoc ? ANSWER_MDOC_PATH : ANSWER_PATH,
        missing.isEmpty(),
        () -> "not where the path leads, or something else is: " + missing);
    List<Selected> others = those(selected, Selected::hasOtherValue);
    if (selected.stream().allMatch(claim -> claim.claim().values().isEmpty())) {
      checks.skip(ANSWER_VALUES, "no values were named");
    } else {
      checks.check(
          ANSWER_VALUES, others.isEmpty(), () -> "none of the values that were named: " + others);
    }
    checks.skip(ANSWER_CLAIM_SET, "there are no claim sets");
    return selected;
  }

  private List<Selected> oneSet(List<Selected> selected) {
    checks.skip(
        List.of(ANSWER_PATH, ANSWER_MDOC_PATH, ANSWER_VALUES),
        "a claim set decides what is needed");
    Map<String, Selected> byId = new HashMap<>();
    selected.forEach(claim -> claim.claim().id().ifPresent(id -> byId.put(id, claim)));
    for (List<String> set : query.claimSets()) {
      List<Selected> claims =
          set.stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream()).toList();
      if (claims.size() == set.size() && those(claims, one -> one.matching().isEmpty()).isEmpty()) {
        checks.pass(ANSWER_CLAIM_SET, "");
        return claims;
      }
    }
    throw checks.halt(
        ANSWER_CLAIM_SET,
        "no set is complete: "
            + those(selected, one -> one.matching().isEmpty())
            + " are missing, or have none of the values that were named");
  }

  private static List<Selected> those(List<Selected> all, Predicate<Selected> which) {
    return all.stream().filter(which).toList();
  }

  private void noteUnrequested(Map<String, Object> disclosed, Map<String, Object> asked) {
    long dropped = values(disclosed) - values(asked);
    checks.pass(
        ANSWER_UNREQUESTED,
        dropped == 0 ? "" : dropped + " values that nobody asked for were dropped");
  }

  private long values(Map<String, Object> claims) {
    long count = 0;
    for (Map.Entry<String, Object> claim : claims.entrySet()) {
      boolean counts = query.format() == DcqlFormat.MDOC || !ENVELOPE.contains(claim.getKey());
      count += counts ? count(claim.getValue()) : 0;
    }
    return count;
  }

  /** Not deeper than what was read: the readers have their limits. */
  private static long count(Object value) {
    Collection<?> inside =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof List<?> list ? list : List.of();
    return inside.isEmpty() ? 1 : inside.stream().mapToLong(PresentationCheck::count).sum();
  }
}
