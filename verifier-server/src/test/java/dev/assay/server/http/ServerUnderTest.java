package dev.assay.server.http;

import dev.assay.CredentialVerifier;
import dev.assay.server.config.ConfigReader;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.fetch.Egress;
import dev.assay.testkit.TestClock;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * A server in a process of its own, which can be killed. Its clock stands still at {@link
 * TestClock#NOW}.
 */
final class ServerUnderTest {

  private final Path config;
  private final File log;
  private final int port;
  private Process process;

  private ServerUnderTest(Path config, File log, int port) throws IOException {
    this.config = config;
    this.log = log;
    this.port = port;
    this.process = launch();
  }

  /** Starts one on its own port, with the configuration of a setting. */
  static ServerUnderTest start(PresentationSetting setting, Path folder) throws IOException {
    setting.port = FreePort.find();
    return new ServerUnderTest(
        setting.file(), folder.resolve("server-" + setting.port + ".log").toFile(), setting.port);
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            ServerUnderTest.class.getName(),
            config.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  /** SIGKILL: nothing in the process runs any more. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  void startAgain() throws IOException {
    process = launch();
  }

  /** What it has logged, of all its lives. */
  File log() {
    return log;
  }

  int port() {
    return port;
  }

  /** Whether it answers. */
  boolean isUp(HttpClient client) throws InterruptedException {
    try {
      HttpRequest ready =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
      return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The process: takes the configuration file. */
  public static void main(String[] arguments) throws Exception {
    Clock clock = Clock.fixed(TestClock.NOW, ZoneOffset.UTC);
    ServerConfig config = ConfigReader.read(Optional.of(Path.of(arguments[0])), Map.of()).checked();
    Vertx vertx = AssayServer.vertx(config);
    AssayServer.of(
            new AssayServer.Parts(
                config,
                vertx,
                Egress.open(vertx, config.fetch(), clock),
                CredentialVerifier.create(),
                clock))
        .start()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
