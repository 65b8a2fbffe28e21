package dev.assay.server.http;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.json.ProblemDetails;
import dev.assay.server.http.Routes.Allowed;
import dev.assay.server.openid4vp.RequestObject;
import dev.assay.server.openid4vp.WalletLink.Method;
import dev.assay.server.openid4vp.WalletRequest;
import dev.assay.server.presentation.WalletEndpoint;
import dev.assay.server.presentation.WalletEndpoint.Dialect;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where wallets fetch requests and post answers: OpenID4VP 1.0, 5.10 and 8.2; ISO/IEC 18013-7,
 * Annex B.
 */
final class WalletRoutes {

  /** Room for {@code wallet_metadata}, of which real ones have some 2 KB. */
  private static final int MAX_REQUEST_BYTES = 32 << 10;

  private final WalletEndpoint wallets;

  WalletRoutes(WalletEndpoint wallets) {
    this.wallets = wallets;
  }

  void mount(Routes routes) {
    routes.free("/openid4vp/requests/:handle", Allowed.GET_POST, this::request);
    routes.free("/openid4vp/requests/:handle/iso18013-7", Allowed.GET_ONLY, this::olderRequest);
    answers(routes, "", Dialect.OPENID4VP);
    answers(routes, "/iso18013-7", Dialect.ISO_18013_7);
  }

  private void answers(Routes routes, String rest, Dialect dialect) {
    routes.free(
        "/openid4vp/responses/:handle" + rest, Allowed.POST, context -> answer(context, dialect));
  }

  private void olderRequest(RoutingContext context) {
    wallets
        .olderRequest(Routes.handle(context, "handle"))
        .onSuccess(signed -> send(context, signed))
        .onFailure(e -> Failures.answer(context, e));
  }

  private void request(RoutingContext context) {
    boolean isForm = context.request().method().equals(HttpMethod.POST);
    if (isForm && !MediaType.require(context, MediaType.FORM)) {
      return;
    }
    wallet(context)
        .compose(
            wallet ->
                wallets.request(
                    Routes.handle(context, "handle"), isForm ? Method.POST : Method.GET, wallet))
        .onSuccess(signed -> send(context, signed))
        .onFailure(e -> Failures.answer(context, e));
  }

  private static Future<WalletRequest> wallet(RoutingContext context) {
    if (context.request().method().equals(HttpMethod.GET)) {
      return Future.succeededFuture(WalletRequest.EMPTY);
    }
    return FormBody.read(context, MAX_REQUEST_BYTES).compose(WalletRoutes::wallet);
  }

  private static Future<WalletRequest> wallet(Map<String, List<String>> form) {
    Checks checks = new Checks();
    return WalletRequest.read(form, checks)
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(broken(checks)));
  }

  private static Problem broken(Checks checks) {
    CheckResult row = checks.report().with(Outcome.FAILED).get(0);
    return new Problem(
        ProblemDetails.of(
            "request.invalid",
            "The request breaks a rule",
            400,
            row.rule().code() + ": " + row.rule().demand()));
  }

  private static void send(RoutingContext context, Optional<String> signed) {
    if (signed.isPresent()) {
      Answers.text(context, RequestObject.MEDIA_TYPE, signed.get());
      return;
    }
    unknown(context);
  }

  private void answer(RoutingContext context, Dialect dialect) {
    if (!MediaType.require(context, MediaType.FORM)) {
      return;
    }
    String handle = Routes.handle(context, "handle");
    context.request().pause();
    wallets
        .addressee(handle, dialect)
        .onSuccess(
            addressee -> {
              context.request().resume();
              addressee.ifPresentOrElse(to -> decide(context, to), () -> unknown(context));
            })
        .onFailure(e -> Failures.answer(context, e));
  }

  private void decide(RoutingContext context, WalletEndpoint.Addressee to) {
    FormBody.read(context, WalletEndpoint.MAX_ANSWER_BYTES)
        .compose(form -> wallets.answer(to, form))
        .onSuccess(answer -> Answers.json(context, 200, answer))
        .onFailure(e -> Failures.answer(context, e));
  }

  /** Whether there was never such a request or its time is over, nobody is told. */
  private static void unknown(RoutingContext context) {
    Answers.problem(
        context,
        ProblemDetails.of(
            "request.unknown-or-expired",
            "There is no such request",
            404,
            "the request is unknown, or its time is over; begin again where it came from"));
  }
}
