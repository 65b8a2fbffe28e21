package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.http.Routes.Allowed;
import dev.assay.server.iso18013.MdocApiRequest;
import dev.assay.server.presentation.BrowserDesk;
import dev.assay.server.presentation.BrowserDesk.Protocol;
import dev.assay.server.presentation.PresentationFlow;
import dev.assay.server.presentation.ResidentDesk;
import dev.assay.server.presentation.WalletEndpoint;
import dev.assay.server.web.PresentRoutes;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the script of our page calls to have the browser call a wallet: OpenID4VP 1.0, A; ISO/IEC
 * 18013-7, Annex C. All want JSON, which no form of another site can send.
 */
final class BrowserRoutes {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** An empty JSON object. */
  private static final int MAX_EMPTY_BYTES = 2;

  private final BrowserDesk desk;
  private final ResidentDesk residents;

  BrowserRoutes(PresentationFlow flow) {
    this.desk = flow.browsers();
    this.residents = flow.residents();
  }

  void mount(Routes routes) {
    routes.free("/present/:page/browser-requests", Allowed.POST, this::requests);
    answers(routes, "", Protocol.OPENID4VP);
    answers(routes, "/" + MdocApiRequest.PROTOCOL, Protocol.ISO_MDOC);
    answers(routes, "/" + MdocApiRequest.FORMER_PROTOCOL, Protocol.ISO_MDOC);
  }

  private void answers(Routes routes, String rest, Protocol protocol) {
    routes.free(
        "/present/:page/browser-answers" + rest,
        Allowed.POST,
        context -> answer(context, protocol));
  }

  private void requests(RoutingContext context) {
    if (!MediaType.require(context, Answers.JSON)) {
      return;
    }
    String page = Routes.handle(context, "page");
    BodyReading.of(context.request(), context.vertx(), PATIENCE, MAX_EMPTY_BYTES)
        .compose(body -> desk.requests(page, cookie(context, page)))
        .onSuccess(
            requests ->
                requests.ifPresentOrElse(
                    list -> Answers.json(context, 200, Map.of("requests", list)),
                    () -> refuse(context)))
        .onFailure(e -> Failures.answer(context, e));
  }

  private void answer(RoutingContext context, Protocol protocol) {
    if (!MediaType.require(context, Answers.JSON)) {
      return;
    }
    String page = Routes.handle(context, "page");
    Optional<String> cookie = cookie(context, page);
    context.request().pause();
    desk.isAsked(page, cookie)
        .onSuccess(
            asked -> {
              context.request().resume();
              if (asked) {
                decide(context, page, cookie, protocol);
              } else {
                refuse(context);
              }
            })
        .onFailure(e -> Failures.answer(context, e));
  }

  private void decide(
      RoutingContext context, String page, Optional<String> cookie, Protocol protocol) {
    BodyReading.of(context.request(), context.vertx(), PATIENCE, WalletEndpoint.MAX_ANSWER_BYTES)
        .compose(body -> desk.answer(page, cookie, protocol, body.getBytes()))
        .onSuccess(
            next ->
                next.ifPresentOrElse(
                    one -> {
                      Map<String, Object> json = new LinkedHashMap<>();
                      one.url().ifPresent(url -> json.put("next", url.toString()));
                      Answers.json(context, 200, json);
                    },
                    () -> refuse(context)))
        .onFailure(e -> Failures.answer(context, e));
  }

  private Optional<String> cookie(RoutingContext context, String page) {
    return PresentRoutes.cookie(context, residents.cookieName(page));
  }

  private static void refuse(RoutingContext context) {
    Answers.problem(
        context,
        ProblemDetails.of(
            "session.mismatch",
            "There is nothing for this browser to answer",
            403,
            "the request must be open, and have begun in this browser"));
  }
}
