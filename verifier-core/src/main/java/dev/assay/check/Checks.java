package dev.assay.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects the outcome of every rule of one verification. It is written by the rooms and read by
 * the {@link Report} alone: decisions flow by return value, never through here. Not safe for use by
 * several threads.
 */
public final class Checks {

  /** As many as bind a credential of one format. */
  private static final int USUALLY_BOUND = 256;

  /** What the rules that were bound came to, in the order in which they were. */
  private CheckResult[] rows;

  /**
   * By the numbers of rules, which are looked up some hundred times a decision: the place of the
   * row, counted from 1, and 0 for rules that were not bound.
   */
  private short[] places;

  private int bound;

  /** Starts with no rule bound. */
  public Checks() {
    rows = new CheckResult[USUALLY_BOUND];
    places = new short[Definition.count()];
  }

  private Checks(Checks other) {
    rows = other.rows.clone();
    places = other.places.clone();
    bound = other.bound;
  }

  /**
   * A collector that begins with what this one has found, for one part of an input in several
   * parts. What either finds from here on is its own.
   */
  public Checks fork() {
    return new Checks(this);
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
  public void bind(RuleSet rules) {
    Settled untried = rules.untried();
    for (int i = 0; i < untried.size(); i++) {
      if (place(untried.number(i)) == 0) {
        add(untried.number(i), untried.row(i));
      }
    }
  }

  /** The same for rules that are not bound often enough to be kept together. */
  public void bind(Collection<? extends Rule> rules) {
    bind(RuleSet.of(rules));
  }

  /**
   * Tries a rule and goes on either way.
   *
   * @param detail what was expected and found; asked only when the rule does not hold
   * @return {@code holds}
   */
  public boolean check(Rule rule, boolean holds, Supplier<String> detail) {
    if (holds) {
      pass(rule, "");
    } else {
      record(rule, Outcome.FAILED, detail.get());
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
    Definition definition = rule.definition();
    record(
        definition.number(),
        detail.isEmpty() ? definition.passed(rule) : new CheckResult(rule, Outcome.PASSED, detail));
  }

  /**
   * Records that rules held throughout: those that are enforced many times over, by {@link #halt}
   * wherever one of them does not hold.
   */
  public void passed(Collection<? extends Rule> rules) {
    rules.forEach(rule -> pass(rule, ""));
  }

  /** Records what rules come to whenever they come to this. */
  public void settle(Settled settled) {
    for (int i = 0; i < settled.size(); i++) {
      record(settled.number(i), settled.row(i));
    }
  }

  /** Records that a rule does not hold, and goes on. */
  public void fail(Rule rule, String detail) {
    record(rule, Outcome.FAILED, detail);
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
    record(rule, Outcome.UNDETERMINED, detail);
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
    record(rule, Outcome.NOT_APPLICABLE, why);
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
      int place = place(rule.definition().number());
      if (place > 0 && !rows[place - 1].outcome().permitsAcceptance()) {
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
    for (int i = 0; i < bound; i++) {
      if (rows[i].outcome() == Outcome.FAILED) {
        return true;
      }
    }
    return false;
  }

  /** What every bound rule has come to so far. */
  public Report report() {
    return new Report(Arrays.asList(rows).subList(0, bound));
  }

  private void record(Rule rule, Outcome outcome, String detail) {
    record(rule.definition().number(), new CheckResult(rule, outcome, detail));
  }

  /**
   * A rule that is tried without having been bound is bound by being tried. One that is tried twice
   * keeps the worse outcome; NOT_RUN is what it leaves on the first try.
   */
  private void record(int number, CheckResult row) {
    int place = place(number);
    if (place == 0) {
      add(number, row);
      return;
    }
    Outcome known = rows[place - 1].outcome();
    if (known == Outcome.NOT_RUN || known.worse(row.outcome()) != known) {
      rows[place - 1] = row;
    }
  }

  private int place(int number) {
    return number < places.length ? places[number] : 0;
  }

  /** Rules may be defined after this was made, by a room that is used for the first time. */
  private void add(int number, CheckResult row) {
    if (number >= places.length) {
      places = Arrays.copyOf(places, Definition.count());
    }
    if (bound == rows.length) {
      rows = Arrays.copyOf(rows, 2 * bound);
    }
    rows[bound++] = row;
    places[number] = (short) bound;
  }
}
