package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole transactions on each engine: the server beside a bare program that does the same
 * signatures, decryptions and SQL statements, in rounds; several servers on one database; and
 * memory over ten minutes. While rounds are taken, servers and database have the first core and the
 * load the second.
 */
final class TransactionsRun {

  private static final String ASSAY = "assay";
  private static final String BARE = "bare";
  private static final String HALF = " at half load";
  private static final String P50 = " p50";
  private static final String P99 = " p99";
  private static final String PEAK = " peak";
  private static final String CPU = " processor";
  private static final String INSTANCES = " instances";
  private static final String WATCHED = " minute";

  /** What a small container has. */
  private static final List<String> SMALL = List.of("-Xmx224m", "-XX:MaxDirectMemorySize=64m");

  /** For the warming up, whatever the load itself is kept on. */
  private static final List<String> BOTH_CORES = List.of("taskset", "-c", "0,1");

  private static final int FIRST_PORT = 18_080;
  private static final int AT_ONCE = 32;

  private static final int MOST_INSTANCES = 4;

  private static final int MOST_WARM_UPS = 24;
  private static final double ENOUGH = 30_000;
  private static final double FASTER = 1.05;
  private static final Duration TIME = Duration.ofSeconds(15);

  /** PostgreSQL tidies its tables up once a minute: each round at full load has one of these. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String H2 = "H2";
  private static final String POSTGRESQL = "PostgreSQL";
  private static final String SERVERS = "servers";

  /**
   * Of a core, in percent, for each of several servers: so little that all of them and their
   * database have enough on one core, and what more servers bring is seen.
   */
  private static final int SHARE = 10;

  private static final double OF_BARE = 0.6;
  private static final double P99_PER_P50 = 5;
  private static final double MEBIBYTES = 512;
  private static final double GROWTH = 1.1;

  private final int rounds;
  private final int minutes;
  private final String part;
  private final Path jar;
  private final Path folder;
  private final TransactionsSetting setting;
  private final TransactionLoad load;
  private final Scores scores = new Scores();
  private final Report report = new Report();

  /**
   * A run.
   *
   * @param minutes that memory is watched for
   * @param jar the server
   * @param part one alone, for whoever has less time: an engine by its name, or {@code servers};
   *     else empty
   */
  TransactionsRun(int rounds, int minutes, Path jar, String part)
      throws IOException, GeneralSecurityException {
    if (!List.of("", H2, POSTGRESQL, SERVERS).contains(part)) {
      throw new IllegalArgumentException("part is H2, PostgreSQL or servers");
    }
    this.part = part;
    this.rounds = rounds;
    this.minutes = minutes;
    this.jar = jar;
    this.folder = Files.createTempDirectory("assay-bench");
    Presentation presentation = new Presentation();
    this.setting = new TransactionsSetting(folder, presentation);
    this.load = new TransactionLoad(presentation, TransactionsSetting.API_KEY);
  }

  /**
   * Where transactions are kept.
   *
   * @param name in the report
   * @param assay of the server
   * @param bare of the bare program
   */
  private record Engine(String name, String assay, String bare) {}

  Report run() throws IOException, InterruptedException {
    report
        .line("")
        .line(Machine.text() + ".")
        .line(
            ("Vert.x %s, Amazon Corretto Crypto Provider %s; %d transactions at once; %d rounds, of a"
                    + " minute at full load and then %d seconds at half of it, each for both; server"
                    + " and database on one core, the load on the other;"
                    + " PostgreSQL as it comes, but for max_wal_size, which is 4GB.")
                .formatted(
                    Machine.version("vertx"),
                    Machine.version("accp"),
                    AT_ONCE,
                    rounds,
                    TIME.toSeconds()));
    try (load) {
      String postgres = System.getenv().getOrDefault("ASSAY_BENCH_POSTGRES", "");
      Engine h2 = new Engine(H2, "h2:" + folder.resolve("h2"), "h2:" + folder.resolve("h2-bare"));
      Engine shared = new Engine(POSTGRESQL, postgres + "/assay", postgres + "/bare");
      for (Engine engine : List.of(h2, shared)) {
        if (isWanted(engine.name())) {
          measure(engine);
        }
      }
      if (isWanted(SERVERS)) {
        instances(shared);
      }
    }
    return report;
  }

