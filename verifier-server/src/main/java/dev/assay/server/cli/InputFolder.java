package dev.assay.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that were named on the command line. */
final class InputFolder {

  private InputFolder() {}

  /** The files, those of a folder by name, so that the same folder makes the same list. */
  static List<String> files(List<String> places) throws CommandFault {
    List<String> names = new ArrayList<>();
    for (String place : places) {
      if (place.equals(InputFile.STANDARD_INPUT) || !Files.isDirectory(Path.of(place))) {
        names.add(place);
        continue;
      }
      try (Stream<Path> inside = Files.list(Path.of(place))) {
        inside.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(names::add);
      } catch (IOException e) {
        throw CommandFault.input(place + " cannot be read");
      }
    }
    return names;
  }
}
