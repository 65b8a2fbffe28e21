package dev.assay.trust;

import dev.assay.form.FormFault;
import java.util.List;
import java.util.stream.Collectors;

/** A trust list cannot be used. It says which list, where in it, and what would be right. */
public final class TrustListFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient TrustListRule rule;
  private final String source;
  private final transient List<Problem> problems;

  /**
   * One thing that is wrong.
   *
   * @param path the place, as a JSON pointer (RFC 6901); empty for the whole list
   * @param reason what was found and what would be right
   */
  public record Problem(String path, String reason) {

    static Problem of(FormFault fault) {
      return new Problem(fault.path(), fault.reason());
    }

    @Override
    public String toString() {
      return path.isEmpty() ? reason : path + ": " + reason;
    }
  }

  TrustListFault(TrustListRule rule, String source, List<Problem> problems) {
    super(
        source + ": " + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
        null,
        false,
        false);
    this.rule = rule;
    this.source = source;
    this.problems = List.copyOf(problems);
  }

  TrustListFault(TrustListRule rule, String source, String reason) {
    this(rule, source, List.of(new Problem("", reason)));
  }

  /** What was demanded. */
  public TrustListRule rule() {
    return rule;
  }

  /** The file or address that the list came from. */
  public String source() {
    return source;
  }

  /** What is wrong with it, at most one thing an entry, in the order of the list; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  /** The first place that is wrong, as a JSON pointer; empty for the whole list. */
  public String path() {
    return problems.get(0).path();
  }

  /** What is wrong there, and what would be right. */
  public String reason() {
    return problems.get(0).reason();
  }
}
