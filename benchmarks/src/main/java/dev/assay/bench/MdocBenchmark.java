package dev.assay.bench;

import java.util.Map;
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

/** Mobile documents verified in a second, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
public class MdocBenchmark {

  /** Who verifies. */
  @Param({"floor", "assay"})
  public String contender = Field.FLOOR;

  /** On which cryptography: a name of {@link Field#PROVIDERS}. */
  @Param({"accp", "bc"})
  public String provider = Field.ACCP;

  private final MdocPresentation presentation = new MdocPresentation();
  private final String text = presentation.encoded();
  private Contender verifier = presentation -> false;

  /** Makes the contender and lets it prove itself. */
  @Setup
  public void prove() throws Exception {
    verifier =
        switch (contender) {
          case Field.FLOOR -> new MdocByHand(Field.provider(provider), presentation.root());
          case Field.ASSAY -> new WithAssayMdoc(Field.crypto(provider), presentation.trustList());
          case Field.AUTHLETE -> {
            Field.install(provider);
            yield new WithAuthleteMdoc(presentation.root());
          }
          case Field.MULTIPAZ -> {
            Field.install(provider);
            yield new WithMultipaz(presentation.root());
          }
          default -> throw new IllegalArgumentException("no contender is called " + contender);
        };
    if (!accepts(text)) {
      throw new IllegalStateException("refuses what is good");
    }
    for (Map.Entry<String, String> bad : presentation.tampered().entrySet()) {
      if (accepts(bad.getValue())) {
        throw new IllegalStateException("accepts " + bad.getKey());
      }
    }
  }

  private boolean accepts(String presented) {
    try {
      return verifier.accepts(presented);
    } catch (Exception refusal) {
      return false;
    }
  }

  /** One presentation. */
  @Benchmark
  public boolean verify() throws Exception {
    return verifier.accepts(text);
  }
}
