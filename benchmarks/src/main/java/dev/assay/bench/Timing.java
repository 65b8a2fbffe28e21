package dev.assay.bench;

import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark with one set of parameters, in a JVM of its own. */
final class Timing {

  private Timing() {}

  /** How many operations a second it came to. */
  static double of(Class<?> benchmark, Map<String, String> parameters) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
  }
}
