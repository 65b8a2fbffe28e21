package dev.assay.server.web;

import dev.assay.server.web.CodeParts.Collected;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The routes of the page for codes. It asks for the same decision as the other form and the API.
 */
final class ScanRoutes {

  static final String PATH = "/check";

  /** Pictures are held in memory until they are read: so many forms have 160 MB at most. */
  private static final int MAX_OPEN = 16;

  private final Verifications verifications;
  private final Work work;
  private final AtomicInteger open = new AtomicInteger();

  ScanRoutes(Verifications verifications, Work work) {
    this.verifications = verifications;
    this.work = work;
  }

  void mount(Router router) {
    router
        .get(PATH)
        .handler(context -> WebPages.html(context, 200, ScanPage.empty(language(context))));
    router.post(PATH).handler(this::check);
  }

  private static Language language(RoutingContext context) {
    return Language.of(context.request().getParam("lang"));
  }

  private void check(RoutingContext context) {
    Language language = language(context);
    if (WebPages.isFromElsewhere(context.request())) {
      problem(context, 403, Phrase.ELSEWHERE, Phrase.ELSEWHERE_WORDS);
      return;
    }
    if (open.incrementAndGet() > MAX_OPEN) {
      open.decrementAndGet();
      problem(context, 503, Phrase.BUSY, Phrase.BUSY_WORDS);
      return;
    }
    ScanFormReading.of(context)
        .compose(form -> answer(language, form))
        .onComplete(done -> open.decrementAndGet())
        .onSuccess(answer -> WebPages.html(context, answer.status(), answer.page()))
        .onFailure(e -> fail(context, e));
  }

  private record Answer(int status, String page) {}

  private Future<Answer> answer(Language language, ScanForm form) {
    return work.run(form::collect).compose(collected -> next(language, form, collected));
  }

  private Future<Answer> next(Language language, ScanForm form, Collected collected) {
    if (collected instanceof Collected.Complete complete) {
      return verifications
          .verify(complete.request())
          .map(result -> new Answer(200, ScanResultPage.page(language, result)))
          .recover(e -> notTaken(language, form, e));
    }
    if (collected instanceof Collected.Incomplete incomplete) {
      return Future.succeededFuture(
          new Answer(200, ScanPage.waiting(language, incomplete.parts())));
    }
    Collected.Refused refused = (Collected.Refused) collected;
    return Future.succeededFuture(
        new Answer(400, ScanPage.refused(language, refused.parts(), refused.fault(), form.text())));
  }

  /** A request that could not be taken is no verdict. */
  private static Future<Answer> notTaken(Language language, ScanForm form, Throwable e) {
    if (e instanceof Verifications.Refused refused && refused.problem().status() < 500) {
      return Future.succeededFuture(
          new Answer(
              400, ScanPage.refused(language, CodeParts.NONE, ScanFault.NOT_TAKEN, form.text())));
    }
    return Future.failedFuture(e);
  }

  private static void fail(RoutingContext context, Throwable e) {
    if (e instanceof IOException) {
      String page = ScanPage.refused(language(context), CodeParts.NONE, ScanFault.TOO_LARGE, "");
      WebPages.html(context, 413, page);
      return;
    }
    problem(context, 503, Phrase.BUSY, Phrase.BUSY_WORDS);
  }

  private static void problem(RoutingContext context, int status, Phrase title, Phrase words) {
    WebPages.html(context, status, ScanPage.problem(language(context), title, words));
  }
}
