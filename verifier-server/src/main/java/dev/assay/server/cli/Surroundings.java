package dev.assay.server.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Everything outside the process that a command may touch.
 *
 * @param clock asked once for each decision
 * @param network started only when it is first needed
 */
public record Surroundings(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Terminal terminal,
    InstantSource clock,
    Supplier<Network> network,
    Server server) {}
