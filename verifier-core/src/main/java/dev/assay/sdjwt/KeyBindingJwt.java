package dev.assay.sdjwt;

import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import java.util.Map;
import java.util.Optional;

/**
 * A key binding JWT as it was received, not verified.
 *
 * @param jws the token
 * @param payload its payload
 */
record KeyBindingJwt(Jws jws, Map<String, Object> payload) {

  static final String TYPE = "kb+jwt";

  /** Reads a key binding JWT; empty if the text is not a JWT. */
  static Optional<KeyBindingJwt> read(String compact, JsonLimits limits) {
    try {
      Jws jws = Jws.parse(compact, limits);
      return Optional.of(new KeyBindingJwt(jws, jws.payloadObject(limits)));
    } catch (JoseException | JsonException e) {
      return Optional.empty();
    }
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "KeyBindingJwt";
  }
}
