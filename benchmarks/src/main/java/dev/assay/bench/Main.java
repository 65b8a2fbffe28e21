package dev.assay.bench;

import java.nio.file.Path;

/**
 * Measures, and writes what came of it into {@code BENCHMARKS.md}.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar library 5
 * java -jar benchmarks/target/benchmarks.jar mdoc 5
 * java -jar benchmarks/target/benchmarks.jar health 5
 * java -jar benchmarks/target/benchmarks.jar server 5
 * java -jar benchmarks/target/benchmarks.jar transactions 5
 * }</pre>
 */
public final class Main {

  private static final String USAGE =
      "usage: benchmarks.jar library|mdoc|health|server|transactions ROUNDS, in the root of the repository";

  private static final Path RESULTS = Path.of("BENCHMARKS.md");
  private static final Path SERVER = Path.of("verifier-server/target/assay.jar");

  /** Of whole transactions, which is printed and not written, so that all else stays. */
  private static final String PART = System.getProperty("part", "");

  /** That the memory of a server is watched for. */
  private static final int MINUTES = Integer.getInteger("minutes", 10);

  private Main() {}

  /**
   * Runs one section.
   *
   * @param arguments what to measure, and in how many rounds
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println(USAGE);
      System.exit(64);
    }
    int rounds = Integer.parseInt(arguments[1]);
    Report report =
        switch (arguments[0]) {
          case "library" -> new LibraryRun(rounds).run();
          case "mdoc" -> new MdocRun(rounds).run();
          case "health" -> new HealthRun(rounds).run();
          case "server" -> new ServerRun(rounds, SERVER).run();
          case "transactions" -> new TransactionsRun(rounds, MINUTES, SERVER, PART).run();
          default -> throw new IllegalArgumentException(USAGE);
        };
    if (PART.isEmpty()) {
      report.writeTo(RESULTS, arguments[0]);
    }
    System.out.println(report);
  }
}
