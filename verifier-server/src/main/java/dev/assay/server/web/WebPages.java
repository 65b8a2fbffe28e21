package dev.assay.server.web;

import dev.assay.CredentialVerifier;
import dev.assay.trust.TrustLists;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The routes of the pages. No page keeps anything: the form is read, the report is written, and
 * both are gone.
 */
public final class WebPages {

  private final Verifications verifications;
  private final Work work;
  private final Supplier<TrustLists> trust;
  private final InstantSource clock;
  private final List<Sample> samples = Sample.all();
  private final StartPage startPage = new StartPage(samples);

  /** Pages that ask this for decisions. */
  public WebPages(
      Verifications verifications, Work work, Supplier<TrustLists> trust, InstantSource clock) {
    this.verifications = verifications;
    this.work = work;
    this.trust = trust;
    this.clock = clock;
  }

  /** Puts the pages on a router. */
  public void mount(Router router) {
    router
        .get("/")
        .handler(context -> html(context, 200, startPage.page(CheckForm.EMPTY, Optional.empty())));
    router.post("/report").handler(this::check);
    router
        .get("/report")
        .handler(context -> context.response().setStatusCode(303).putHeader("Location", "/").end());
    router
        .get("/trust-list")
        .handler(context -> html(context, 200, TrustListPage.page(trust.get(), clock.instant())));
    router
        .get("/rules")
        .handler(context -> html(context, 200, RulesPage.page(CredentialVerifier.rules())));
    new ScanRoutes(verifications, work).mount(router);
  }

  private void check(RoutingContext context) {
    if (isFromElsewhere(context.request())) {
      html(
          context,
          403,
          ProblemPage.page(
              "This form was sent from another site",
              "Open this service itself and fill in the form there."));
      return;
    }
    FormReading.of(context.request())
        .onSuccess(fields -> decide(context, fields.form().orSample(fields.sample(), samples)))
        .onFailure(
            e ->
                html(
                    context,
                    413,
                    ProblemPage.page(
                        "This is too large to be a credential",
                        "A credential has at most 1 MB. Nothing was kept of what you sent.")));
  }

  private void decide(RoutingContext context, CheckForm form) {
    Optional<CheckForm.Fault> fault = form.fault();
    if (fault.isPresent()) {
      html(context, 400, startPage.page(form, fault));
      return;
    }
    verifications
        .verify(form.request())
        .onSuccess(result -> html(context, 200, ResultPage.page(result)))
        .onFailure(e -> refuse(context, form, e));
  }

  private void refuse(RoutingContext context, CheckForm form, Throwable e) {
    if (e instanceof Verifications.Refused refused && refused.problem().status() < 500) {
      CheckForm.Fault fault = new CheckForm.Fault(field(refused), refused.problem().detail());
      html(context, refused.problem().status(), startPage.page(form, Optional.of(fault)));
      return;
    }
    html(
        context,
        503,
        ProblemPage.page("The service is busy", "Nothing was decided. Try again in a moment."));
  }

  /** Which field of the form the fault of the request belongs to. */
  private static String field(Verifications.Refused refused) {
    String pointer = refused.problem().pointer().orElse("");
    for (String name : List.of("nonce", "audience", "at")) {
      if (pointer.endsWith("/" + name)) {
        return name;
      }
    }
    return "credential";
  }

  /** A page of another site must not make a browser send what its user did not fill in here. */
  static boolean isFromElsewhere(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  static void html(RoutingContext context, int status, String page) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .end(page);
  }
}
