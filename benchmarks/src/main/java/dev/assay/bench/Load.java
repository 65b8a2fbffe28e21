package dev.assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One run of wrk against one address, on one thread. */
final class Load {

  private static final String RESULT = "result ";

  private final Path folder;
  private final byte[] body;

  /**
   * A load.
   *
   * @param folder for the script that wrk reads
   * @param body what every request says
   */
  Load(Path folder, byte[] body) {
    this.folder = folder;
    this.body = body;
  }

  /**
   * What wrk saw.
   *
   * @param rate requests in a second
   * @param p50 milliseconds
   * @param p99 milliseconds
   * @param errors answers other than 2xx, timeouts, and connections that broke
   */
  record Seen(double rate, double p50, double p99, long errors) {}

  /** As much as the server can take. */
  Seen full(Server server, int connections, int seconds) throws IOException, InterruptedException {
    return run(server, connections, seconds, "");
  }

  /** About so many requests a second, at random moments. */
  Seen at(double rate, Server server, int connections, int seconds)
      throws IOException, InterruptedException {
    long pause = Math.round(1_000.0 * connections / rate);
    String delay =
        String.format(Locale.ROOT, "function delay() return math.random(0, %d) end%n", 2 * pause);
    return run(server, connections, seconds, delay);
  }

  private Seen run(Server server, int connections, int seconds, String delay)
      throws IOException, InterruptedException {
    Path script = folder.resolve("load.lua");
    Files.writeString(script, script(delay));
    List<String> command =
        List.of(
            "wrk",
            "-t1",
            "-c" + connections,
            "-d" + seconds + "s",
            "-s",
            script.toString(),
            server.address().toString());
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader output = wrk.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      if (wrk.waitFor() != 0) {
        throw new IOException("wrk: " + String.join(" ", lines));
      }
      String[] figures =
          lines.stream()
              .filter(line -> line.startsWith(RESULT))
              .findFirst()
              .orElseThrow(() -> new IOException("wrk said nothing"))
              .substring(RESULT.length())
              .split(" ");
      return new Seen(
          Double.parseDouble(figures[0]),
          Double.parseDouble(figures[1]),
          Double.parseDouble(figures[2]),
          Long.parseLong(figures[3]));
    }
  }

  private String script(String delay) {
    // Between long brackets Lua takes everything as it stands; JSON has none.
    return """
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = [==[%s]==]
    %s
    function done(summary, latency, requests)
      local e = summary.errors
      print(string.format("result %%f %%f %%f %%d",
        summary.requests * 1e6 / summary.duration,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        e.connect + e.read + e.write + e.status + e.timeout))
    end
    """
        .formatted(new String(body, StandardCharsets.UTF_8), delay);
  }
}
