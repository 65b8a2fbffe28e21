package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/** Any text at all is a token that nobody has signed, or is refused. */
class JwsFuzz {

  private static final VerificationKey KEY = key();

  @FuzzTest
  void verifiesNothingThatItsKeyDidNotSign(byte[] bytes) {
    try {
      Jws jws = Jws.parse(new String(bytes, StandardCharsets.UTF_8), JsonLimits.DEFAULT);
      jws.criticalFault(Set.of("exp"));
      if (jws.verifies(Crypto.select(), SignatureAlgorithm.EDDSA, KEY)) {
        throw new AssertionError("a forgery");
      }
      jws.payloadObject(JsonLimits.DEFAULT);
    } catch (JoseException | JsonException e) {
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
