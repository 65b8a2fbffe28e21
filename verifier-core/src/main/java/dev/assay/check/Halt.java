package dev.assay.check;

/**
 * Ends a verification whose outcome is already in the {@link Checks}. It carries nothing, has no
 * stack trace, is thrown by {@link Checks} alone and caught in one place, by {@link Checks#run}.
 */
final class Halt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Halt() {
    super(null, null, false, false);
  }
}
