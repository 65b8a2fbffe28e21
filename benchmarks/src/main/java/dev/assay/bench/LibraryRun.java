package dev.assay.bench;

import static dev.assay.bench.Field.ACCP;
import static dev.assay.bench.Field.ASSAY;
import static dev.assay.bench.Field.ASSAY_JSON;
import static dev.assay.bench.Field.ASSAY_NEW_CHAIN;
import static dev.assay.bench.Field.AUTHLETE;
import static dev.assay.bench.Field.BC;
import static dev.assay.bench.Field.EUDI;
import static dev.assay.bench.Field.FLOOR;
import static dev.assay.bench.Field.FLOOR_NEW_CHAIN;
import static dev.assay.bench.Field.JDK;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Everybody, on every provider, in rounds: each round is a fresh JVM for each. Those that are
 * compared run one after the other, because the machine is a little faster or slower every minute.
 */
final class LibraryRun {

  private static final double OF_FLOOR = 0.85;
  private static final double TIMES_DEFAULT_PEER = 10;
  private static final double TIMES_SAME_PROVIDER = 1.3;
  private static final double ON_BOUNCY_CASTLE = 2_400;

  private final int rounds;
  private final Scores scores = new Scores();

  LibraryRun(int rounds) {
    this.rounds = rounds;
  }

  Report run() throws RunnerException, IOException {
    for (int round = 1; round <= rounds; round++) {
      for (String provider : Field.PROVIDERS) {
        for (String contender : Field.CONTENDERS) {
          scores.add(name(contender, provider), measure(contender, provider));
        }
      }
      System.err.println("round " + round + " of " + rounds + " is done");
    }
    return report();
  }

  private static double measure(String contender, String provider) throws RunnerException {
    double score =
        Timing.of(
            PresentationBenchmark.class, Map.of("contender", contender, "provider", provider));
    System.err.printf("%s on %s: %.0f/s%n", contender, provider, score);
    return score;
  }

  private static String name(String contender, String provider) {
    return contender + " " + provider;
  }

  private Report report() throws IOException {
    Report report = new Report();
    report
        .line("")
        .line(Machine.text() + ".")
        .line(
            "Amazon Corretto Crypto Provider %s, Bouncy Castle %s, Nimbus JOSE+JWT %s, JMH %s."
                .formatted(
                    Machine.version("accp"),
                    Machine.version("bouncy-castle"),
                    Machine.version("nimbus"),
                    Machine.version("jmh")))
        .line(
            "%d characters, %d disclosures, a key binding JWT, two certificates below the root."
                .formatted(new Presentation().compact().length(), Presentation.DISCLOSURES))
        .line(
            "Presentations a second on one core: the median of %d rounds, and in brackets the"
                    .formatted(rounds)
                + " lowest and the highest.")
        .line("");
    table(report);
    report.line("");
    targets(report);
    return report;
  }

  private void table(Report report) throws IOException {
    report.head("", "Corretto", "Bouncy Castle", "the JDK's own");
    row(report, "floor: the two signatures, the digests, the parsing", FLOOR);
    row(report, "**Assay**, from request to result", ASSAY);
    row(report, "Assay, from JSON to JSON with every row", ASSAY_JSON);
    row(report, "authlete sd-jwt " + Machine.version("authlete"), AUTHLETE);
    row(report, "eudi-lib-jvm-sdjwt-kt " + Machine.version("eudi"), EUDI);
    row(report, "floor, the chain never seen before", FLOOR_NEW_CHAIN);
    row(report, "Assay, the chain never seen before", ASSAY_NEW_CHAIN);
  }

  private void row(Report report, String title, String contender) {
    report.row(
        title,
        scores.of(name(contender, ACCP)).text(),
        scores.of(name(contender, BC)).text(),
        scores.of(name(contender, JDK)).text());
  }

  private void targets(Report report) {
    report.head("Target", "", "Ratio within a round, or rate", "");
    for (String provider : List.of(ACCP, BC)) {
      String assay = name(ASSAY, provider);
      report.atLeast(
          "of the floor on " + title(provider),
          OF_FLOOR,
          scores.ratio(assay, name(FLOOR, provider)));
      report.atLeast(
          "times the fastest peer on " + title(provider),
          TIMES_SAME_PROVIDER,
          scores.ratio(assay, fastestPeer(provider)));
    }
    report.atLeast(
        "times the fastest peer as it is used by default",
        TIMES_DEFAULT_PEER,
        scores.ratio(name(ASSAY, ACCP), fastestPeer(JDK)));
    report.atLeast("a second on Bouncy Castle alone", ON_BOUNCY_CASTLE, scores.of(name(ASSAY, BC)));
  }

  private String fastestPeer(String provider) {
    String authlete = name(AUTHLETE, provider);
    String eudi = name(EUDI, provider);
    return scores.of(authlete).median() >= scores.of(eudi).median() ? authlete : eudi;
  }

  private static String title(String provider) {
    return provider.equals(ACCP) ? "Corretto" : "Bouncy Castle";
  }
}
