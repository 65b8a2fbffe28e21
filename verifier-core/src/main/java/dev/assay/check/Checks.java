package dev.assay.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the outcome of every rule of one verification. It is written by the rooms and read by
 * the {@link Report} alone: decisions flow by return value, never through here. Not safe for use by
 * several threads.
 */
public final class Checks {

  /** By the numbers of their rules: they are looked up some hundred times a decision. */
  private @Nullable Row[] rows = new Row[Definition.count()];

  private final List<Row> inOrder = new ArrayList<>(rows.length);

  /** Starts with no rule bound. */
  public Checks() {}

  /**
   * A collector that begins with what this one has found, for one part of an input in several
   * parts. What either finds from here on is its own.
   */
  public Checks fork() {
    Checks fork = new Checks();
    for (Row row : inOrder) {
      fork.row(row.rule).become(row);
    }
    return fork;
  }

  /**
   * Runs one verification to its end or to the first rule that forbids going on.
   *
   * @return what every bound rule came to
   */
  public Report run(Runnable verification) {
    try {
      verification.run();
    } catch (Halt halt) {
      // The row that halted is already FAILED or UNDETERMINED; there is nothing to add.
    }
    return report();
  }

  /**
   * Runs one of several parts of a verification to its end, or to the first rule that forbids going
   * on with this part: what the others come to is not less interesting for it.
   *
   * @return empty if the part did not come to its end; the row that ended it says why
   */
  public <T> Optional<T> part(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (Halt halt) {
      return Optional.empty();
    }
  }

  /**
   * Announces rules: each is {@link Outcome#NOT_RUN} until it is tried. Binding a rule twice
   * changes nothing.
   */
  public void bind(Collection<? extends Rule> rules) {
    rules.forEach(this::row);
  }

  /**
   * Tries a rule and goes on either way.
   *
   * @param detail what was expected and found; asked only when the rule does not hold
   * @return {@code holds}
   */
  public boolean check(Rule rule, boolean holds, Supplier<String> detail) {
    if (holds) {
      row(rule).become(Outcome.PASSED, "");
    } else {
      row(rule).become(Outcome.FAILED, detail.get());
    }
    return holds;
  }

  /** Tries a rule, and ends the verification if it does not hold. */
  public void require(Rule rule, boolean holds, Supplier<String> detail) {
    if (!check(rule, holds, detail)) {
      throw new Halt();
    }
  }

  /** Records that a rule holds, with what a reader would like to know about how. */
  public void pass(Rule rule, String detail) {
    row(rule).become(Outcome.PASSED, detail);
  }

  /**
   * Records that rules held throughout: those that are enforced many times over, by {@link #halt}
   * wherever one of them does not hold.
   */
  public void passed(Collection<? extends Rule> rules) {
    rules.forEach(rule -> pass(rule, ""));
  }

  /** Records that a rule does not hold, and goes on. */
  public void fail(Rule rule, String detail) {
    row(rule).become(Outcome.FAILED, detail);
  }

  /**
   * Records that a rule does not hold. The result is there so that callers can write {@code throw
   * checks.halt(...)}.
   */
  public RuntimeException halt(Rule rule, String detail) {
    fail(rule, detail);
    return new Halt();
  }

  /** Records that the evidence for a rule could not be had, and goes on. */
  public void undetermined(Rule rule, String detail) {
    row(rule).become(Outcome.UNDETERMINED, detail);
  }

  /**
   * Records that the evidence for a rule could not be had, and that nothing further can be decided
   * without it.
   */
  public RuntimeException haltUndetermined(Rule rule, String detail) {
    undetermined(rule, detail);
    return new Halt();
  }

  /** Records that a rule binds something that is not there. */
  public void skip(Rule rule, String why) {
    row(rule).become(Outcome.NOT_APPLICABLE, why);
  }

  /** Records for several rules that they bind something that is not there. */
  public void skip(Collection<? extends Rule> rules, String why) {
    rules.forEach(rule -> skip(rule, why));
  }

  /**
   * Whether each of these rules that was bound holds so far, or binds something that is not there.
   */
  public boolean hold(Collection<? extends Rule> rules) {
    for (Rule rule : rules) {
      int number = rule.definition().number();
      Row row = number < rows.length ? rows[number] : null;
      if (row != null && !row.outcome.permitsAcceptance()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether any rule has failed so far. A fetch for a credential that is already bad would serve
   * nobody.
   */
  public boolean anyFailed() {
    return inOrder.stream().anyMatch(row -> row.outcome == Outcome.FAILED);
  }

  private Report report() {
    List<CheckResult> results = new ArrayList<>(inOrder.size());
    for (Row row : inOrder) {
      results.add(new CheckResult(row.rule, row.outcome, row.detail));
    }
    return new Report(results);
  }

  /** A rule that is tried without having been bound is bound by being tried. */
  private Row row(Rule rule) {
    int number = rule.definition().number();
    if (number >= rows.length) {
      rows = Arrays.copyOf(rows, Definition.count());
    }
    Row known = rows[number];
    if (known != null) {
      return known;
    }
    Row added = new Row(rule);
    rows[number] = added;
    inOrder.add(added);
    return added;
  }

  private static final class Row {

    private final Rule rule;
    private Outcome outcome = Outcome.NOT_RUN;
    private String detail = "";
    private boolean tried;

    Row(Rule rule) {
      this.rule = rule;
    }

    void become(Row other) {
      outcome = other.outcome;
      detail = other.detail;
      tried = other.tried;
    }

    /**
     * A rule that is tried twice keeps the worse outcome; NOT_RUN is what it leaves on the first
     * try.
     */
    void become(Outcome next, String nextDetail) {
      if (!tried || outcome.worse(next) != outcome) {
        outcome = next;
        detail = nextDetail;
      }
      tried = true;
    }
  }
}
