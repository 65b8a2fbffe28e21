package dev.assay.server.http;

import dev.assay.json.ProblemDetails;
import dev.assay.server.callback.CallbackQueue;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.http.Routes.Allowed;
import dev.assay.server.presentation.PresentationFlow;
import dev.assay.server.presentation.Presentations;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * What relying parties call: begin, look, hear, end. Every call needs a key or a token of its
 * service.
 */
final class PresentationRoutes {

  static final String PATH = "/v1/presentation-requests";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Queries have some hundred bytes; DCQL's own limit is 64 KiB. */
  private static final int MAX_BYTES = 128 << 10;

  private final PresentationFlow flow;
  private final Presentations presentations;
  private final ServiceKeys keys;
  private final CallbackQueue callbacks;
  private final EventStreams streams;
  private final EventStreams pageStreams;

  /**
   * Routes of one event loop.
   *
   * @param streams of services, all that there are
   * @param pageStreams of pages, all that there are
   */
  PresentationRoutes(
      PresentationFlow flow, ServiceKeys keys, EventStreams streams, EventStreams pageStreams) {
    this.flow = flow;
    this.presentations = flow.presentations();
    this.keys = keys;
    this.callbacks = flow.stores().callbacks();
    this.streams = streams;
    this.pageStreams = pageStreams;
  }

  void mount(Routes routes) {
    routes.free(PATH, Allowed.POST, this::begin);
    routes.free(PATH + "/:id", Allowed.GET_DELETE, this::one);
    routes.free(PATH + "/:id/events", Allowed.GET_ONLY, this::events);
    routes.free(PATH + "/:id/callback", Allowed.POST, this::callback);
    routes.free("/present/:page/events", Allowed.GET_ONLY, this::pageEvents);
  }

  private void begin(RoutingContext context) {
    keys.identify(context, service -> begin(context, service));
  }

  private void begin(RoutingContext context, ServiceConfig service) {
    if (!MediaType.require(context, Answers.JSON)) {
      return;
    }
    BodyReading.of(context.request(), context.vertx(), PATIENCE, MAX_BYTES)
        .compose(body -> presentations.begin(service, body.getBytes()))
        .onSuccess(
            begun -> {
              context.response().putHeader(HttpHeaders.LOCATION, PATH + "/" + begun.get("id"));
              Answers.json(context, 201, begun);
            })
        .onFailure(e -> Failures.answer(context, e));
  }

  private void one(RoutingContext context) {
    keys.identify(context, service -> one(context, service));
  }

  private void one(RoutingContext context, ServiceConfig service) {
    String id = Routes.handle(context, "id");
    if (context.request().method().equals(HttpMethod.DELETE)) {
      end(context, service, id);
      return;
    }
    Optional<String> code = Optional.ofNullable(context.request().getParam("response_code"));
    presentations
        .look(service, id, code)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    view -> Answers.json(context, 200, view.toArray(new byte[0][])),
                    () -> unknown(context)))
        .onFailure(e -> Failures.answer(context, e));
  }

  private void end(RoutingContext context, ServiceConfig service, String id) {
    presentations
        .end(service, id)
        .onSuccess(known -> done(context, known, 204))
        .onFailure(e -> Failures.answer(context, e));
  }

  private void events(RoutingContext context) {
    String id = Routes.handle(context, "id");
    keys.identify(context, service -> streams.open(context, id, flow.watch(service, id)));
  }

  /** Has the callback of a request sent again, whatever became of it before. */
  private void callback(RoutingContext context) {
    keys.identify(context, service -> callback(context, service));
  }

  private void callback(RoutingContext context, ServiceConfig service) {
    callbacks
        .redeliver(service.id(), Routes.handle(context, "id"))
        .onSuccess(known -> done(context, known, 202))
        .onFailure(e -> Failures.answer(context, e));
  }

  /** For the page: its handle is all that it takes, and no more than the state is told. */
  private void pageEvents(RoutingContext context) {
    String page = Routes.handle(context, "page");
    pageStreams.open(context, page, flow.watchPage(page));
  }

  private static void done(RoutingContext context, boolean known, int status) {
    if (known) {
      context.response().setStatusCode(status).end();
    } else {
      unknown(context);
    }
  }

  /** Nobody is told whether there was one. */
  static void unknown(RoutingContext context) {
    Answers.problem(
        context,
        ProblemDetails.of(
            "request.not-found",
            "There is no such presentation request",
            404,
            "there is no request of this id, or what was known of it is forgotten"));
  }
}
