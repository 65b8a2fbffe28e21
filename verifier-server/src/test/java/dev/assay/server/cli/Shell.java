package dev.assay.server.cli;

import dev.assay.server.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Calls commands as a shell would, and keeps what they write. */
final class Shell {

  /** While the demo list is fresh and its samples are as their titles say. */
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private Instant now = NOW;
  private byte[] input = new byte[0];
  private Terminal terminal = Terminal.NONE;
  private Supplier<Network> network = Network::none;
  private Server server = settings -> {};

  /** What a command did. */
  record Run(int exit, String out, String err) {}

  Shell clock(Instant instant) {
    this.now = instant;
    return this;
  }

  Shell input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  Shell input(byte[] bytes) {
    this.input = bytes;
    return this;
  }

  Shell terminal(Ink out, Terminal.Watched err) {
    this.terminal = new Terminal(out, err);
    return this;
  }

  Shell network(Network reached) {
    this.network = () -> reached;
    return this;
  }

  Shell server(Server started) {
    this.server = started;
    return this;
  }

  Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input);
    int exit =
        Main.run(
            arguments,
            new Surroundings(in, out, err, terminal, InstantSource.fixed(now), network, server));
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
