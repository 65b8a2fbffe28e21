package dev.assay.status;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.CborByteKeys;
import java.util.Map;
import java.util.Optional;

/**
 * The identifiers of what was revoked: ISO/IEC 18013-5, 12.3.6.4. What stands beside an identifier
 * is reserved, and not looked at: to be there is to be revoked.
 *
 * @param identifiers empty if nothing is revoked
 */
record IdentifierList(Optional<CborByteKeys> identifiers) implements VerifiedList {

  /** Reads the claim; empty if it is not of the form that the standard gives it. */
  static Optional<IdentifierList> read(Object claim) {
    if (!(claim instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Object identifiers = map.get("identifiers");
    if (identifiers instanceof CborByteKeys keys) {
      return Optional.of(new IdentifierList(Optional.of(keys)));
    }
    return identifiers instanceof Map<?, ?> none && none.isEmpty()
        ? Optional.of(new IdentifierList(Optional.empty()))
        : Optional.empty();
  }

  boolean contains(ByteString identifier) {
    return identifiers.filter(keys -> keys.contains(identifier)).isPresent();
  }

  /** The keys are a piece of the document. */
  @Override
  public int bytes() {
    return identifiers.map(keys -> keys.bytes()).orElse(0);
  }

  /** Does not show the identifiers. */
  @Override
  public String toString() {
    return "IdentifierList";
  }
}
