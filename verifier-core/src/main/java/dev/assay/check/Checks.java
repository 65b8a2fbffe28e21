package dev.assay.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
  private @Nullable CheckResult[] results;

  /** The numbers of the rules that were bound, in their order. */
  private int[] order;

  private int bound;

  /** Starts with no rule bound. */
  public Checks() {
    results = new CheckResult[Definition.count()];
    order = new int[results.length];
  }

  private Checks(Checks other) {
    results = other.results.clone();
    order = other.order.clone();
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
    for (int i = 0; i < rules.size(); i++) {
      if (at(rules.number(i)) == null) {
        add(rules.number(i), rules.untried(i));
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
      record(rule, Outcome.PASSED, "");
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
    record(rule, Outcome.PASSED, detail);
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
      CheckResult result = at(rule.definition().number());
      if (result != null && !result.outcome().permitsAcceptance()) {
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
      if (result(i).outcome() == Outcome.FAILED) {
        return true;
      }
    }
    return false;
  }

  /** What every bound rule has come to so far. */
  public Report report() {
    CheckResult[] inOrder = new CheckResult[bound];
    for (int i = 0; i < bound; i++) {
      inOrder[i] = result(i);
    }
    return new Report(List.of(inOrder));
  }

  /**
   * A rule that is tried without having been bound is bound by being tried. One that is tried twice
   * keeps the worse outcome; NOT_RUN is what it leaves on the first try.
   */
  private void record(Rule rule, Outcome outcome, String detail) {
    int number = rule.definition().number();
    CheckResult known = at(number);
    if (known == null) {
      add(number, new CheckResult(rule, outcome, detail));
    } else if (known.outcome() == Outcome.NOT_RUN
        || known.outcome().worse(outcome) != known.outcome()) {
      results[number] = new CheckResult(rule, outcome, detail);
    }
  }

  private @Nullable CheckResult at(int number) {
    return number < results.length ? results[number] : null;
  }

  private CheckResult result(int place) {
    return Objects.requireNonNull(results[order[place]]);
  }

  /** Rules may be defined after this was made, by a room that is used for the first time. */
  private void add(int number, CheckResult result) {
    if (number >= results.length) {
      results = Arrays.copyOf(results, Definition.count());
      order = Arrays.copyOf(order, results.length);
    }
    results[number] = result;
    order[bound++] = number;
  }
}
