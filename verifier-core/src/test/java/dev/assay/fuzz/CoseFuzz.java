package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cose.CoseException;
import dev.assay.cose.CoseKey;
import dev.assay.cose.CoseMac0;
import dev.assay.cose.CoseSign1;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.MacAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Any item at all is a message that nobody has signed, a key, or is refused. */
class CoseFuzz {

  private static final VerificationKey KEY = key();

  @FuzzTest(maxDuration = "10m")
  void verifiesNothingThatItsKeyDidNotSign(byte[] bytes) {
    Object item;
    try {
      item = Cbor.read(bytes, CborLimits.DEFAULT);
    } catch (CborException e) {
      return; // refused
    }
    sign1(item);
    mac0(item);
    if (item instanceof Map<?, ?> map) {
      try {
        CoseKey.read(map, Crypto.select());
      } catch (KeyRejectedException e) {
        // Refused.
      }
    }
  }

  private static void sign1(Object item) {
    try {
      CoseSign1 message = CoseSign1.of(item, CborLimits.DEFAULT);
      message.header().criticalFault(Set.of());
      message.header().certificates();
      if (message.verifies(Crypto.select(), SignatureAlgorithm.EDDSA, KEY)) {
        throw new AssertionError("a forgery");
      }
    } catch (CoseException e) {
      // Refused.
    }
  }

  private static void mac0(Object item) {
    try {
      CoseMac0 message = CoseMac0.of(item, CborLimits.DEFAULT);
      if (message.verifies(MacAlgorithm.HMAC_256, ByteString.of(new byte[32]), ByteString.of())) {
        throw new AssertionError("a forgery");
      }
    } catch (CoseException e) {
      // Refused.
    }
  }

  /** RFC 8032, 7.1, test 1. */
  private static VerificationKey key() {
    String x = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    try {
      return Crypto.select().ed25519Key(HexFormat.of().parseHex(x));
    } catch (KeyRejectedException e) {
      throw new IllegalStateException(e);
    }
  }
}
