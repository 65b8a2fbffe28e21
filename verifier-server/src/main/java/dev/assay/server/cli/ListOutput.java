package dev.assay.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a list goes that a command made.
 *
 * @param file absent for standard output
 */
record ListOutput(CommandSpec spec, Optional<Path> file) {

  void write(byte[] json) throws CommandFault {
    if (file.isEmpty()) {
      spec.commandLine().getOut().println(new String(json, StandardCharsets.UTF_8));
      return;
    }
    try {
      Files.write(file.get(), json);
    } catch (IOException e) {
      throw new CommandFault(ExitCode.OUTPUT, file.get() + " cannot be written");
    }
  }
}
