package dev.assay.server;

import dev.assay.server.cli.AssayCommand;
import dev.assay.server.cli.Network;
import dev.assay.server.cli.Surroundings;
import dev.assay.server.cli.Terminal;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.FetchConfig;
import dev.assay.server.fetch.Egress;
import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Clock;

/** Builds everything, and is the only one to read the clock, the environment and the streams. */
public final class Main {

  private Main() {}

  /** The process. */
  public static void main(String[] arguments) {
    // A command says what it has to say itself; the server sets the level of its configuration.
    System.setProperty(ServerProcess.LOG_LEVEL, "warn");
    Clock clock = Clock.systemUTC();
    ServerProcess server = new ServerProcess(System.getenv(), clock);
    Surroundings surroundings =
        new Surroundings(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Terminal.detect(System.getenv()),
            clock,
            () -> Network.lazily(() -> network(clock)),
            arguments.length > 0 && arguments[0].equals("serve") ? server.ahead() : server);
    System.exit(run(arguments, surroundings));
  }

  /** One command, in whatever surroundings. */
  public static int run(String[] arguments, Surroundings surroundings) {
    return AssayCommand.in(surroundings, arguments).execute(arguments);
  }

  private static Network network(Clock clock) {
    Vertx vertx = Vertx.vertx();
    try {
      Egress egress = Egress.open(vertx, FetchConfig.DEFAULT, clock);
      return new Network(
          egress.cache(),
          egress.cache(),
          () -> {
            egress.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
          });
    } catch (ConfigFault e) {
      throw new IllegalStateException("the defaults are safe", e);
    }
  }
}
