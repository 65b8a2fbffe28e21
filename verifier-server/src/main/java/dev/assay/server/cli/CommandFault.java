package dev.assay.server.cli;

/** A command cannot do what it was called for. Its message is for whoever called it. */
public final class CommandFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitCode exit;

  /**
   * A fault.
   *
   * @param message what is wrong and what would be right; no personal data
   */
  public CommandFault(ExitCode exit, String message) {
    super(message, null, false, false);
    this.exit = exit;
  }

  static CommandFault usage(String message) {
    return new CommandFault(ExitCode.USAGE, message);
  }

  static CommandFault input(String message) {
    return new CommandFault(ExitCode.INPUT, message);
  }

  ExitCode exit() {
    return exit;
  }

  /** What is wrong and what would be right. */
  String text() {
    return String.valueOf(getMessage());
  }
}
