package dev.assay.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the configuration names. */
public final class ConfigFile {

  private ConfigFile() {}

  /**
   * Its text.
   *
   * @param key that names it
   * @throws ConfigFault if it cannot be read
   */
  public static String text(String key, Path file) throws ConfigFault {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigFault(key, file.toString(), "must be a file that can be read");
    }
  }
}
