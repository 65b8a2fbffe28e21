package dev.assay.server.presentation;

import dev.assay.server.config.LocalText;
import dev.assay.server.config.ServiceConfig;
import dev.assay.server.presentation.Message.Kind;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Decided;
import dev.assay.server.transaction.TransactionState.Refused;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the developer of a test service may see: every message of one run. Of a live service nobody
 * sees any.
 *
 * <p>What is in a message is shown once the service may have the result, when no key and no nonce
 * in it is of use to anybody. Before, on the same device, the answer may be that of somebody who
 * was led here by another: OpenID4VP 1.0, 14.3.
 */
public final class DeveloperDesk {

  private final FlowParts parts;

  DeveloperDesk(FlowParts parts) {
    this.parts = parts;
  }

  /** What a browser gets to see. */
  public sealed interface Look {

    /** The run. */
    record Shown(Run run) implements Look {}

    /** It did not begin in this browser. */
    record Elsewhere() implements Look {}

    /** There is no such run, or it is nobody's business. */
    record Unknown() implements Look {}
  }

  /** How much of a run is to be seen. */
  public enum Extent {
    /** Which messages there were. */
    ORDER,
    /** What was in them too. */
    ALL,
    /** Nothing any more: it went with the transaction. */
    NOTHING
  }

  /**
   * One run.
   *
   * @param service whose
   * @param messages in order
   * @param checks rows of the report, as JSON; empty if nothing was decided
   */
  public record Run(
      LocalText service, Extent extent, List<Message> messages, List<Map<String, Object>> checks) {

    public Run {
      messages = List.copyOf(messages);
      checks = List.copyOf(checks);
    }

    /** Does not show what was said. */
    @Override
    public String toString() {
      return "Run[" + extent + "]";
    }
  }

  /** Shows the run of a page to the browser with this cookie. */
  public Future<Look> look(String page, Optional<String> cookie) {
    return parts
        .known(parts.store().findByPage(page))
        .map(
            found ->
                found
                    .filter(new Telling(parts)::isTold)
                    .map(one -> show(one, cookie))
                    .orElseGet(Look.Unknown::new));
  }

  private Look show(Transaction transaction, Optional<String> cookie) {
    if (ResidentDesk.isForeign(transaction, cookie)) {
      return new Look.Elsewhere();
    }
    ServiceConfig service = parts.service(transaction).orElseThrow();
    if (!transaction.state().keepsContent()) {
      return new Look.Shown(new Run(service.name(), Extent.NOTHING, List.of(), List.of()));
    }
    Content content = Content.read(transaction.content());
    if (content.messages().isEmpty()) {
      // It began while the service was live.
      return new Look.Unknown();
    }
    List<Message> kept = content.messages().get().all();
    if (!isOver(transaction, content)) {
      List<Message> order = kept.stream().map(Message::withoutText).toList();
      return new Look.Shown(new Run(service.name(), Extent.ORDER, order, List.of()));
    }
    Map<String, Object> result = content.ended().orElseThrow().result().members();
    List<Message> all = new ArrayList<>(kept);
    Instant last = kept.isEmpty() ? transaction.created() : kept.get(kept.size() - 1).at();
    if (service.callback().isPresent()) {
      all.add(Message.json(Kind.CALLBACK, last, Map.of("event", transaction.state().code())));
    }
    all.add(Message.json(Kind.RESULT, last, result));
    return new Look.Shown(new Run(service.name(), Extent.ALL, all, checks(result)));
  }

  private static boolean isOver(Transaction transaction, Content content) {
    return (transaction.state() instanceof Decided || transaction.state() instanceof Refused)
        && content.release() != Content.Release.HELD;
  }

  /** Those of the answer as a whole first, then those of each credential. */
  private static List<Map<String, Object>> checks(Map<String, Object> result) {
    return Result.rows(result).map(row -> Kept.of(row).members()).toList();
  }
}