  private boolean isWanted(String one) {
    return part.isEmpty() || part.equals(one);
  }

  private void measure(Engine engine) throws IOException, InterruptedException {
    byte[] result;
    try (Server migrated = assay(FIRST_PORT, engine.bare())) {
      migrated.untilUp();
      result = load.result(FIRST_PORT);
    }
    int kept = BareStore.longest(engine.bare());
    try (Server assay = assay(FIRST_PORT, engine.assay())) {
      assay.untilUp();
      try (Server bare = bare(FIRST_PORT + 1, engine.bare(), result.length, kept)) {
        bare.untilUp();
        rounds(engine.name(), assay, bare);
      }
      table(engine.name(), result.length, kept);
      watch(engine.name(), assay);
    }
    targets(engine.name());
  }

  /**
   * Until it does not get faster any more, and not before {@link #ENOUGH} transactions: with the
   * options of the launcher what is done once in each is optimised from the 20,000th on, and does
   * not get faster for a while before that.
   */
  private void warmUp(List<Integer> ports) throws IOException {
    double best = 0;
    double done = 0;
    int slower = 0;
    for (int i = 0; i < MOST_WARM_UPS && (done < ENOUGH || slower < 2); i++) {
      double rate = load.full(ports, AT_ONCE, TIME).rate();
      done += rate * TIME.toSeconds();
      slower = rate > FASTER * best ? 0 : slower + 1;
      best = Math.max(best, rate);
      System.err.println("warming up: " + Math.round(rate));
    }
  }

  private void rounds(String engine, Server assay, Server bare)
      throws IOException, InterruptedException {
    List<Integer> ofAssay = List.of(FIRST_PORT);
    List<Integer> ofBare = List.of(FIRST_PORT + 1);
    warmUp(ofAssay);
    warmUp(ofBare);
    assay.pin();
    bare.pin();
    for (int round = 1; round <= rounds; round++) {
      full(engine + ASSAY, assay, ofAssay);
      full(engine + BARE, bare, ofBare);
      atHalf(engine + ASSAY, ofAssay);
      atHalf(engine + BARE, ofBare);
      scores.add(engine + PEAK, assay.peakMebibytes());
      System.err.println(engine + ": round " + round + " of " + rounds + " is done");
    }
  }

  private void atHalf(String name, List<Integer> ports) throws IOException {
    double half = scores.of(name).median() / 2;
    keep(name + HALF, load.at(half, ports, TIME));
  }

  /** With the milliseconds of a processor that each took the server, without the database. */
  private void full(String name, Server server, List<Integer> ports) throws IOException {
    Duration before = server.processorTime();
    Arrivals.Seen seen = load.full(ports, AT_ONCE, MINUTE);
    keep(name, seen);
    double took = server.processorTime().minus(before).toMillis();
    scores.add(name + CPU, took / (seen.rate() * MINUTE.toSeconds()));
  }

  private void keep(String name, Arrivals.Seen seen) throws IOException {
    System.err.println(name + " " + seen);
    if (seen.failed() > 0) {
      throw new IOException(name + ": " + seen.failed() + " failed, such as " + seen.fault());
    }
    scores.add(name, seen.rate());
    scores.add(name + P50, seen.p50());
    scores.add(name + P99, seen.p99());
  }

