package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestPki;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.VicalReader;
import java.util.List;
import java.util.Optional;

/** Any bytes at all are a list that a stranger has signed, or no list. */
class VicalFuzz {

  private static final VicalReader READER = new VicalReader(Crypto.select());

  private static final VicalReader.Terms TERMS =
      new VicalReader.Terms(
          List.of(TestPki.root("CN=Nobody's root").selfSigned().certificate()),
          Optional.empty(),
          VicalReader.DEFAULT_MAX_AGE,
          Optional.empty());

  @FuzzTest(maxDuration = "10m")
  void refusesWhatAStrangerSigned(byte[] bytes) {
    try {
      READER.read("fuzz", bytes, TERMS, TestClock.NOW);
      throw new AssertionError("a list of nobody's");
    } catch (TrustListFault e) {
      // Refused.
    }
  }
}
