package dev.assay.vds;

import dev.assay.cbor.ByteString;
import dev.assay.crypto.SignatureAlgorithm;
import java.util.Map;

/**
 * What stands in a seal, as far as nobody's signature counts.
 *
 * @param data what was signed, read from the bytes that were signed
 * @param signed those bytes
 */
record Seal(VdsType type, Map<String, Object> data, ByteString signed, Signature signature) {

  /**
   * What stands beside what was signed.
   *
   * @param certificate DER, in base64 as {@code x5c} has it
   * @param value r and s side by side
   */
  record Signature(SignatureAlgorithm algorithm, String certificate, ByteString value) {}

  /** Who issued it: a code of three letters, or Germany's of one. */
  String country() {
    return object(data, "hdr").get("is") instanceof String country ? country : "";
  }

  /** What it says. */
  Map<?, ?> message() {
    return object(data, "msg");
  }

  /** A member that is an object; an empty one if it is none. */
  static Map<?, ?> object(Map<?, ?> object, String name) {
    return object.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Does not show the seal. */
  @Override
  public String toString() {
    return "Seal";
  }
}
