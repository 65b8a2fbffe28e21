package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborLimits.Form;

/**
 * Any bytes at all are an item, or are refused; what is read strictly is read leniently as well.
 */
class CborFuzz {

  @FuzzTest(maxDuration = "10m")
  void readsOrRefuses(byte[] bytes) throws CborException {
    Object strict;
    try {
      strict = Cbor.read(bytes, CborLimits.DEFAULT);
    } catch (CborException e) {
      return; // refused
    }
    Object lenient = Cbor.read(bytes, CborLimits.DEFAULT.withForm(Form.ANY));
    if (!strict.equals(lenient)) {
      throw new AssertionError("two readings of one item");
    }
  }
}