  /** At half load, with what is resident at the end of each minute. */
  private void watch(String engine, Server assay) throws IOException {
    double half = scores.of(engine + ASSAY).median() / 2;
    List<String> resident = new ArrayList<>();
    for (int minute = 1; minute <= minutes; minute++) {
      keep(engine + WATCHED, load.at(half, List.of(FIRST_PORT), MINUTE));
      double mebibytes = assay.residentMebibytes();
      resident.add(Long.toString(Math.round(mebibytes)));
      scores.add(engine + (2 * minute > minutes ? " late" : " early"), mebibytes);
    }
    scores.add(engine + PEAK, assay.peakMebibytes());
    report.line(
        "Resident at the end of each minute of "
            + minutes
            + " at half load, MiB: "
            + String.join(", ", resident)
            + ".");
  }

  private void instances(Engine engine) throws IOException, InterruptedException {
    report
        .line("")
        .head(
            "Servers on one database, with %d %% of a core each".formatted(SHARE),
            "Transactions a second",
            "p50 ms",
            "p99 ms");
    List<Server> servers = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    try {
      for (int count = 1; count <= MOST_INSTANCES; count++) {
        int port = FIRST_PORT + count;
        Server server = assay(port, engine.assay());
        servers.add(server);
        server.untilUp();
        ports.add(port);
        warmUp(List.of(port));
        server.pin();
        server.share(SHARE);
        for (int round = 1; round <= rounds; round++) {
          keep(count + INSTANCES, load.full(ports, AT_ONCE, TIME));
        }
        row(Integer.toString(count), count + INSTANCES);
      }
    } finally {
      for (Server server : servers) {
        server.close();
      }
    }
  }

  private Server assay(int port, String store) throws IOException {
    List<String> command = command();
    command.addAll(
        List.of(
            "-jar", jar.toString(), "serve", "--config", setting.config(port, store).toString()));
    return Server.start(ASSAY, command, Server.local(port, "/health/ready"), folder.resolve("log"));
  }

  private Server bare(int port, String store, int bytes, int kept) throws IOException {
    List<String> command = command();
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            BareTransactions.class.getName(),
            Integer.toString(port),
            store,
            setting.question().toString(),
            Integer.toString(bytes),
            Integer.toString(kept)));
    return Server.start(BARE, command, Server.local(port, "/"), folder.resolve("log"));
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>(BOTH_CORES);
    command.addAll(Server.java(SMALL));
    return command;
  }

  private void table(String engine, int bytes, int kept) {
    report
        .line("")
        .line(
            "On %s, with a result of %d bytes, which is kept in %d:".formatted(engine, bytes, kept))
        .line("")
        .head("", "Transactions a second", "p50 ms", "p99 ms");
    row("Assay", engine + ASSAY);
    row("the same, at half that load", engine + ASSAY + HALF);
    row("bare program", engine + BARE);
    row("the same, at half that load", engine + BARE + HALF);
    report
        .line("")
        .line(
            "Processor time of a transaction, ms, without PostgreSQL's own: Assay %s, bare program %s."
                .formatted(
                    scores.of(engine + ASSAY + CPU).fine(), scores.of(engine + BARE + CPU).fine()))
        .line("");
  }

  private void row(String title, String name) {
    report.row(
        title, scores.of(name).text(), scores.of(name + P50).fine(), scores.of(name + P99).fine());
  }

  private void targets(String engine) {
    String half = engine + ASSAY + HALF;
    report
        .line("")
        .head("Target on " + engine, "", "Ratio within a round, or MiB", "")
        .atLeast("of the bare program", OF_BARE, scores.ratio(engine + ASSAY, engine + BARE))
        .atMost(
            "p99 for p50 at half load, after a round at full load",
            P99_PER_P50,
            scores.ratio(half + P99, half + P50))
        .atMost("MiB at most resident", MEBIBYTES, scores.of(engine + PEAK));
    if (minutes > 0) {
      String minute = engine + WATCHED;
      report.atMost(
          "p99 for p50 in each minute at half load",
          P99_PER_P50,
          scores.ratio(minute + P99, minute + P50));
    }
    if (minutes > 1) {
      double growth = scores.of(engine + " late").median() / scores.of(engine + " early").median();
      report.atMost(
          "resident in the later minutes for that in the earlier ones",
          GROWTH,
          Spread.of(List.of(growth)));
    }
  }
}
