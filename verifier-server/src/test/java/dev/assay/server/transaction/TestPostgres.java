package dev.assay.server.transaction;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of its own in a temporary folder, on a free port of loopback. */
public final class TestPostgres {

  /** What the server of this run is called with; it is gone after the test. */
  private static final String PASSWORD = "of-no-use-elsewhere";

  private final Path programs;
  private final Path folder;
  private final int port;

  private TestPostgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one; skips the test where no PostgreSQL is installed. */
  public static TestPostgres start() throws IOException, InterruptedException {
    Optional<Path> installed = programs();
    assumeTrue(installed.isPresent(), "no PostgreSQL is installed in /usr/lib/postgresql");
    Path programs = installed.orElseThrow();
    Path folder = Files.createTempDirectory("assay-postgres");
    Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      run(List.of("chown", "-R", "nobody", folder.toString()));
    }
    TestPostgres server = new TestPostgres(programs, folder, freePort());
    server.program(
        "initdb",
        "--pgdata=" + server.data(),
        "--username=assay",
        "--auth=scram-sha-256",
        "--pwfile=" + folder.resolve("password"),
        "--encoding=UTF8",
        "--no-locale");
    server.program("pg_ctl", server.starting("start"));
    return server;
  }

  /** Empty where no PostgreSQL is installed. */
  private static Optional<Path> programs() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(debian)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  /** Where it listens, with the password. */
  public String uri() {
    return "postgresql://assay:" + PASSWORD + "@127.0.0.1:" + port + "/postgres";
  }

  /** What it has logged. */
  public Path log() {
    return folder.resolve("log");
  }

  /** Its files. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Ends it as a crash would, and starts it again. */
  public void crash() {
    again("immediate");
  }

  /** Ends it in order, with everything in its files, and starts it again. */
  public void restart() {
    again("fast");
  }

  private void again(String mode) {
    try {
      List<String> arguments = new ArrayList<>(List.of(starting("restart")));
      arguments.add("--mode=" + mode);
      program("pg_ctl", arguments.toArray(String[]::new));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("PostgreSQL does not start again", e);
    }
  }

  /** Ends it and removes its files. */
  public void stop() throws IOException, InterruptedException {
    program("pg_ctl", "stop", "--pgdata=" + data(), "--mode=immediate", "--wait");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private String[] starting(String verb) {
    return new String[] {
      verb,
      "--pgdata=" + data(),
      "--wait",
      "--log=" + log(),
      "--options=-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1"
    };
  }

  /** PostgreSQL does not run as root. */
  private void program(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "nobody", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("assay-postgres", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/tmp").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    String said = Files.readString(output);
    Files.delete(output);
    if (!ended || process.exitValue() != 0) {
      throw new IOException(command.get(0) + " failed: " + said);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
