package dev.assay.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Presentations verified in a second, on one core. The slowest to be at speed here needs 20 seconds
 * for that.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
public class PresentationBenchmark {

  /** Who verifies: a name of {@link Field#CONTENDERS}. */
  @Param({"floor", "assay"})
  public String contender = Field.FLOOR;

  /** On which cryptography: a name of {@link Field#PROVIDERS}. */
  @Param({"accp"})
  public String provider = Field.ACCP;

  private final Presentation presentation = new Presentation();
  private final String text = presentation.compact();
  private Contender verifier = presentation -> false;

  /** Makes the contender and lets it prove itself. */
  @Setup
  public void prove() throws Exception {
    verifier = Field.contender(contender, provider, presentation);
    Proof.of(verifier, presentation);
  }

  /** One presentation. */
  @Benchmark
  public boolean verify() throws Exception {
    return verifier.accepts(text);
  }
}
