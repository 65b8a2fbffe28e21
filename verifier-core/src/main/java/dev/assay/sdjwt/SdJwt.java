package dev.assay.sdjwt;

import dev.assay.jose.Jws;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of an SD-JWT as they were received; none of them is trusted.
 *
 * @param issuerSigned the issuer-signed JWT
 * @param payload its payload, before disclosures
 * @param disclosures the disclosures in the order received
 * @param keyBinding the key binding JWT, if there is one
 * @param hashed what {@code sd_hash} covers: the issuer-signed JWT and all disclosures, each
 *     followed by a tilde
 */
record SdJwt(
    Jws issuerSigned,
    Map<String, Object> payload,
    List<Disclosure> disclosures,
    Optional<KeyBindingJwt> keyBinding,
    String hashed) {

  /** Does not show the parts. */
  @Override
  public String toString() {
    return "SdJwt";
  }
}
