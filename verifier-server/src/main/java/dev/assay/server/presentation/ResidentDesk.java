package dev.assay.server.presentation;

import dev.assay.server.config.ServiceConfig;
import dev.assay.server.presentation.Asked.Device;
import dev.assay.server.presentation.Asked.Standing;
import dev.assay.server.transaction.Handle;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState;
import dev.assay.server.transaction.TransactionState.Cancelled;
import dev.assay.server.transaction.TransactionState.Created;
import dev.assay.server.transaction.TransactionState.Decided;
import dev.assay.server.transaction.TransactionState.Delivered;
import dev.assay.server.transaction.TransactionState.Expired;
import dev.assay.server.transaction.TransactionState.Refused;
import dev.assay.server.transaction.TransactionState.Requested;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a resident's browser may do: see what is asked, say no, and come back from the wallet.
 *
 * <p>On the same device the first browser that comes is bound, and no other sees anything. That it
 * is the one which the relying party sent, only the relying party can know: it must find the
 * request in its own session of the browser that returns (OpenID4VP 1.0, 14.3).
 */
public final class ResidentDesk {

  private static final int NAME_CHARS = 16;

  private final FlowParts parts;

  ResidentDesk(FlowParts parts) {
    this.parts = parts;
  }

  /** What a browser gets to see. */
  public sealed interface Look {

    /** The request. */
    record Shown(Asked asked) implements Look {}

    /**
     * Nothing yet: a browser without a cookie of this request is given one, and asks again. So
     * nobody is bound who only looks for a preview, or loses the answer.
     */
    record Greeted(String cookie) implements Look {

      /** Does not show the cookie. */
      @Override
      public String toString() {
        return "Greeted";
      }
    }

    /** It did not begin in this browser. */
    record Elsewhere() implements Look {}

    /** There is no such request. */
    record Unknown() implements Look {}
  }

  /**
   * What the cookie of a request is called. A browser takes one of this prefix from no other host
   * (RFC 6265bis, 4.1.3.2), and only over https.
   */
  public String cookieName(String page) {
    String name = "assay-" + Handle.digest(page).substring(0, NAME_CHARS);
    return parts.asking().addresses().isHttps() ? "__Host-" + name : name;
  }

