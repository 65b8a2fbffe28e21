package dev.assay.bench;

import static dev.assay.bench.Field.ACCP;
import static dev.assay.bench.Field.ASSAY;
import static dev.assay.bench.Field.BC;
import static dev.assay.bench.Field.JDK;
import static dev.assay.bench.Field.PEER;
import static dev.assay.bench.HealthBenchmark.DCC;
import static dev.assay.bench.HealthBenchmark.SHC;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Codes of health certificates against the bare signature and a peer each, in rounds of fresh JVMs.
 */
final class HealthRun {

  private static final String SIGNATURE = "signature";
  private static final double OF_SIGNATURE = 0.8;
  private static final double TIMES_DEFAULT_PEER = 8;

  private final int rounds;
  private final Scores scores = new Scores();

  HealthRun(int rounds) {
    this.rounds = rounds;
  }

  Report run() throws RunnerException, IOException {
    for (int round = 1; round <= rounds; round++) {
      for (String provider : Field.PROVIDERS) {
        for (String code : List.of(DCC, SHC)) {
          scores.add(name(SIGNATURE, code, provider), signature(code, provider));
          for (String contender : List.of(ASSAY, PEER)) {
            scores.add(name(contender, code, provider), measure(contender, code, provider));
          }
        }
      }
      System.err.println("round " + round + " of " + rounds + " is done");
    }
    return report();
  }

  private static double measure(String contender, String code, String provider)
      throws RunnerException {
    return Timing.of(
        HealthBenchmark.class, Map.of("code", code, "contender", contender, "provider", provider));
  }

  private static double signature(String code, String provider) throws RunnerException {
    String bytes = String.valueOf(HealthBenchmark.code(code).signedBytes());
    return Timing.of(SignaturesBenchmark.class, Map.of("bytes", bytes, "provider", provider));
  }

  private static String name(String contender, String code, String provider) {
    return contender + " " + code + " " + provider;
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
            "An EU DCC of %d characters and a SMART Health Card of %d, one signature each, ES256."
                .formatted(
                    HealthBenchmark.code(DCC).text().length(),
                    HealthBenchmark.code(SHC).text().length()))
        .line(
            "Certificates a second on one core: the median of %d rounds, and in brackets the lowest"
                    .formatted(rounds)
                + " and the highest.")
        .line("")
        .head("", "Corretto", "Bouncy Castle", "the JDK's own");
    rows(report, "EU DCC", DCC, "se.digg.dgc " + Machine.version("digg-dgc"));
    rows(report, "SMART Health Card", SHC, "Nimbus, and the JDK's inflater");
    report.line("").head("Target", "", "Ratio within a round", "");
    targets(report, "EU DCC", DCC, "se.digg.dgc");
    targets(report, "SMART Health Card", SHC, "Nimbus");
    return report;
  }

  private void rows(Report report, String title, String code, String peer) {
    row(report, title + ": its signature and nothing else", SIGNATURE, code);
    row(report, title + ": **Assay**, from text to verdict", ASSAY, code);
    row(report, title + ": " + peer, PEER, code);
  }

  private void row(Report report, String title, String contender, String code) {
    report.row(
        title,
        scores.of(name(contender, code, ACCP)).text(),
        scores.of(name(contender, code, BC)).text(),
        scores.of(name(contender, code, JDK)).text());
  }

  private void targets(Report report, String title, String code, String peer) {
    for (String provider : List.of(ACCP, BC)) {
      report.atLeast(
          title + ": of the signature on " + (provider.equals(ACCP) ? "Corretto" : "Bouncy Castle"),
          OF_SIGNATURE,
          scores.ratio(name(ASSAY, code, provider), name(SIGNATURE, code, provider)));
    }
    report.atLeast(
        title + ": times " + peer + " as it is used by default",
        TIMES_DEFAULT_PEER,
        scores.ratio(name(ASSAY, code, ACCP), name(PEER, code, JDK)));
  }
}
