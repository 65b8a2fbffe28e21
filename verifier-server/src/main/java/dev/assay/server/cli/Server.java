package dev.assay.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server, as the command line knows it. */
@FunctionalInterface
public interface Server {

  /**
   * What the command line says of the server; what it leaves open, the configuration decides.
   *
   * @param config a configuration file
   * @param trustLists files or https URLs; if there are any, those of the configuration do not
   *     count
   * @param trustListSigners files with the keys that must have signed them
   */
  record Settings(
      Optional<Path> config,
      Optional<String> host,
      Optional<Integer> port,
      List<String> trustLists,
      List<String> trustListSigners) {

    public Settings {
      trustLists = List.copyOf(trustLists);
      trustListSigners = List.copyOf(trustListSigners);
    }
  }

  /**
   * Serves until the process is asked to end.
   *
   * @throws CommandFault if it cannot start
   */
  void serve(Settings settings) throws CommandFault;
}
