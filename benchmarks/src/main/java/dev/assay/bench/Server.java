package dev.assay.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, listening on the loopback address. */
final class Server implements AutoCloseable {

  /** What the launcher gives the server, and therefore the bare routes too. */
  private static final List<String> LAUNCHER =
      List.of(
          "-XX:+UseParallelGC",
          "-XX:Tier4InvocationThreshold=20000",
          "-XX:Tier4MinInvocationThreshold=5000",
          "-XX:Tier4CompileThreshold=40000",
          "-XX:MetaspaceSize=64m",
          "-Dio.netty.jfr.enabled=false",
          "-XX:+ExitOnOutOfMemoryError");

  /** From the folder of the project, where benchmarks are run. */
  private static final String SHARE = "benchmarks/share";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 2;
  private static final int KIB_A_MIB = 1024;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String name;
  private final Process process;
  private final URI address;
  private final long startedNanos;
  private boolean hasShare;

  private Server(String name, Process process, URI address, long startedNanos) {
    this.name = name;
    this.process = process;
    this.address = address;
    this.startedNanos = startedNanos;
  }

  /** The beginning of a command that runs Java as the launcher does, with more options. */
  static List<String> java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LAUNCHER);
    command.addAll(options);
    return command;
  }

  /** A path of a server on this machine. */
  static URI local(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Starts a command that will answer POST at an address; what it prints goes to a file. */
  static Server start(String name, List<String> command, URI address, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long now = System.nanoTime();
    return new Server(name, builder.start(), address, now);
  }

  String name() {
    return name;
  }

  URI address() {
    return address;
  }

  /**
   * Asks until there is an answer that says {@code accepted}.
   *
   * @return the time from the start of the process to the end of that answer
   * @throws IOException if the process ends or says something else, or nothing for too long
   */
  Duration untilFirstAnswer(byte[] body) throws IOException, InterruptedException {
    return until(() -> requireAccepted(body));
  }

  /** Asks until anybody answers anything. */
  void untilUp() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    Duration unused = until(() -> CLIENT.send(request, BodyHandlers.discarding()));
  }

  /** Asks something. */
  private interface Asking {
    void ask() throws IOException, InterruptedException;
  }

  private Duration until(Asking asking) throws IOException, InterruptedException {
    while (System.nanoTime() - startedNanos < PATIENCE.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException(name + " ended with " + process.exitValue());
      }
      try {
        asking.ask();
        return Duration.ofNanos(System.nanoTime() - startedNanos);
      } catch (ConnectException e) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IOException(name + " did not answer within " + PATIENCE);
  }

  /** Asks once. */
  void requireAccepted(byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200
        || !response.body().replace(" ", "").contains("\"verdict\":\"accepted\"")) {
      throw new IOException(name + " answered " + response.statusCode() + " and did not accept");
    }
  }

  /** The memory that is resident, in MiB. */
  long residentMebibytes() throws IOException {
    return mebibytes("VmRSS:");
  }

  /** The memory that was resident at most, in MiB. */
  long peakMebibytes() throws IOException {
    return mebibytes("VmHWM:");
  }

  private long mebibytes(String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(field)) {
        return Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB;
      }
    }
    throw new IOException("no " + field + " for " + name);
  }

  /** What its threads have had of the processors. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Has the first core from now on, and no other. */
  void pin() throws IOException, InterruptedException {
    require("taskset", "-a", "-c", "-p", "0", Long.toString(process.pid()));
  }

  /** Has so many percent of a core from now on, also where nobody else wants the rest. */
  void share(int percent) throws IOException, InterruptedException {
    require(SHARE, Long.toString(process.pid()), Integer.toString(percent));
    hasShare = true;
  }

  private static void require(String... command) throws IOException, InterruptedException {
    Process done =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (done.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + done.exitValue());
    }
  }

  /** Ends the process, as an operator would. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    if (hasShare) {
      require(SHARE, "end", Long.toString(process.pid()));
    }
  }
}
