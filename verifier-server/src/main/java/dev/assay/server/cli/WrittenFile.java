package dev.assay.server.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there whole or not at all: whoever reads it meanwhile sees the old one or the new
 * one.
 */
record WrittenFile(Path path) {

  void write(byte[] bytes) throws CommandFault {
    Path folder = path.toAbsolutePath().getParent();
    try {
      Path written = Files.createTempFile(folder, ".assay", ".part");
      try {
        Files.write(written, bytes);
        move(written);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new CommandFault(ExitCode.OUTPUT, path + " cannot be written");
    }
  }

  private void move(Path written) throws IOException {
    try {
      Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
