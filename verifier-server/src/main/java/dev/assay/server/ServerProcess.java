package dev.assay.server;

import dev.assay.CredentialVerifier;
import dev.assay.server.cli.CommandFault;
import dev.assay.server.cli.ExitCode;
import dev.assay.server.cli.Server;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ConfigReader;
import dev.assay.server.config.ServerConfig;
import dev.assay.server.config.TrustListSource;
import dev.assay.server.fetch.Egress;
import dev.assay.server.http.AssayServer;
import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The server as a process: from the configuration to the signal that ends it. */
final class ServerProcess implements Server {

  /** Read once, when the first logger is made. */
  static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private final Map<String, String> environment;
  private final InstantSource clock;
  private @Nullable CompletableFuture<CredentialVerifier> verifier;

  ServerProcess(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Begins what a server needs whatever its settings: choosing the cryptography and trying it takes
   * as long as all the rest, the reading of the command line included.
   */
  ServerProcess ahead() {
    verifier = CompletableFuture.supplyAsync(CredentialVerifier::create);
    return this;
  }

  @Override
  public void serve(Settings settings) throws CommandFault {
    LogStream log = LogStream.install(new FileOutputStream(FileDescriptor.err));
    try {
      ServerConfig config = config(settings);
      System.setProperty(LOG_LEVEL, config.logLevel().name().toLowerCase(Locale.ROOT));
      untilTold(start(config.checked()), log);
    } catch (ConfigFault e) {
      throw new CommandFault(ExitCode.INPUT, String.valueOf(e.getMessage()));
    }
  }

  private AssayServer start(ServerConfig config) throws ConfigFault, CommandFault {
    Vertx vertx = AssayServer.vertx(config);
    Egress egress = Egress.open(vertx, config.fetch(), clock);
    AssayServer server =
        AssayServer.of(new AssayServer.Parts(config, vertx, egress, verifier(), clock));
    try {
      server.start().toCompletionStage().toCompletableFuture().join();
      return server;
    } catch (CompletionException e) {
      throw new CommandFault(
          ExitCode.UNAVAILABLE,
          "cannot listen on %s port %d: %s".formatted(config.host(), config.port(), e.getCause()));
    }
  }

  private CredentialVerifier verifier() {
    return verifier == null ? CredentialVerifier.create() : verifier.join();
  }

  /** SIGTERM and SIGINT run the hook, and the process ends when the hook has. */
  private static void untilTold(AssayServer server, LogStream log) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.stop().toCompletionStage().toCompletableFuture().join();
                  log.writeOut();
                },
                "assay-shutdown"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ServerConfig config(Settings settings) throws ConfigFault, CommandFault {
    ServerConfig config = ConfigReader.read(settings.config(), environment);
    ServerConfig listening =
        config.at(settings.host().orElse(config.host()), settings.port().orElse(config.port()));
    List<TrustListSource> sources = new ArrayList<>();
    for (String list : settings.trustLists()) {
      sources.add(source(list, settings.trustListSigners().stream().map(Path::of).toList()));
    }
    return sources.isEmpty() ? listening : listening.trusting(sources);
  }

  private static TrustListSource source(String list, List<Path> signers) throws CommandFault {
    if (!list.startsWith("https://")) {
      return new TrustListSource.OfFile(Path.of(list), signers);
    }
    if (signers.isEmpty()) {
      throw new CommandFault(
          ExitCode.USAGE,
          list + " comes over a network, so it must be signed: add --trust-list-signer FILE");
    }
    return new TrustListSource.OfUrl(URI.create(list), signers);
  }
}
