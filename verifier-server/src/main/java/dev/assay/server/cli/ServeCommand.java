package dev.assay.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay serve}: the same decision over HTTP, and a page for people. */
@Command(
    name = "serve",
    description = {
      "Runs the server until it is told to end.",
      "Without any option it listens on 127.0.0.1 and trusts the embedded demo list."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 64:wrong usage",
      " 65:the configuration, a trust list or another file cannot be used",
      " 69:it cannot listen on that address",
      "143:it was told to end, and finished what it took"
    })
final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  private final Surroundings surroundings;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on; any but a loopback one needs API keys.")
  private Optional<String> host = Optional.empty();

  @Option(names = "--port", paramLabel = "N", description = "The port; 0 for any that is free.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--trust-list",
      paramLabel = "FILE|URL",
      description =
          "Whom to trust, instead of the lists of the configuration. May be repeated; the first has"
              + " precedence.")
  private List<String> trustLists = new ArrayList<>();

  @Option(
      names = "--trust-list-signer",
      paramLabel = "FILE",
      description =
          "Who must have signed the trust lists: a public JWK or a certificate. May be repeated.")
  private List<String> signers = new ArrayList<>();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandFault {
    if (port.filter(number -> number < 0 || number > LAST_PORT).isPresent()) {
      throw CommandFault.usage("--port must be a number from 0 to " + LAST_PORT);
    }
    Server.Settings settings = new Server.Settings(config, host, port, trustLists, signers);
    surroundings.server().serve(settings);
    return ExitCode.OK.number();
  }
}
