package dev.assay.cose;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborNull;
import dev.assay.cose.CoseHeader.SameLabel;
import java.util.List;
import java.util.Optional;

/**
 * The four members that COSE_Sign1 and COSE_Mac0 have in common: RFC 9052, 4.2 and 6.2.
 *
 * @param header both headers
 * @param payload empty if it was sent apart
 * @param proof the signature or the code
 */
record CoseMessage(CoseHeader header, Optional<ByteString> payload, ByteString proof) {

  private static final int MEMBERS = 4;

  static CoseMessage of(Object item, CborLimits limits) throws CoseException {
    return of(item, SameLabel.REFUSED, limits);
  }

  static CoseMessage of(Object item, SameLabel same, CborLimits limits) throws CoseException {
    if (!(item instanceof List<?> members) || members.size() != MEMBERS) {
      throw badForm("not an array of four");
    }
    CoseHeader header = CoseHeader.of(members.get(0), members.get(1), same, limits);
    if (!(members.get(3) instanceof ByteString proof)) {
      throw badForm("the signature or tag is not a byte string");
    }
    return new CoseMessage(header, payload(members.get(2)), proof);
  }

  /** RFC 9052, 4.1: nil if it was sent apart, for which encoders in JavaScript write undefined. */
  private static Optional<ByteString> payload(Object member) throws CoseException {
    if (member instanceof CborNull) {
      return Optional.empty();
    }
    if (member instanceof ByteString bytes) {
      return Optional.of(bytes);
    }
    throw badForm("the payload is neither a byte string nor null");
  }

  /** Two payloads would leave open which of them was signed. */
  CoseMessage withPayload(ByteString detached) {
    if (payload.isPresent()) {
      throw new IllegalStateException("the payload is not detached");
    }
    return new CoseMessage(header, Optional.of(detached), proof);
  }

  /**
   * What the proof is made over: Sig_structure (RFC 9052, 4.4) or MAC_structure (6.3).
   *
   * @return empty as long as the payload is missing
   */
  Optional<byte[]> covered(String context, ByteString external) {
    return payload.map(
        content -> Cbor.write(List.of(context, header.authenticated(), external, content)));
  }

  private static CoseException badForm(String detail) {
    return new CoseException(CoseException.Kind.BAD_FORM, detail);
  }
}
