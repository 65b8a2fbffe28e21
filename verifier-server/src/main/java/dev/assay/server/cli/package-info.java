/**
 * The command line. Every command is built from {@link dev.assay.server.cli.Surroundings}, writes
 * to nothing else, and answers with an {@link dev.assay.server.cli.ExitCode}.
 */
@NullMarked
package dev.assay.server.cli;

import org.jspecify.annotations.NullMarked;
