package dev.assay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.stream.Stream;

/** Where, when and with what versions something was measured. */
final class Machine {

  private static final long KIB_A_GIB = 1 << 20;

  private Machine() {}

  /** One line about the machine, the Java and the day. */
  static String text() throws IOException {
    return LocalDate.now(ZoneOffset.UTC)
        + ", "
        + field("/proc/cpuinfo", "model name")
        + ", "
        + cores()
        + " cores, "
        + memoryGibibytes()
        + " GiB, Linux "
        + System.getProperty("os.version")
        + ", "
        + System.getProperty("java.vendor")
        + " Java "
        + System.getProperty("java.runtime.version");
  }

  /** The version of a library, by its name in {@code versions.properties}. */
  static String version(String library) throws IOException {
    Properties versions = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("/versions.properties")) {
      if (in == null) {
        throw new IOException("versions.properties is part of the benchmarks");
      }
      versions.load(in);
    }
    return versions.getProperty(library, "?");
  }

  /** Those of the machine; this process may have one of them. */
  private static long cores() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines.filter(line -> line.startsWith("processor")).count();
    }
  }

  private static long memoryGibibytes() throws IOException {
    String kibibytes = field("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
    return Math.round(Double.parseDouble(kibibytes) / KIB_A_GIB);
  }

  private static String field(String file, String name) throws IOException {
    for (String line : Files.readAllLines(Path.of(file))) {
      if (line.startsWith(name)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "unknown";
  }
}