  /** Shows the request, and binds the first browser that comes with a cookie. */
  public Future<Look> look(String page, Optional<String> cookie) {
    return find(page)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(new Look.Unknown());
              }
              Transaction transaction = found.get();
              if (!isToBegin(transaction)) {
                return Future.succeededFuture(show(transaction, cookie));
              }
              return cookie.isPresent()
                  ? begin(page, cookie.get())
                  : Future.succeededFuture(new Look.Greeted(parts.asking().newHandle()));
            });
  }

  private boolean isToBegin(Transaction transaction) {
    return parts.isOpen(transaction) && isUnbegun(transaction);
  }

  /** Whether a browser has still to come before anything may happen. */
  static boolean isUnbegun(Transaction transaction) {
    Content content = Content.read(transaction.content());
    return content.isSameDevice() && content.session().isEmpty();
  }

  private Future<Look> begin(String page, String cookie) {
    return parts
        .changes()
        .settle(() -> find(page), transaction -> begun(transaction, cookie))
        .map(
            found ->
                found
                    .map(one -> show(one, Optional.of(cookie)))
                    .orElseGet(() -> new Look.Unknown()));
  }

  private Optional<Transaction> begun(Transaction transaction, String cookie) {
    return isToBegin(transaction)
        ? Optional.of(
            transaction.become(
                transaction.state(), Content.read(transaction.content()).begunBy(cookie).json()))
        : Optional.empty();
  }

  private Look show(Transaction transaction, Optional<String> cookie) {
    return isForeign(transaction, cookie)
        ? new Look.Elsewhere()
        : new Look.Shown(asked(transaction));
  }

  /** Of what has ended nothing is left to hide, and nobody's cookie is known any more. */
  static boolean isForeign(Transaction transaction, Optional<String> cookie) {
    if (!transaction.state().keepsContent()) {
      return false;
    }
    Content content = Content.read(transaction.content());
    return content.isSameDevice() && !content.isBegunBy(cookie);
  }

  /** What calls a wallet on another device; empty if there is nothing for one. */
  public Future<Optional<String>> code(String page) {
    return find(page)
        .map(
            found ->
                found
                    .filter(parts::isOpen)
                    .filter(one -> !Content.read(one.content()).isSameDevice())
                    .map(one -> parts.asking().link(one)));
  }

  /** The resident says no to all of it, if that browser may. */
  public Future<Void> cancel(String page, Optional<String> cookie) {
    return parts
        .changes()
        .settle(
            () -> find(page),
            transaction ->
                parts.isOpen(transaction) && !isForeign(transaction, cookie)
                    ? Optional.of(transaction.become(new Cancelled(), ""))
                    : Optional.empty())
        .mapEmpty();
  }

  /**
   * A browser comes back from the wallet: OpenID4VP 1.0, 14.3; HAIP 1.0, 5.1.
   *
   * @return where it goes on
   */
  public Future<Return> back(String page, Optional<String> cookie, Optional<String> code) {
    return parts
        .changes()
        .settle(() -> find(page), transaction -> broughtBack(transaction, cookie, code))
        .map(found -> goOn(found, cookie, code));
  }

  /** Where a browser goes on that comes back from the wallet. */
  public sealed interface Return {

    /** To the service, with the code. */
    record To(URI url) implements Return {

      /** Does not show the code. */
      @Override
      public String toString() {
        return "To";
      }
    }

    /** Nowhere, as the request is over; its page says how it ended. */
    record Over() implements Return {}

    /** Nowhere, as it is not the one that began, or has not the code. */
    record Elsewhere() implements Return {}
  }

  private Return goOn(Optional<Transaction> found, Optional<String> cookie, Optional<String> code) {
    if (found.filter(one -> one.state().keepsContent()).isEmpty()) {
      return new Return.Over();
    }
    return found
        .filter(one -> mayGoOn(one, cookie, code))
        .flatMap(this::place)
        .<Return>map(Return.To::new)
        .orElse(new Return.Elsewhere());
  }

  private static Optional<Transaction> broughtBack(
      Transaction transaction, Optional<String> cookie, Optional<String> code) {
    if (!(transaction.state() instanceof Decided) || !mayGoOn(transaction, cookie, code)) {
      return Optional.empty();
    }
    Content content = Content.read(transaction.content());
    return content.release() == Content.Release.HELD
        ? Optional.of(transaction.become(new Decided(), content.broughtBack().json()))
        : Optional.empty();
  }

  private static boolean mayGoOn(
      Transaction transaction, Optional<String> cookie, Optional<String> code) {
    if (!(transaction.state() instanceof Decided || transaction.state() instanceof Refused)) {
      return false;
    }
    Content content = Content.read(transaction.content());
    return content.isBegunBy(cookie) && content.hasCode(code);
  }

  /** Only where the service may send anybody today. */
  private Optional<URI> place(Transaction transaction) {
    Content content = Content.read(transaction.content());
    List<String> permitted =
        parts.service(transaction).stream()
            .flatMap(service -> service.returnUrls().stream())
            .map(URI::toString)
            .toList();
    return content
        .question()
        .returnUrl()
        .filter(permitted::contains)
        .map(url -> withCode(url, content.ended().orElseThrow().code()));
  }

  /** A return URL with the code that a relying party fetches the result by. */
  static URI withCode(String url, String code) {
    String separator = url.indexOf('?') < 0 ? "?" : "&";
    return URI.create(url + separator + "response_code=" + code);
  }

  private Future<Optional<Transaction>> find(String page) {
    return parts.known(parts.store().findByPage(page));
  }

  private static Question question(Transaction transaction) {
    return Content.read(transaction.content()).question();
  }

  private Asked asked(Transaction transaction) {
    ServiceConfig service = parts.service(transaction).orElseThrow();
    Standing standing = standing(transaction);
    Optional<Question> question =
        Optional.of(transaction)
            .filter(one -> one.state().keepsContent())
            .map(ResidentDesk::question);
    boolean isOther = question.filter(one -> one.flow() == Flow.CROSS_DEVICE).isPresent();
    return new Asked(
        service.name(),
        service.purpose(),
        question
            .map(one -> Wanting.of(one.query()))
            .orElse(new Asked.Wanted(List.of(), Asked.Need.ALL)),
        standing.isOpen() ? Optional.of(parts.asking().link(transaction)) : Optional.empty(),
        question
            .filter(one -> standing.isOpen())
            .flatMap(one -> new OlderWallets(parts.asking()).link(transaction, one)),
        isOther ? Device.OTHER : Device.SAME,
        standing,
        transaction.expires(),
        service.stage(),
        standing == Standing.HELD ? Optional.empty() : next(service, question));
  }

  /** Of what has ended nothing is kept, but the service may have one place alone to go back to. */
  private static Optional<String> next(ServiceConfig service, Optional<Question> question) {
    return question
        .flatMap(Question::returnUrl)
        .or(
            () ->
                service.returnUrls().size() == 1
                    ? Optional.of(service.returnUrls().get(0).toString())
                    : Optional.empty());
  }

  private Standing standing(Transaction transaction) {
    TransactionState state = transaction.stateAt(parts.clock().instant());
    if (state instanceof Created) {
      return Standing.WAITING;
    }
    if (state instanceof Requested) {
      return Standing.OPENED;
    }
    if (state instanceof Decided) {
      return Content.read(transaction.content()).release() == Content.Release.HELD
          ? Standing.HELD
          : Standing.ANSWERED;
    }
    if (state instanceof Delivered) {
      return Standing.ANSWERED;
    }
    if (state instanceof Refused) {
      return Standing.REFUSED;
    }
    return state instanceof Expired ? Standing.EXPIRED : Standing.CANCELLED;
  }
}
