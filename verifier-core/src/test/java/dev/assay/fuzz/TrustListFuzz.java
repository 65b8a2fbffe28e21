package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.crypto.Crypto;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any bytes at all give a trust list or a fault. */
final class TrustListFuzz {

  private static final TrustListReader READER = new TrustListReader(Crypto.select());

  @FuzzTest
  void anyBytesGiveAListOrAFault(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    read(() -> READER.plain("fuzz", bytes));
    read(() -> READER.signed("fuzz", text, List.of()));
    read(() -> READER.signerKey("fuzz", text));
  }

  private interface Reading {
    Object read() throws TrustListFault;
  }

  private static void read(Reading reading) {
    try {
      reading.read();
    } catch (TrustListFault expected) {
      // The fault says where and why; nothing else may come out.
    }
  }
}
