package dev.assay.check;

/**
 * One row of a report.
 *
 * @param rule what was demanded
 * @param outcome what came of it
 * @param detail what was expected and found, for people; empty where there is nothing to add. It
 *     never carries claim values, keys or tokens, and text from the input only as {@link Shown}
 */
public record CheckResult(Rule rule, Outcome outcome, String detail) {}
