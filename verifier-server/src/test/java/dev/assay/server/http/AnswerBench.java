package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.config.ServerConfig;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestWallet;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A council that asks wallets, which answer in all kinds of ways; and what it then sees. */
final class AnswerBench implements AutoCloseable {

  /** Stands in every claim. */
  static final String CANARY = "Heronsmere";

  /** What fails because something else did. */
  private static final Set<String> CONSEQUENCES =
      Set.of(
          "dcql.answer.accepted query.unsatisfied",
          "dcql.answer.complete query.unsatisfied",
          "dcql.answer.binding binding.nonce_mismatch");

  private final PresentationSetting setting;
  private final Api api;
  private final Caller council;

  private AnswerBench(PresentationSetting setting, Api api) {
    this.setting = setting;
    this.api = api;
    this.council = new Caller(api, PresentationSetting.COUNCIL_KEY);
  }

  static AnswerBench start(PresentationSetting setting) throws Exception {
    return start(setting, setting.config());
  }

  /** With another configuration than the usual one of the setting. */
  static AnswerBench start(PresentationSetting setting, ServerConfig config) throws Exception {
    return new AnswerBench(setting, Api.start(config));
  }

  PresentationSetting setting() {
    return setting;
  }

  Api api() {
    return api;
  }

  Caller council() {
    return council;
  }

  @Override
  public void close() {
    api.close();
  }

  /** A wallet that fetched a request, and what it has from another transaction. */
  record Run(PresentationSetting setting, TestHolder holder, TestHolder another) {

    TestWallet.Presented permit() {
      return present(AnswerBench.permit(setting));
    }

    TestWallet.Presented present(TestCredential credential) {
      return holder.present(setting, credential.issue());
    }

    TestMdoc licence() {
      return setting.licence().element(NAME_SPACE, "birth_place", CANARY);
    }

    String present(TestMdoc document) throws Exception {
      return holder.present(document);
    }
  }

  /** A good permit, to be changed. */
  static TestCredential permit(PresentationSetting setting) {
    return setting
        .issuer
        .credential()
        .claim("zone", hidden(CANARY))
        .claim("address", Map.of("town", hidden(CANARY), "street", hidden(CANARY)))
        .boundTo(setting.device);
  }

  /** What a wallet presents. */
  interface Presenting {
    Object present(Run run) throws Exception;
  }

  /** How a wallet answers. */
  interface Answering {
    HttpResponse<String> answer(Run run) throws Exception;
  }

  /** Is accepted, with every row that it has. */
  void assertAccepted(Map<String, Object> request, Answering answering) throws Exception {
    Map<String, Object> view = answered(request, answering);
    assertThat(verdict(view)).as(failed(view).toString()).isEqualTo("accepted");
    assertThat(failed(view)).isEmpty();
  }

  /**
   * Is decided and rejected, and nothing of the credential is handed over.
   *
   * @param cause the rule and the fault of the only row that fails by itself
   */
  void assertRejected(Map<String, Object> request, Answering answering, String cause)
      throws Exception {
    Map<String, Object> view = answered(request, answering);
    assertThat(view).containsEntry("state", "decided");
    assertThat(verdict(view)).isEqualTo("rejected");
    Set<String> causes = failed(view);
    causes.removeAll(CONSEQUENCES);
    assertThat(causes).containsExactly(cause);
    assertThat(view.toString()).doesNotContain(CANARY, "claims=");
  }

  /** What the council sees of an answer. */
  Map<String, Object> answered(Map<String, Object> request, Answering answering) throws Exception {
    Begun begun = council.begun(request);
    TestHolder holder = TestHolder.follow(api, begun.walletLink());
    TestHolder another = TestHolder.follow(api, council.begun(request).walletLink());
    HttpResponse<String> answer = answering.answer(new Run(setting, holder, another));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    return council.view(begun.id());
  }

  private static Object verdict(Map<String, Object> view) {
    return String.valueOf(((Map<?, ?>) view.getOrDefault("result", Map.of())).get("verdict"));
  }

  /** Rule and fault of each row that failed, wherever it stands. */
  private static Set<String> failed(Object json) {
    Set<String> failed = new TreeSet<>();
    if (json instanceof Map<?, ?> map) {
      if ("failed".equals(map.get("outcome"))) {
        failed.add(map.get("code") + " " + map.get("fault"));
      }
      map.values().forEach(value -> failed.addAll(failed(value)));
    } else if (json instanceof List<?> list) {
      list.forEach(value -> failed.addAll(failed(value)));
    }
    return failed;
  }
}
