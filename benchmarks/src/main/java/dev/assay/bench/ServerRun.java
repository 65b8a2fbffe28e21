package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server under wrk, beside bare routes, in rounds; its memory; and how fast it starts. */
final class ServerRun {

  private static final String ASSAY = "assay";
  private static final String FLOOR = "floor route";
  private static final String SIGNATURES = "signatures route";
  private static final String RESIDENT = "resident";
  private static final String P50 = " p50";
  private static final String P99 = " p99";
  private static final String HALF = " at half load";

  private static final String FIRST = "first answer";
  private static final String WITH_ARCHIVE = " with archive";

  private static final int FIRST_PORT = 18_080;
  private static final int CONNECTIONS = 32;
  private static final int WARM_UP_SECONDS = 60;
  private static final int SECONDS = 10;
  private static final int STARTS = 5;

  private static final double OF_BARE_ROUTE = 0.7;
  private static final double P99_PER_P50 = 4;
  private static final double FIRST_ANSWER_MILLIS = 1_000;
  private static final double FIRST_ANSWER_MILLIS_WITH_ARCHIVE = 600;

  private final int rounds;
  private final Path jar;
  private final Path folder;
  private final byte[] body;
  private final Load load;
  private final Scores scores = new Scores();

  /**
   * A run.
   *
   * @param jar the server
   */
  ServerRun(int rounds, Path jar) throws IOException {
    this.rounds = rounds;
    this.jar = jar;
    this.folder = Files.createTempDirectory("assay-bench");
    Presentation presentation = new Presentation();
    Files.write(folder.resolve("list.json"), presentation.trustList());
    this.body = WithAssayJson.request(presentation.compact());
    this.load = new Load(folder, body);
  }

  Report run() throws IOException, InterruptedException {
    Starter ofAssay = options -> assay(FIRST_PORT, options);
    Starter ofBare = options -> bare(SIGNATURES, FIRST_PORT, BareRoute.SIGNATURES, options);
    starts(ASSAY, ofAssay);
    starts(SIGNATURES, ofBare);
    try (Server assay = assay(FIRST_PORT, List.of());
        Server floor = bare(FLOOR, FIRST_PORT + 1, BareRoute.FLOOR, List.of());
        Server signatures = bare(SIGNATURES, FIRST_PORT + 2, BareRoute.SIGNATURES, List.of())) {
      List<Server> servers = List.of(assay, floor, signatures);
      for (Server server : servers) {
        server.untilFirstAnswer(body);
      }
      for (Server server : servers) {
        load.full(server, CONNECTIONS, WARM_UP_SECONDS);
      }
      for (int round = 1; round <= rounds; round++) {
        for (Server server : servers) {
          full(server);
        }
        half(assay);
        System.err.println("round " + round + " of " + rounds + " is done");
      }
      assay.requireAccepted(body);
    }
    return report();
  }

  /** Starts a server with more options for the JVM. */
  private interface Starter {
    Server start(List<String> options) throws IOException;
  }

  /** How long it takes to the first answer: as it is, and with an archive of its classes. */
  private void starts(String name, Starter starter) throws IOException, InterruptedException {
    Path archive = folder.resolve(name.replace(' ', '-') + ".jsa");
    for (int i = 0; i < STARTS; i++) {
      start(name + FIRST, starter, List.of());
    }
    start("recorded", starter, List.of("-XX:ArchiveClassesAtExit=" + archive));
    for (int i = 0; i < STARTS; i++) {
      start(name + FIRST + WITH_ARCHIVE, starter, List.of("-XX:SharedArchiveFile=" + archive));
    }
  }

  private void start(String score, Starter starter, List<String> options)
      throws IOException, InterruptedException {
    try (Server server = starter.start(options)) {
      scores.add(score, server.untilFirstAnswer(body).toNanos() / 1e6);
    }
  }

