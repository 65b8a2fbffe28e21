package dev.assay.server.web;

import dev.assay.server.picture.CodeDrawing;
import dev.assay.server.presentation.DeveloperDesk;
import dev.assay.server.presentation.PresentationFlow;
import dev.assay.server.presentation.ResidentDesk;
import dev.assay.server.presentation.ResidentDesk.Look;
import dev.assay.server.presentation.ResidentDesk.Return;
import dev.assay.server.transaction.Handle;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The routes of the pages for residents. */
public final class PresentRoutes {

  /** Whoever has a cookie comes back with this, so that one without is not sent on for ever. */
  private static final String GREETED = "greeted";

  /** Longer than any request is remembered but by a day. */
  private static final Duration MAX_AGE = Duration.ofHours(2);

  /** For the way back from a wallet, which does not know what was chosen here. */
  private static final String LANGUAGE = "assay-language";

  private static final String PATH = "/present/:page";

  /** No handle is as short: in place of what was asked for, which is not repeated. */
  private static final String NO_PAGE = "none";

  private final ResidentDesk desk;
  private final DeveloperDesk developers;
  private final Work work;
  private final InstantSource clock;

  /** Pages of these requests, with pictures drawn there. */
  public PresentRoutes(PresentationFlow flow, Work work, InstantSource clock) {
    this.desk = flow.residents();
    this.developers = flow.developers();
    this.work = work;
    this.clock = clock;
  }

  /** Puts the pages on a router. */
  public void mount(Router router) {
    router.get(PATH).handler(this::show);
    router.get(PATH + "/messages").handler(this::messages);
    router.get(PATH + "/return").handler(this::back);
    router.post(PATH + "/cancel").handler(this::cancel);
    router
        .get(PATH + "/code.svg")
        .handler(
            context ->
                draw(
                    context,
                    "image/svg+xml",
                    code -> Buffer.buffer(code.svg().getBytes(StandardCharsets.UTF_8))));
    router
        .get(PATH + "/code.png")
        .handler(context -> draw(context, "image/png", code -> Buffer.buffer(code.png())));
  }

  private void show(RoutingContext context) {
    desk.look(page(context), cookie(context))
        .onSuccess(look -> answer(context, look, clock.instant()))
        .onFailure(e -> busy(context));
  }

  private void answer(RoutingContext context, Look look, Instant now) {
    Language language = language(context);
    String address = address(context);
    if (look instanceof Look.Shown shown) {
      if (context.request().getParam("lang") != null) {
        context.response().addCookie(cookie(LANGUAGE, language.code()).setPath(address));
      }
      WebPages.html(context, 200, PresentPage.page(language, shown.asked(), address, now));
    } else if (look instanceof Look.Greeted greeted) {
      greet(context, greeted.cookie());
    } else if (look instanceof Look.Elsewhere) {
      WebPages.html(context, 403, PresentPage.elsewhere(language, address));
    } else {
      WebPages.html(context, 404, PresentPage.unknown(language, address));
    }
  }

  private void messages(RoutingContext context) {
    developers
        .look(page(context), cookie(context))
        .onSuccess(look -> answer(context, look))
        .onFailure(e -> busy(context));
  }

  private static void answer(RoutingContext context, DeveloperDesk.Look look) {
    Language language = language(context);
    String address = address(context);
    if (look instanceof DeveloperDesk.Look.Shown shown) {
      WebPages.html(context, 200, MessagesPage.page(language, shown.run(), address));
    } else if (look instanceof DeveloperDesk.Look.Elsewhere) {
      WebPages.html(context, 403, PresentPage.elsewhere(language, address));
    } else {
      WebPages.html(context, 404, PresentPage.unknown(language, address));
    }
  }

  private void greet(RoutingContext context, String value) {
    Language language = language(context);
    String address = address(context);
    if (context.request().getParam(GREETED) != null) {
      WebPages.html(
          context,
          400,
          PresentPage.problem(
              language, address, PresentPhrase.COOKIES, PresentPhrase.COOKIES_WORDS));
      return;
    }
    boolean isChosen = context.request().getParam("lang") != null;
    context
        .response()
        .addCookie(
            cookie(desk.cookieName(page(context)), value)
                .setPath("/")
                .setMaxAge(MAX_AGE.toSeconds()));
    redirect(
        context, address + "?" + GREETED + "=1" + (isChosen ? "&lang=" + language.code() : ""));
  }

  /** The way back from a wallet begins elsewhere, and is a link that is followed. */
  private static Cookie cookie(String name, String value) {
    return Cookie.cookie(name, value)
        .setHttpOnly(true)
        .setSecure(true)
        .setSameSite(CookieSameSite.LAX);
  }

  private void back(RoutingContext context) {
    Optional<String> code = Optional.ofNullable(context.request().getParam("response_code"));
    desk.back(page(context), cookie(context), code)
        .onSuccess(next -> goOn(context, next))
        .onFailure(e -> busy(context));
  }

  private static void goOn(RoutingContext context, Return next) {
    Language language =
        Optional.ofNullable(context.request().getCookie(LANGUAGE))
            .map(cookie -> Language.of(cookie.getValue()))
            .orElseGet(() -> language(context));
    if (next instanceof Return.To to) {
      redirect(context, to.url().toString());
    } else if (next instanceof Return.Over) {
      redirect(context, address(context) + "?lang=" + language.code());
    } else {
      WebPages.html(context, 403, PresentPage.returnedElsewhere(language, address(context)));
    }
  }

  private static void redirect(RoutingContext context, String url) {
    context.response().setStatusCode(303).putHeader("Location", url).end();
  }

  private void cancel(RoutingContext context) {
    if (WebPages.isFromElsewhere(context.request())) {
      WebPages.html(context, 403, PresentPage.elsewhere(language(context), address(context)));
      return;
    }
    desk.cancel(page(context), cookie(context))
        .onSuccess(
            done -> redirect(context, address(context) + "?lang=" + language(context).code()))
        .onFailure(e -> busy(context));
  }

  private void draw(RoutingContext context, String type, Function<CodeDrawing, Buffer> drawing) {
    desk.code(page(context))
        .compose(link -> work.run(() -> link.map(text -> drawing.apply(CodeDrawing.of(text)))))
        .onSuccess(
            picture -> {
              if (picture.isPresent()) {
                context.response().putHeader("Content-Type", type).end(picture.get());
              } else {
                WebPages.html(
                    context, 404, PresentPage.unknown(language(context), address(context)));
              }
            })
        .onFailure(e -> busy(context));
  }

  private static void busy(RoutingContext context) {
    WebPages.html(
        context,
        503,
        PresentPage.problem(language(context), address(context), Phrase.BUSY, Phrase.BUSY_WORDS));
  }

  /** The handle of the page; empty if there is none like ours. */
  private static String page(RoutingContext context) {
    String text = Objects.requireNonNullElse(context.pathParam("page"), "");
    return Handle.isOne(text) ? text : "";
  }

  private static String address(RoutingContext context) {
    String page = page(context);
    return "/present/" + (page.isEmpty() ? NO_PAGE : page);
  }

  private Optional<String> cookie(RoutingContext context) {
    return cookie(context, desk.cookieName(page(context)));
  }

  /** The cookie of the browser that a request began in, if it is like ours. */
  public static Optional<String> cookie(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getCookie(name))
        .map(Cookie::getValue)
        .filter(Handle::isOne);
  }

  private static Language language(RoutingContext context) {
    return Language.of(context.request().getParam("lang"));
  }
}
