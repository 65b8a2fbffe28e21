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

/** Health certificates verified in a second, from the text of the code to the verdict. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
public class HealthBenchmark {

  /** The code of an EU DCC. */
  static final String DCC = "dcc";

  /** The code of a SMART Health Card. */
  static final String SHC = "shc";

  /** Of which kind the code is. */
  @Param({DCC, SHC})
  public String code = DCC;

  /** Who verifies. */
  @Param({Field.ASSAY, Field.PEER})
  public String contender = Field.ASSAY;

  /** On which cryptography: a name of {@link Field#PROVIDERS}. */
  @Param({"accp", "bc"})
  public String provider = Field.ACCP;

  private String text = "";
  private Contender verifier = code -> false;

  static HealthCode code(String kind) {
    return kind.equals(DCC) ? HealthCode.dcc() : HealthCode.shc();
  }

  /** Makes the contender and lets it prove itself. */
  @Setup
  public void prove() throws Exception {
    HealthCode made = code(code);
    text = made.text();
    verifier = contender(made);
    if (!accepts(text)) {
      throw new IllegalStateException("refuses what is good");
    }
    for (Map.Entry<String, String> bad : made.tampered().entrySet()) {
      if (accepts(bad.getValue())) {
        throw new IllegalStateException("accepts " + bad.getKey());
      }
    }
  }

  private Contender contender(HealthCode made) throws Exception {
    if (contender.equals(Field.ASSAY)) {
      return new WithAssayHealth(Field.crypto(provider), made.trustList());
    }
    Field.install(provider);
    return code.equals(DCC)
        ? new WithDigg(made.certificate().orElseThrow())
        : new WithNimbusShc(made);
  }

  private boolean accepts(String presented) {
    try {
      return verifier.accepts(presented);
    } catch (Exception refusal) {
      return false;
    }
  }

  /** One certificate. */
  @Benchmark
  public boolean verify() throws Exception {
    return verifier.accepts(text);
  }
}
