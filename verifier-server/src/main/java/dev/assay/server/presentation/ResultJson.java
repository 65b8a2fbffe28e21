package dev.assay.server.presentation;

import static dev.assay.server.metrics.PresentationEnd.NONE;

import dev.assay.HolderProof;
import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Stage;
import dev.assay.jose.Json;
import dev.assay.server.openid4vp.DcqlAnswer;
import dev.assay.server.openid4vp.PresentationFinding;
import dev.assay.server.openid4vp.WalletError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

  /** A credential has some two hundred rows, in brief. */
  private static final int USUAL_CHARACTERS = 12 << 10;

  private ResultJson() {}

  /** Of an answer that could not even be read. */
  static Judged.Decided unreadable(Report report) {
    return new Judged.Decided(result(Verdict.REJECTED, report, Map.of()), false);
  }

  /** Of a wallet, or its user, that said no. */
  static Result refused(WalletError error) {
    return new Result(Json.write(Map.of("error", error.code())), NONE, error.code());
  }

  /**
   * Of an answer that was held against its question.
   *
   * @param given everything that was answered, also what nobody asked for
   */
  static Judged.Decided of(DcqlAnswer answer, Collection<List<VerificationResult>> given) {
    boolean anyGenuine =
        given.stream()
            .flatMap(List::stream)
            .flatMap(one -> one.each().stream())
            .anyMatch(ResultJson::mayBeGenuine);
    return new Judged.Decided(
        result(answer.verdict(), answer.report(), answer.findings()), anyGenuine);
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

  private static Result result(
      Verdict verdict, Report report, Map<String, List<PresentationFinding>> findings) {
    StringBuilder json = new StringBuilder(USUAL_CHARACTERS);
    json.append("{\"verdict\":").append(Json.write(verdict.code()));
    json.append(",\"checks\":").append(Result.ROWS.of(report));
    json.append(",\"credentials\":{");
    String separator = "";
    for (Map.Entry<String, List<PresentationFinding>> one : findings.entrySet()) {
      json.append(separator).append(Json.write(one.getKey())).append(":[");
      credentials(one.getValue(), verdict, json);
      json.append(']');
      separator = ",";
    }
    return new Result(
        json.append("}}").toString(), verdict.code(), firstFault(verdict, report, findings));
  }

  private static void credentials(
      List<PresentationFinding> findings, Verdict verdict, StringBuilder json) {
    String separator = "";
    for (PresentationFinding finding : findings) {
      String found = Result.ROWS.withoutClaims(finding.result());
      json.append(separator).append(found, 0, found.length() - 1); // it goes on
      json.append(",\"queryChecks\":").append(Result.ROWS.of(finding.report()));
      // Nobody gets what was not asked for, not even of a credential that is good.
      if (verdict == Verdict.ACCEPTED && finding instanceof PresentationFinding.Matched matched) {
        json.append(",\"claims\":").append(Json.write(matched.claims().asJson()));
      }
      json.append('}');
      separator = ",";
    }
  }

  /** That of the credentials goes before that of the answer, which only follows from it. */
  private static String firstFault(
      Verdict verdict, Report report, Map<String, List<PresentationFinding>> findings) {
    if (verdict == Verdict.ACCEPTED) {
      return NONE;
    }
    Outcome against = verdict == Verdict.REJECTED ? Outcome.FAILED : Outcome.UNDETERMINED;
    Stream<Report> ofCredentials =
        findings.values().stream()
            .flatMap(List::stream)
            .flatMap(one -> Stream.of(one.result().facts().report(), one.report()));
    return Stream.concat(ofCredentials, Stream.of(report))
        .flatMap(one -> one.with(against).stream())
        .map(row -> row.rule().fault().code())
        .findFirst()
        .orElse(NONE);
  }
}
