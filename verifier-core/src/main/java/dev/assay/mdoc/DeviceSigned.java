package dev.assay.mdoc;

import dev.assay.cbor.CborTagged;
import dev.assay.cose.CoseMac0;
import dev.assay.cose.CoseSign1;
import java.util.Map;

/**
 * What the device signed: ISO/IEC 18013-5, 10.3.3.
 *
 * @param encoded DeviceNameSpacesBytes, as received
 * @param nameSpaces the elements by namespace, then by name
 * @param blank how deviceAuth writes what is left out
 */
record DeviceSigned(
    CborTagged encoded,
    Map<String, Map<String, Object>> nameSpaces,
    DeviceAuth deviceAuth,
    Blank blank) {

  /** How something is written that is not there. */
  enum Blank {
    /** As COSE has it: RFC 9052, 4.1. */
    NIL,
    /** As encoders in JavaScript do unless they are told. */
    UNDEFINED
  }

  /** Exactly one of two kinds of proof. */
  sealed interface DeviceAuth {

    /** A signature with the device key. */
    record Signature(CoseSign1 message) implements DeviceAuth {}

    /** A code with a key that the device key and the verifier's own key agree on. */
    record Mac(CoseMac0 message) implements DeviceAuth {}
  }

  /** Does not show the elements. */
  @Override
  public String toString() {
    return "DeviceSigned";
  }
}
