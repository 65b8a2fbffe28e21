package dev.assay.server.presentation;

import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.Checks;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.jose.Json;
import dev.assay.server.config.AskingTerms;
import dev.assay.server.iso18013.MdocQuestion;
import dev.assay.server.openid4vp.CredentialQuery;
import dev.assay.server.openid4vp.CredentialQuery.Binding;
import dev.assay.server.openid4vp.DcqlAnswer;
import dev.assay.server.openid4vp.DcqlFormat;
import dev.assay.server.openid4vp.DcqlQuery;
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

  /**
   * What is to be decided.
   *
   * @param terms on which the service asked
   */
  record Case(Question question, AskingTerms terms, Answer answer) {

    /** Does not show the answer. */
    @Override
    public String toString() {
      return "Case";
    }
  }

  /** The decision; fails only if the server could not make one. */
  Future<Judged> judge(Case asked, Instant now) {
    return workers.follow(() -> read(asked, now));
  }

  private Future<Judged> read(Case asked, Instant now) {
    Checks checks = new Checks();
    Optional<WalletResponse> response = asked.answer().read(asked.question(), checks);
    if (response.isEmpty()) {
      return Future.succeededFuture(ResultJson.unreadable(checks.report()));
    }
    if (response.get() instanceof WalletResponse.Refused refused) {
      return Future.succeededFuture(new Judged.Refused(refused.error()));
    }
    return response.get() instanceof WalletResponse.Returned returned
        ? decide(asked, returned, now)
        : decide(asked, (WalletResponse.Presented) response.get(), now);
  }

  private Future<Judged> decide(Case asked, WalletResponse.Returned returned, Instant now) {
    DcqlQuery query = asked.question().query();
    VerificationRequest request =
        new VerificationRequest(
            new Input(returned.deviceResponse()),
            Optional.of(DcqlFormat.MDOC.code()),
            asked.answer().binding(asked.question(), List.of()),
            asked.terms().policy());
    ReturnedDocuments documents = new ReturnedDocuments(MdocQuestion.of(query).orElseThrow());
    return judge.judge(request, now).map(result -> hold(asked, documents.byQuery(result)));
  }

  private Future<Judged> decide(Case asked, WalletResponse.Presented presented, Instant now) {
    Map<String, List<Future<VerificationResult>>> decisions = new LinkedHashMap<>();
    List<Future<VerificationResult>> all = new ArrayList<>();
    presented
        .vpToken()
        .forEach(
            (id, presentations) -> {
              List<Future<VerificationResult>> ofId =
                  presentations.stream()
                      .map(one -> request(asked, id, one))
                      .map(request -> judge.judge(request, now))
                      .toList();
              decisions.put(id, ofId);
              all.addAll(ofId);
            });
    return Future.all(all).map(done -> hold(asked, results(decisions)));
  }

  private static Map<String, List<VerificationResult>> results(
      Map<String, List<Future<VerificationResult>>> decisions) {
    Map<String, List<VerificationResult>> given = new LinkedHashMap<>();
    decisions.forEach((id, ofId) -> given.put(id, ofId.stream().map(Future::result).toList()));
    return given;
  }

  private static Judged hold(Case asked, Map<String, List<VerificationResult>> given) {
    DcqlAnswer answer = DcqlAnswer.check(asked.question().query(), given, asked.terms().holders());
    return ResultJson.of(answer, given.values());
  }

  private static VerificationRequest request(Case asked, String id, Object presentation) {
    Optional<CredentialQuery> query = asked.question().query().credential(id);
    String text = presentation instanceof String one ? one : Json.write(presentation);
    return new VerificationRequest(
        new Input(text),
        query.map(one -> one.format().code()),
        query.filter(one -> one.binding() == Binding.NOT_REQUIRED).isPresent()
            ? new HolderBinding.NotRequired()
            : asked
                .answer()
                .binding(
                    asked.question(), TransactionData.of(asked.question().transactionData(), id)),
        asked.terms().policy());
  }
}
