package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.bundle.BundleFault;
import dev.assay.bundle.BundleReader;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.testkit.TestBundle;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.trust.SignerKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any bytes at all give a bundle or a fault: as a file, as a manifest, and as contents. */
final class BundleFuzz {

  private static final TestKey OPERATOR = TestKey.es256("operator");
  private static final BundleReader READER = reader();

  @FuzzTest
  void anyBytesGiveABundleOrAFault(byte[] bytes) {
    read(bytes);
    read(signed(bytes));
    TestBundle empty = TestBundle.signedBy(OPERATOR);
    read(empty.entry("trust-list", "application/json", "urn:a:b", bytes).bytes());
    read(
        empty
            .entry("jwks", "application/json", "urn:a:b", new byte[bytes.length + 1])
            .deflated(bytes)
            .bytes());
    try {
      READER.delta("fuzz", bytes);
    } catch (BundleFault expected) {
      // The fault says where and why; nothing else may come out.
    }
  }

  private static byte[] signed(byte[] payload) {
    TestJws jws = TestJws.of(BundleReader.TYPE, OPERATOR);
    String text = new String(payload, StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        jws.compact(TestJws.json(jws.header()), text).getBytes(StandardCharsets.US_ASCII));
    out.write('\n');
    return out.toByteArray();
  }

  private static void read(byte[] bytes) {
    try {
      READER.read("fuzz", bytes);
    } catch (BundleFault expected) {
      // The fault says where and why; nothing else may come out.
    }
  }

  private static BundleReader reader() {
    try {
      Crypto crypto = Crypto.select();
      return new BundleReader(
          crypto, List.of(SignerKey.read(TestJws.json(OPERATOR.publicJwk()), crypto)));
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }
}
