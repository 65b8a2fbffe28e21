package dev.assay.server.presentation;

import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.Checks;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.jose.Json;
import dev.assay.policy.Policy;
import dev.assay.server.iso18013.MdocQuestion;
import dev.assay.server.openid4vp.CredentialQuery;
import dev.assay.server.openid4vp.CredentialQuery.Binding;
import dev.assay.server.openid4vp.DcqlAnswer;
import dev.assay.server.openid4vp.DcqlFormat;
import dev.assay.server.openid4vp.WalletResponse;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on what a wallet has answered to a question. */
record AnswerJudge(Judge judge, Workers workers) {

  /** The decision; fails only if the server could not make one. */
  Future<Judged> judge(Question question, Answer answer, Instant now) {
    return workers.follow(() -> read(question, answer, now));
  }

  private Future<Judged> read(Question question, Answer answer, Instant now) {
    Checks checks = new Checks();
    Optional<WalletResponse> response = answer.read(question, checks);
    if (response.isEmpty()) {
      return Future.succeededFuture(ResultJson.unreadable(checks.report()));
    }
    if (response.get() instanceof WalletResponse.Refused refused) {
      return Future.succeededFuture(new Judged.Refused(refused.error()));
    }
    return response.get() instanceof WalletResponse.Returned returned
        ? decide(question, answer, returned, now)
        : decide(question, answer, (WalletResponse.Presented) response.get(), now);
  }

  private Future<Judged> decide(
      Question question, Answer answer, WalletResponse.Returned returned, Instant now) {
    VerificationRequest request =
        new VerificationRequest(
            new Input(returned.deviceResponse()),
            Optional.of(DcqlFormat.MDOC.code()),
            answer.binding(question, List.of()),
            Policy.NONE);
    ReturnedDocuments documents =
        new ReturnedDocuments(MdocQuestion.of(question.query()).orElseThrow());
    return judge
        .judge(request, now)
        .map(
            result -> ResultJson.of(DcqlAnswer.check(question.query(), documents.byQuery(result))));
  }

  private Future<Judged> decide(
      Question question, Answer answer, WalletResponse.Presented presented, Instant now) {
    Map<String, List<Future<VerificationResult>>> decisions = new LinkedHashMap<>();
    List<Future<VerificationResult>> all = new ArrayList<>();
    presented
        .vpToken()
        .forEach(
            (id, presentations) -> {
              List<Future<VerificationResult>> ofId =
                  presentations.stream()
                      .map(one -> request(question, answer, id, one))
                      .map(request -> judge.judge(request, now))
                      .toList();
              decisions.put(id, ofId);
              all.addAll(ofId);
            });
    return Future.all(all).map(done -> hold(question, decisions));
  }

  private static Judged hold(
      Question question, Map<String, List<Future<VerificationResult>>> decisions) {
    Map<String, List<VerificationResult>> given = new LinkedHashMap<>();
    decisions.forEach((id, ofId) -> given.put(id, ofId.stream().map(Future::result).toList()));
    return ResultJson.of(DcqlAnswer.check(question.query(), given));
  }

  private static VerificationRequest request(
      Question question, Answer answer, String id, Object presentation) {
    Optional<CredentialQuery> asked = question.query().credential(id);
    String text = presentation instanceof String one ? one : Json.write(presentation);
    return new VerificationRequest(
        new Input(text),
        asked.map(query -> query.format().code()),
        asked.filter(query -> query.binding() == Binding.NOT_REQUIRED).isPresent()
            ? new HolderBinding.NotRequired()
            : answer.binding(question, TransactionData.of(question.transactionData(), id)),
        Policy.NONE);
  }
}
