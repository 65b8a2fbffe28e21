package dev.assay.status;

import dev.assay.cbor.ByteString;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.JoseException;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jws;
import dev.assay.jose.NumericDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A status list token as it was received, not verified: Token Status List draft-20, 5.
 *
 * @param content the list itself
 */
record StatusToken(
    StatusSeal seal,
    Optional<String> issuer,
    String subject,
    Instant issuedAt,
    Optional<Instant> begins,
    Optional<Instant> expires,
    Optional<Duration> ttl,
    Content content) {

  /** What is listed. */
  sealed interface Content {}

  /**
   * The status of every credential that has a place in the list.
   *
   * @param bits how many bits an entry has
   * @param list as it stands in its token
   */
  record Entries(int bits, Compressed list) implements Content {}

  /**
   * The identifiers of those that were revoked.
   *
   * @param list empty if the claims are not of the form that the standard gives them
   */
  record Identifiers(Optional<IdentifierList> list) implements Content {}

  /** A list as it stands in its token: a zlib stream. */
  sealed interface Compressed {

    /** In base64url. */
    record Text(String base64Url) implements Compressed {}

    /** As it is. */
    record Bytes(ByteString bytes) implements Compressed {}

    /** The zlib stream. */
    default byte[] zlib() throws Base64UrlException {
      return this instanceof Bytes bytes
          ? bytes.bytes().toByteArray()
          : Base64Url.decode(((Text) this).base64Url());
    }
  }

  static final Set<Long> BITS = Set.of(1L, 2L, 4L, 8L);

  /** The token is as big as its document, and its list is one string of nearly that length. */
  private static JsonLimits limitsFor(Document document) {
    return new JsonLimits(
        document.size(),
        JsonLimits.DEFAULT.maxDepth(),
        document.size(),
        JsonLimits.DEFAULT.maxValues());
  }

  /** Reads a token; empty if it is not of the form that the specification gives. */
  static Optional<StatusToken> read(Document document, DocumentKind kind) {
    return kind == DocumentKind.STATUS_LIST
        ? readJwt(document)
        : new CwtStatusToken(kind).read(document);
  }

  private static Optional<StatusToken> readJwt(Document document) {
    try {
      JsonLimits limits = limitsFor(document);
      Jws jws = Jws.parse(document.ascii(), limits);
      return read(jws, jws.payloadObject(limits));
    } catch (JoseException | JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<StatusToken> read(Jws jws, Map<String, Object> claims) {
    Optional<Instant> issuedAt = date(claims, "iat");
    if (!(claims.get("sub") instanceof String subject)
        || !(claims.get("status_list") instanceof Map<?, ?> list)
        || !(list.get("bits") instanceof Long bits && BITS.contains(bits))
        || !(list.get("lst") instanceof String encoded)
        || issuedAt.isEmpty()
        || !(claims.getOrDefault("iss", "") instanceof String)
        || !hasReadableCertificates(jws)
        || !isReadable(claims)) {
      return Optional.empty();
    }
    Optional<String> issuer =
        claims.get("iss") instanceof String text ? Optional.of(text) : Optional.empty();
    return Optional.of(
        new StatusToken(
            new StatusSeal.Jwt(jws),
            issuer,
            subject,
            issuedAt.get(),
            date(claims, "nbf"),
            date(claims, "exp"),
            period(claims),
            new Entries(bits.intValue(), new Compressed.Text(encoded))));
  }

  /** A date or a period that is there and cannot be read must not count as absent. */
  private static boolean isReadable(Map<String, Object> claims) {
    return isAbsentOr(claims, "nbf", date(claims, "nbf"))
        && isAbsentOr(claims, "exp", date(claims, "exp"))
        && isAbsentOr(claims, "ttl", period(claims));
  }

  private static boolean isAbsentOr(Map<String, Object> claims, String name, Optional<?> read) {
    return read.isPresent() || !claims.containsKey(name);
  }

  /** Draft-20, 5.1: a positive number of seconds. Beyond what a date can have, it is none. */
  private static Optional<Duration> period(Map<String, Object> claims) {
    return date(claims, "ttl")
        .filter(Instant.EPOCH::isBefore)
        .map(end -> Duration.between(Instant.EPOCH, end));
  }

  private static Optional<Instant> date(Map<String, Object> claims, String name) {
    return Optional.ofNullable(claims.get(name)).flatMap(NumericDate::read);
  }

  private static boolean hasReadableCertificates(Jws jws) {
    Object header = jws.header().getOrDefault("x5c", List.of());
    return header instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
  }

  /** An identifier list has no bits. */
  boolean isOfOneBit() {
    return !(content instanceof Entries entries) || entries.bits() == 1;
  }

  /** About how much memory the token takes: the text, the payload and the list in it. */
  int bytes() {
    int index =
        content instanceof Identifiers identifiers
            ? identifiers.list().map(IdentifierList::bytes).orElse(0)
            : 0;
    return 3 * seal.size() + index + 2048;
  }

  /** Does not show the list. */
  @Override
  public String toString() {
    return "StatusToken";
  }
}
