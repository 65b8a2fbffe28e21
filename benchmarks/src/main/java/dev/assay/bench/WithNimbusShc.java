package dev.assay.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestShc;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * SMART Health Cards by hand on Nimbus JOSE+JWT and the inflater of the JDK; no limit to what comes
 * out of it.
 */
final class WithNimbusShc implements Contender {

  private final String keyId;
  private final ECPublicKey key;

  WithNimbusShc(HealthCode code) {
    this.keyId = code.keyId();
    this.key = (ECPublicKey) code.key();
  }

  @Override
  public boolean accepts(String text) throws ParseException, JOSEException, DataFormatException {
    JWSObject card = JWSObject.parse(token(text));
    if (!card.getHeader().getKeyID().equals(keyId) || !card.verify(new ECDSAVerifier(key))) {
      return false;
    }
    String json = new String(inflated(card.getPayload().toBytes()), StandardCharsets.UTF_8);
    Map<String, Object> payload = JSONObjectUtils.parse(json);
    double now = TestClock.NOW.getEpochSecond();
    Number until = (Number) payload.get("exp");
    return TestShc.ISS.equals(payload.get("iss"))
        && ((Number) payload.get("nbf")).doubleValue() <= now
        && (until == null || until.doubleValue() > now);
  }

  private static String token(String text) {
    StringBuilder token = new StringBuilder(text.length() / 2);
    for (int i = "shc:/".length(); i < text.length(); i += 2) {
      token.append((char) (Integer.parseInt(text, i, i + 2, 10) + 45));
    }
    return token.toString();
  }

  private static byte[] inflated(byte[] compressed) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    inflater.setInput(compressed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[4096];
    while (!inflater.finished()) {
      int count = inflater.inflate(piece);
      if (count == 0) {
        throw new DataFormatException("there is no end to it");
      }
      out.write(piece, 0, count);
    }
    inflater.end();
    return out.toByteArray();
  }
}
