package dev.assay.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the process writes to.
 *
 * @param out how standard output may be written
 * @param err whether standard error is watched by somebody
 */
public record Terminal(Ink out, Watched err) {

  /** Whether a person watches while it is written. */
  public enum Watched {
    WATCHED,
    UNWATCHED
  }

  /** Neither output is a terminal. */
  public static final Terminal NONE = new Terminal(Ink.PLAIN, Watched.UNWATCHED);

  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;

  /**
   * The terminal of this process.
   *
   * @param environment its environment variables; NO_COLOR (no-color.org) and TERM=dumb count
   */
  public static Terminal detect(Map<String, String> environment) {
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        !plain && isTerminal(STANDARD_OUTPUT) ? Ink.COLOUR : Ink.PLAIN,
        isTerminal(STANDARD_ERROR) ? Watched.WATCHED : Watched.UNWATCHED);
  }

  /** Java 17 can only ask for input and output together, so Linux is asked first. */
  @SuppressWarnings("SystemConsoleNull") // asked for the versions in which null means something
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      // From Java 22 on there is a console even where there is no terminal.
      return System.console() != null && Runtime.version().feature() < 22;
    }
  }
}
