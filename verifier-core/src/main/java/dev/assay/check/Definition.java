package dev.assay.check;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a rule is, in one place. */
public final class Definition {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int number = COUNT.getAndIncrement();
  private final String code;
  private final Stage stage;
  private final Clause clause;
  private final Fault fault;
  private final String requirement;
  private final String demand;
  private @Nullable CheckResult passed;

  /**
   * A definition, for one rule alone.
   *
   * @param code the stable code, such as {@code sd-jwt.kb.nonce}
   * @param stage the stage in which the rule is tried
   * @param clause where the requirement stands
   * @param fault the coarse reason that a failure gives
   * @param requirement the rows of our list of requirements that the rule keeps, such as {@code
   *     SDJ-31}
   * @param demand what is demanded, as one sentence for a reader who knows the field
   */
  public Definition(
      String code, Stage stage, Clause clause, Fault fault, String requirement, String demand) {
    this.code = code;
    this.stage = stage;
    this.clause = clause;
    this.fault = fault;
    this.requirement = requirement;
    this.demand = demand;
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** The stage in which the rule is tried. */
  public Stage stage() {
    return stage;
  }

  /** Where the requirement stands. */
  public Clause clause() {
    return clause;
  }

  /** The coarse reason that a failure gives. */
  public Fault fault() {
    return fault;
  }

  /** The rows of our list of requirements that the rule keeps. */
  public String requirement() {
    return requirement;
  }

  /** What is demanded, as one sentence. */
  public String demand() {
    return demand;
  }

  /**
   * The place of the rule in the arrays of {@link Checks}, below {@link #count}. Another one in
   * each JVM.
   */
  int number() {
    return number;
  }

  /**
   * The row of the one rule that has this definition, where it holds and nothing is to be added.
   */
  CheckResult passed(Rule own) {
    CheckResult row = passed;
    if (row == null) {
      row = new CheckResult(own, Outcome.PASSED, "");
      passed = row; // made twice at worst: it is the same
    }
    return row;
  }

  /** How many rules have been defined so far. */
  static int count() {
    return COUNT.get();
  }
}