  private void full(Server server) throws IOException, InterruptedException {
    Load.Seen seen = load.full(server, CONNECTIONS, SECONDS);
    requireNoErrors(server, seen);
    System.err.println(server.name() + " " + seen);
    scores.add(server.name(), seen.rate());
    scores.add(server.name() + P50, seen.p50());
    scores.add(server.name() + P99, seen.p99());
    if (server.name().equals(ASSAY)) {
      scores.add(RESIDENT, server.residentMebibytes());
    }
  }

  private void half(Server assay) throws IOException, InterruptedException {
    double rate = scores.of(ASSAY).median() / 2;
    Load.Seen seen = load.at(rate, assay, 2 * CONNECTIONS, SECONDS);
    requireNoErrors(assay, seen);
    System.err.println("half " + seen);
    scores.add(ASSAY + HALF, seen.rate());
    scores.add(ASSAY + HALF + P50, seen.p50());
    scores.add(ASSAY + HALF + P99, seen.p99());
  }

  private static void requireNoErrors(Server server, Load.Seen seen) throws IOException {
    if (seen.errors() > 0) {
      throw new IOException(server.name() + ": " + seen.errors() + " errors under load");
    }
  }

  private Server assay(int port, List<String> options) throws IOException {
    List<String> command = Server.java(options);
    command.addAll(List.of("-jar", jar.toString(), "serve", "--port", Integer.toString(port)));
    command.addAll(List.of("--trust-list", folder.resolve("list.json").toString()));
    return Server.start(
        ASSAY, command, Server.local(port, "/v1/verifications"), folder.resolve("log"));
  }

  private Server bare(String name, int port, String work, List<String> options) throws IOException {
    List<String> command = Server.java(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BareRoute.class.getName(), Integer.toString(port), work, "0"));
    return Server.start(name, command, Server.local(port, "/"), folder.resolve("log"));
  }

  private Report report() throws IOException {
    Report report = new Report();
    report
        .line("")
        .line(Machine.text() + ".")
        .line(
            ("Vert.x %s, Amazon Corretto Crypto Provider %s; wrk with one thread and %d kept"
                    + " connections, on the same cores; %d rounds of %d seconds.")
                .formatted(
                    Machine.version("vertx"),
                    Machine.version("accp"),
                    CONNECTIONS,
                    rounds,
                    SECONDS))
        .line("")
        .head("", "Requests a second", "p50 ms", "p99 ms");
    row(report, "`POST /v1/verifications`", ASSAY);
    row(report, "the same, at half that load", ASSAY + HALF);
    row(report, "bare route: floor of the library on the event loops", FLOOR);
    row(report, "bare route: two signatures on the event loops, nothing read", SIGNATURES);
    report
        .line("")
        .line(
            "Resident after each round: " + scores.of(RESIDENT).text() + " MiB, from start to end.")
        .line("")
        .head("", "First answer, ms", "with a class-data archive");
    report.row("Assay", first(ASSAY, "").text(), first(ASSAY, WITH_ARCHIVE).text());
    report.row(
        "bare route: two signatures",
        first(SIGNATURES, "").text(),
        first(SIGNATURES, WITH_ARCHIVE).text());
    report
        .line("")
        .head("Target", "", "Ratio within a round, or time", "")
        .atLeast("of the bare floor route", OF_BARE_ROUTE, scores.ratio(ASSAY, FLOOR))
        .atLeast("of the bare signatures route", OF_BARE_ROUTE, scores.ratio(ASSAY, SIGNATURES))
        .atMost(
            "p99 for p50 at half load",
            P99_PER_P50,
            scores.ratio(ASSAY + HALF + P99, ASSAY + HALF + P50))
        .atMost("ms to the first answer", FIRST_ANSWER_MILLIS, first(ASSAY, ""))
        .atMost(
            "ms to the first answer with an archive",
            FIRST_ANSWER_MILLIS_WITH_ARCHIVE,
            first(ASSAY, WITH_ARCHIVE));
    return report;
  }

  private Spread first(String name, String how) {
    return scores.of(name + FIRST + how);
  }

  private void row(Report report, String title, String name) {
    report.row(
        title, scores.of(name).text(), scores.of(name + P50).fine(), scores.of(name + P99).fine());
  }
}
