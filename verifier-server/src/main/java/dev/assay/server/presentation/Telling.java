package dev.assay.server.presentation;

import dev.assay.check.Checks;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.openid4vp.ResponseMode;
import dev.assay.server.openid4vp.WalletLink;
import dev.assay.server.openid4vp.WalletRequest;
import dev.assay.server.openid4vp.WalletResponse;
import dev.assay.server.presentation.Message.Kind;
import dev.assay.server.transaction.Transaction;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what was said in a run, for the developers of test services alone. */
record Telling(FlowParts parts) {

  /** In place of the code that a service fetches the result by, which is for its browser alone. */
  private static final String HIDDEN_CODE = "not-shown-here";

  /** Whether the messages of a transaction are kept. */
  boolean isTold(Transaction transaction) {
    return parts.service(transaction).filter(Telling::isTest).isPresent();
  }

  private static boolean isTest(ServiceConfig service) {
    return service.stage() == ServiceConfig.Stage.TEST;
  }

  /** Those that a transaction of this service begins with. */
  Optional<Messages> begun(ServiceConfig service, byte[] body) {
    return isTest(service)
        ? Optional.of(
            new Messages(
                List.of(new Message(Kind.BEGIN, now(), new String(body, StandardCharsets.UTF_8)))))
        : Optional.empty();
  }

  /** A wallet has fetched a signed request. */
  List<Message> fetched(WalletLink.Method method, WalletRequest wallet, String signed) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("method", method.name());
    wallet.nonce().ifPresent(nonce -> said.put("wallet_nonce", nonce));
    wallet.metadata().ifPresent(metadata -> said.put("wallet_metadata", "was sent"));
    return List.of(Message.json(Kind.FETCH, now(), said), new Message(Kind.REQUEST, now(), signed));
  }

  /** A browser has fetched its requests. */
  List<Message> called(List<Map<String, Object>> requests) {
    return List.of(Message.json(Kind.BROWSER_REQUESTS, now(), Map.of("requests", requests)));
  }

  /** An answer has come, and what it gets for a reply. */
  Future<List<Message>> answered(Transaction transaction, Question question, Answer answer) {
    return isTold(transaction)
        ? parts.workers().run(() -> read(transaction, question, answer))
        : Future.succeededFuture(List.of());
  }

  private List<Message> read(Transaction transaction, Question question, Answer answer) {
    Instant now = now();
    List<Message> told = new ArrayList<>();
    Kind kind = answer.way() == ResponseMode.Way.POST ? Kind.ANSWER : Kind.BROWSER_ANSWER;
    told.add(Message.json(kind, now, answer.json()));
    answer
        .read(question, new Checks())
        .ifPresent(response -> told.add(Message.json(Kind.OPENED, now, opened(response))));
    told.add(Message.json(Kind.REPLY, now, reply(transaction, question, answer)));
    return told;
  }

  private static Map<String, Object> opened(WalletResponse response) {
    if (response instanceof WalletResponse.Presented presented) {
      return Map.of("vp_token", presented.vpToken());
    }
    return response instanceof WalletResponse.Returned returned
        ? Map.of("device_response", returned.deviceResponse())
        : Map.of("error", ((WalletResponse.Refused) response).error().code());
  }

  private Map<String, Object> reply(Transaction transaction, Question question, Answer answer) {
    if (question.flow() != Flow.SAME_DEVICE) {
      return Map.of();
    }
    return answer.way() == ResponseMode.Way.POST
        ? Map.of(
            "redirect_uri",
            parts
                .asking()
                .addresses()
                .back(transaction.pageHandle(), HIDDEN_CODE, question.language())
                .toString())
        : Map.of(
            "next",
            question
                .returnUrl()
                .map(url -> ResidentDesk.withCode(url, HIDDEN_CODE).toString())
                .orElse(""));
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
