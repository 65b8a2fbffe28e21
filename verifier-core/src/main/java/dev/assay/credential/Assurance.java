package dev.assay.credential;

/**
 * A level of a framework of identity assurance.
 *
 * @param level one of the framework's levels
 */
public record Assurance(AssuranceFramework framework, String level) {

  public Assurance {
    if (!framework.levels().contains(level)) {
      throw new IllegalArgumentException(
          "level is not one of " + framework.levels() + " of " + framework.code());
    }
  }

  /** Whether this is at least as strong. Levels of another framework never are. */
  public boolean isAtLeast(Assurance minimum) {
    return framework == minimum.framework && rank() >= minimum.rank();
  }

  private int rank() {
    return framework.levels().indexOf(level);
  }
}
