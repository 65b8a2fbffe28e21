package dev.assay.bench;

import static dev.assay.bench.Field.ACCP;
import static dev.assay.bench.Field.ASSAY;
import static dev.assay.bench.Field.AUTHLETE;
import static dev.assay.bench.Field.BC;
import static dev.assay.bench.Field.FLOOR;
import static dev.assay.bench.Field.JDK;
import static dev.assay.bench.Field.MULTIPAZ;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Mobile documents against their floor, in rounds of fresh JVMs. */
final class MdocRun {

  private static final String SIGNATURES = "signatures";
  private static final double OF_FLOOR = 0.85;
  private static final double TIMES_DEFAULT_PEER = 10;
  private static final double TIMES_SAME_PROVIDER = 1.3;

  private final int rounds;
  private final Scores scores = new Scores();

  MdocRun(int rounds) {
    this.rounds = rounds;
  }

  Report run() throws RunnerException, IOException {
    for (int round = 1; round <= rounds; round++) {
      for (String provider : Field.PROVIDERS) {
        for (String contender : List.of(FLOOR, ASSAY, AUTHLETE, MULTIPAZ)) {
          scores.add(name(contender, provider), measure(contender, provider));
        }
        scores.add(name(SIGNATURES, provider), signatures(provider));
      }
      System.err.println("round " + round + " of " + rounds + " is done");
    }
    return report();
  }

  private static double measure(String contender, String provider) throws RunnerException {
    return Timing.of(MdocBenchmark.class, Map.of("contender", contender, "provider", provider));
  }

  private static double signatures(String provider) throws RunnerException {
    return Timing.of(SignaturesBenchmark.class, Map.of("provider", provider));
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
            "Amazon Corretto Crypto Provider %s, Bouncy Castle %s, JMH %s."
                .formatted(
                    Machine.version("accp"),
                    Machine.version("bouncy-castle"),
                    Machine.version("jmh")))
        .line(
            "A DeviceResponse of %d characters of base64url, %d elements, a device signature, one"
                    .formatted(new MdocPresentation().encoded().length(), MdocPresentation.ELEMENTS)
                + " certificate below the authority.")
        .line(
            "Presentations a second on one core: the median of %d rounds, and in brackets the"
                    .formatted(rounds)
                + " lowest and the highest.")
        .line("")
        .head("", "Corretto", "Bouncy Castle", "the JDK's own");
    row(report, "two signatures and nothing else", SIGNATURES);
    row(report, "floor: the two signatures, the digests, the parsing", FLOOR);
    row(report, "**Assay**, from request to result", ASSAY);
    row(report, "authlete cbor " + Machine.version("authlete-cbor"), AUTHLETE);
    row(report, "multipaz " + Machine.version("multipaz"), MULTIPAZ);
    report.line("").head("Target", "", "Ratio within a round", "");
    for (String provider : List.of(ACCP, BC)) {
      String title = provider.equals(ACCP) ? "Corretto" : "Bouncy Castle";
      String assay = name(ASSAY, provider);
      report.atLeast(
          "of the floor on " + title, OF_FLOOR, scores.ratio(assay, name(FLOOR, provider)));
      for (String peer : List.of(AUTHLETE, MULTIPAZ)) {
        report.atLeast(
            "times " + peer + " on " + title,
            TIMES_SAME_PROVIDER,
            scores.ratio(assay, name(peer, provider)));
      }
    }
    for (String peer : List.of(AUTHLETE, MULTIPAZ)) {
      report.row(
          "two signatures and nothing else, times " + peer + " on Corretto",
          "the most that can be",
          scores.ratio(name(SIGNATURES, ACCP), name(peer, ACCP)).fine(),
          "");
      report.atLeast(
          "times " + peer + " as it is used by default",
          TIMES_DEFAULT_PEER,
          scores.ratio(name(ASSAY, ACCP), name(peer, JDK)));
    }
    return report;
  }

  private void row(Report report, String title, String contender) {
    report.row(
        title,
        scores.of(name(contender, ACCP)).text(),
        scores.of(name(contender, BC)).text(),
        scores.of(name(contender, JDK)).text());
  }
}
