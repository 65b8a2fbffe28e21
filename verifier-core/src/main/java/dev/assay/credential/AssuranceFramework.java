package dev.assay.credential;

import java.util.List;
import java.util.Optional;

/**
 * Frameworks of identity assurance, each with its levels from weakest to strongest. Levels of two
 * frameworks never compare.
 */
public enum AssuranceFramework {
  /** UK Good Practice Guide 45: levels of confidence. */
  GPG45("gpg45", List.of("low", "medium", "high", "very-high")),
  /** EU Regulation 910/2014, article 8. */
  EIDAS("eidas", List.of("low", "substantial", "high")),
  /** GOV.UK One Login levels of confidence. */
  ONE_LOGIN("one-login", List.of("P0", "P1", "P2", "P3"));

  private final String code;
  private final List<String> levels;

  AssuranceFramework(String code, List<String> levels) {
    this.code = code;
    this.levels = levels;
  }

  /** The name used in trust lists and requests. */
  public String code() {
    return code;
  }

  /** The levels, weakest first. */
  public List<String> levels() {
    return levels;
  }

  /** The framework of this name. */
  public static Optional<AssuranceFramework> of(String code) {
    return List.of(values()).stream().filter(framework -> framework.code.equals(code)).findFirst();
  }
}
