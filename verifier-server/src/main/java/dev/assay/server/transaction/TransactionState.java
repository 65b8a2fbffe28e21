package dev.assay.server.transaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far a transaction has come. Which state may follow which is the table below. */
public sealed interface TransactionState {

  /** The stable name; stands in the database and in answers. */
  String code();

  /**
   * The relying party asked for it; no wallet has seen it. Again when a browser has come to show
   * it.
   */
  record Created() implements TransactionState {
    @Override
    public String code() {
      return "created";
    }
  }

  /** A wallet fetched the request. Again when a browser has come to show it. */
  record Requested() implements TransactionState {
    @Override
    public String code() {
      return "requested";
    }
  }

  /** A response was judged; the result waits to be fetched. Again when it may be. */
  record Decided() implements TransactionState {
    @Override
    public String code() {
      return "decided";
    }
  }

  /** The wallet said no. */
  record Refused() implements TransactionState {
    @Override
    public String code() {
      return "refused";
    }
  }

  /** The relying party, or the resident, wants it no more. */
  record Cancelled() implements TransactionState {
    @Override
    public String code() {
      return "cancelled";
    }
  }

  /** Its time was over before a response came. */
  record Expired() implements TransactionState {
    @Override
    public String code() {
      return "expired";
    }
  }

  /** The relying party has the result and said so; nobody will fetch it again. */
  record Delivered() implements TransactionState {
    @Override
    public String code() {
      return "delivered";
    }
  }

  /** Each state once, in the order of a run. */
  static List<TransactionState> all() {
    return List.of(
        new Created(),
        new Requested(),
        new Decided(),
        new Refused(),
        new Cancelled(),
        new Expired(),
        new Delivered());
  }

  /** The state of this code; empty for a code that no state has. */
  static Optional<TransactionState> of(String code) {
    return Optional.ofNullable(Codes.OF.get(code));
  }

  /** Whether a transaction may go from here to there. */
  default boolean mayBecome(TransactionState next) {
    return Followers.OF.getOrDefault(code(), Set.of()).contains(next.code());
  }

  /** Whether the transaction still waits for a response. */
  default boolean isPending() {
    return mayBecome(new Expired());
  }

  /** Whether anything of the exchange is kept in this state. */
  default boolean keepsContent() {
    return Followers.OF.containsKey(code());
  }

  /** The table; a state that is not in it is the end. */
  final class Followers {

    private static final Map<String, Set<String>> OF =
        Map.of(
            "created", Set.of("created", "requested", "cancelled", "expired"),
            "requested", Set.of("requested", "decided", "refused", "cancelled", "expired"),
            "decided", Set.of("decided", "delivered"),
            "refused", Set.of("delivered"));

    private Followers() {}
  }

  /** Each state by its code. */
  final class Codes {

    private static final Map<String, TransactionState> OF =
        all().stream().collect(Collectors.toMap(TransactionState::code, Function.identity()));

    private Codes() {}
  }
}
