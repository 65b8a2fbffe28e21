package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborByteKeys;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborLimits.Form;

/**
 * Any bytes at all are an item, or are refused; what is read strictly is read leniently as well.
 */
class CborFuzz {

  private static final CborLimits BYTE_KEYS =
      CborLimits.DEFAULT.withKeys(CborLimits.Keys.ALSO_BYTES);

  @FuzzTest(maxDuration = "10m")
  void readsOrRefuses(byte[] bytes) throws CborException {
    readsKeys(bytes);
    Object strict;
    try {
      strict = Cbor.read(bytes, CborLimits.DEFAULT);
    } catch (CborException e) {
      return; // refused
    }
    Object lenient = Cbor.read(bytes, CborLimits.DEFAULT.withForm(Form.ANY));
    Object withByteKeys = Cbor.read(bytes, BYTE_KEYS);
    if (!strict.equals(lenient) || !strict.equals(withByteKeys)) {
      throw new AssertionError("two readings of one item");
    }
  }

  private static void readsKeys(byte[] bytes) {
    try {
      if (Cbor.read(bytes, BYTE_KEYS) instanceof CborByteKeys keys
          && keys.contains(ByteString.of(bytes))) {
        throw new AssertionError("a key as long as its map");
      }
    } catch (CborException e) {
      return; // refused
    }
  }
}
