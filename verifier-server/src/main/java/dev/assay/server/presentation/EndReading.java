package dev.assay.server.presentation;

import static dev.assay.server.metrics.PresentationEnd.NONE;

import dev.assay.Verdict;
import dev.assay.check.Outcome;
import dev.assay.server.metrics.PresentationEnd;
import dev.assay.server.transaction.Transaction;
import dev.assay.server.transaction.TransactionState.Decided;
import dev.assay.server.transaction.TransactionState.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whether a change has ended a transaction, and how. */
final class EndReading {

  private EndReading() {}

  /** How it has ended; empty if it goes on, or had ended before. */
  static Optional<PresentationEnd> of(Transaction before, Transaction after) {
    if (!before.state().isPending() || after.state().isPending()) {
      return Optional.empty();
    }
    Map<String, Object> result = result(after);
    boolean decided = after.state() instanceof Decided;
    return Optional.of(
        new PresentationEnd(
            after.service(),
            after.state().code(),
            decided ? text(result, "verdict") : NONE,
            decided ? fault(result) : text(result, "error")));
  }

  private static Map<String, Object> result(Transaction after) {
    return after.state() instanceof Decided || after.state() instanceof Refused
        ? Content.read(after.content()).ended().map(Content.Ended::result).orElse(Map.of())
        : Map.of();
  }

  /** That of the credentials goes before that of the answer, which only follows from it. */
  private static String fault(Map<String, Object> result) {
    String verdict = text(result, "verdict");
    if (verdict.equals(Verdict.ACCEPTED.code())) {
      return NONE;
    }
    Outcome against =
        verdict.equals(Verdict.REJECTED.code()) ? Outcome.FAILED : Outcome.UNDETERMINED;
    return Stream.concat(
            credentials(result).flatMap(EndReading::rows),
            Stream.of(result.getOrDefault("checks", List.of())))
        .flatMap(EndReading::objects)
        .filter(row -> against.code().equals(row.get("outcome")))
        .map(row -> row.get("fault") instanceof String fault ? fault : NONE)
        .findFirst()
        .orElse(NONE);
  }

  static Stream<Object> rows(Map<?, ?> credential) {
    return Stream.of("checks", "queryChecks")
        .flatMap(name -> Stream.ofNullable(credential.get(name)));
  }

  static Stream<Map<?, ?>> credentials(Map<String, Object> result) {
    return result.getOrDefault("credentials", Map.of()) instanceof Map<?, ?> byId
        ? byId.values().stream().flatMap(EndReading::objects)
        : Stream.of();
  }

  static Stream<Map<?, ?>> objects(Object list) {
    return list instanceof List<?> several
        ? several.stream().filter(Map.class::isInstance).map(one -> (Map<?, ?>) one)
        : Stream.of();
  }

  private static String text(Map<String, Object> result, String name) {
    return result.get(name) instanceof String text ? text : NONE;
  }
}
