package dev.assay.status;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborTagged;
import dev.assay.cose.CoseException;
import dev.assay.cose.CoseSign1;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.jose.NumericDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the CWT form of a status list token: Token Status List draft-20, 5.2; and an identifier
 * list token, which differs in nothing but the list: ISO/IEC 18013-5, 12.3.6.4. It is a COSE_Sign1
 * with its tag, in no other tag; a COSE_Mac0 is refused, because whoever checks it could have made
 * it.
 */
final class CwtStatusToken {

  // RFC 8392, 4; Token Status List draft-20, 5.2.
  private static final long ISSUER = 1;
  private static final long SUBJECT = 2;
  private static final long EXPIRES = 4;
  private static final long NOT_BEFORE = 5;
  private static final long ISSUED_AT = 6;
  private static final long IDENTIFIERS = 65_530;
  private static final long LIST = 65_533;
  private static final long TTL = 65_534;

  private final DocumentKind kind;
  private final CborLimits limits;

  CwtStatusToken(DocumentKind kind) {
    this.kind = kind;
    this.limits =
        CborLimits.DEFAULT
            .withMaxBytes(kind.maxBytes())
            .withForm(CborLimits.Form.DEFINITE)
            .withKeys(
                kind == DocumentKind.IDENTIFIER_LIST
                    ? CborLimits.Keys.ALSO_BYTES
                    : CborLimits.Keys.NAMES);
  }

  /** Empty if it is not of the form that the specification gives. */
  Optional<StatusToken> read(Document document) {
    try {
      Object item = Cbor.read(document.bytes(), limits);
      if (!(item instanceof CborTagged tagged) || tagged.tag() != CborTagged.COSE_SIGN1) {
        return Optional.empty();
      }
      CoseSign1 message = CoseSign1.of(tagged.value(), limits);
      if (message.payload().isEmpty()) {
        return Optional.empty();
      }
      StatusSeal seal = new StatusSeal.Cwt(message, document.size());
      return read(seal, Cbor.readMap(message.payload().get(), limits));
    } catch (CborException | CoseException e) {
      return Optional.empty();
    }
  }

  private Optional<StatusToken> read(StatusSeal seal, Map<Object, Object> claims) {
    Optional<Instant> issuedAt = date(claims, ISSUED_AT);
    Optional<StatusToken.Content> content = content(claims);
    if (!(claims.get(SUBJECT) instanceof String subject)
        || content.isEmpty()
        || issuedAt.isEmpty()
        || !(claims.getOrDefault(ISSUER, "") instanceof String)
        || !isReadable(claims)) {
      return Optional.empty();
    }
    Optional<String> issuer =
        claims.get(ISSUER) instanceof String text ? Optional.of(text) : Optional.empty();
    return Optional.of(
        new StatusToken(
            seal,
            issuer,
            subject,
            issuedAt.get(),
            date(claims, NOT_BEFORE),
            date(claims, EXPIRES),
            period(claims),
            content.get()));
  }

  private Optional<StatusToken.Content> content(Map<Object, Object> claims) {
    return kind == DocumentKind.IDENTIFIER_LIST
        ? Optional.of(new StatusToken.Identifiers(identifiers(claims)))
        : entries(claims);
  }

  private static Optional<StatusToken.Content> entries(Map<Object, Object> claims) {
    return claims.get(LIST) instanceof Map<?, ?> list
            && list.get("bits") instanceof Long bits
            && StatusToken.BITS.contains(bits)
            && list.get("lst") instanceof ByteString zlib
        ? Optional.of(
            new StatusToken.Entries(bits.intValue(), new StatusToken.Compressed.Bytes(zlib)))
        : Optional.empty();
  }

  /** 12.3.6.4: the StatusList claim shall not be there beside it. */
  private static Optional<IdentifierList> identifiers(Map<Object, Object> claims) {
    return claims.containsKey(LIST)
        ? Optional.empty()
        : Optional.ofNullable(claims.get(IDENTIFIERS)).flatMap(IdentifierList::read);
  }

  /** A date or a period that is there and cannot be read must not count as absent. */
  private static boolean isReadable(Map<Object, Object> claims) {
    return isAbsentOr(claims, NOT_BEFORE, date(claims, NOT_BEFORE))
        && isAbsentOr(claims, EXPIRES, date(claims, EXPIRES))
        && isAbsentOr(claims, TTL, period(claims));
  }

  private static boolean isAbsentOr(Map<Object, Object> claims, long label, Optional<?> read) {
    return read.isPresent() || !claims.containsKey(label);
  }

  private static Optional<Duration> period(Map<Object, Object> claims) {
    return date(claims, TTL)
        .filter(Instant.EPOCH::isBefore)
        .map(end -> Duration.between(Instant.EPOCH, end));
  }

  private static Optional<Instant> date(Map<Object, Object> claims, long label) {
    return Optional.ofNullable(claims.get(label)).flatMap(NumericDate::read);
  }
}
