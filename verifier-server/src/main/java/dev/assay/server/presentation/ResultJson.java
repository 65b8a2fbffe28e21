package dev.assay.server.presentation;

import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Stage;
import dev.assay.json.ResultWriter;
import dev.assay.server.openid4vp.DcqlAnswer;
import dev.assay.server.openid4vp.PresentationFinding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a relying party gets of an answer:
 *
 * <pre>{@code
 * {"verdict": "accepted",
 *  "checks": [rows of the answer as a whole],
 *  "credentials": {"pid": [{as POST /v1/verifications has it, "queryChecks": [rows],
 *                           "claims": {only those that were asked for}}]}}
 * }</pre>
 */
final class ResultJson {

  private ResultJson() {}

  /** Of an answer that could not even be read. */
  static Judged.Decided unreadable(Report report) {
    return new Judged.Decided(Verdict.REJECTED, result(Verdict.REJECTED, report, Map.of()), false);
  }

  /**
   * Of an answer that was held against its question.
   *
   * @param given everything that was answered, also what nobody asked for
   */
  static Judged.Decided of(DcqlAnswer answer, Collection<List<VerificationResult>> given) {
    Map<String, Object> credentials = new LinkedHashMap<>();
    boolean satisfied = answer instanceof DcqlAnswer.Satisfied;
    answer
        .findings()
        .forEach(
            (id, findings) ->
                credentials.put(
                    id,
                    findings.stream().map(one -> (Object) credential(one, satisfied)).toList()));
    boolean anyGenuine =
        given.stream()
            .flatMap(List::stream)
            .flatMap(one -> one.each().stream())
            .anyMatch(ResultJson::mayBeGenuine);
    return new Judged.Decided(
        answer.verdict(), result(answer.verdict(), answer.report(), credentials), anyGenuine);
  }

  /**
   * Also what the service alone does not want, and what its holder has proved and is not good any
   * more: that is about its holder as much as a yes.
   */
  private static boolean mayBeGenuine(VerificationResult one) {
    return one.verdict() != Verdict.REJECTED
        || one.facts().holder() == HolderProof.PROVED
        || one.facts().report().with(Outcome.FAILED).stream()
            .allMatch(row -> row.rule().stage() == Stage.POLICY);
  }

  private static Map<String, Object> result(
      Verdict verdict, Report report, Map<String, Object> credentials) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("verdict", verdict.code());
    result.put("checks", ResultWriter.rows(report));
    result.put("credentials", credentials);
    return result;
  }

  private static Map<String, Object> credential(PresentationFinding finding, boolean satisfied) {
    // Nobody gets what was not asked for, not even of a credential that is good.
    Map<String, Object> json = new LinkedHashMap<>(ResultWriter.withoutClaims(finding.result()));
    json.put("queryChecks", ResultWriter.rows(finding.report()));
    if (satisfied && finding instanceof PresentationFinding.Matched matched) {
      json.put("claims", matched.claims().asJson());
    }
    return json;
  }
}
