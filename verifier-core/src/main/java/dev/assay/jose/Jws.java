package dev.assay.jose;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON Web Signature (RFC 7515) as it was received: nobody has verified it, and nothing in it is
 * trusted. {@link #verifies} answers for one key and one algorithm, both chosen by the caller; the
 * header is never asked.
 */
public final class Jws {

  /** The names of RFC 7515, 4.1 and RFC 7518, 4.6 to 4.8, which {@code crit} must not repeat. */
  private static final Set<String> REGISTERED =
      Set.of(
          "alg",
          "jku",
          "jwk",
          "kid",
          "x5u",
          "x5c",
          "x5t",
          "x5t#S256",
          "typ",
          "cty",
          "crit",
          "enc",
          "zip",
          "epk",
          "apu",
          "apv",
          "iv",
          "tag",
          "p2s",
          "p2c");

  private final String compact;
  private final Map<String, Object> header;
  private final byte[] payload;
  private final byte[] signature;

  private Jws(String compact, Map<String, Object> header, byte[] payload, byte[] signature) {
    this.compact = compact;
    this.header = header;
    this.payload = payload;
    this.signature = signature;
  }

  /**
   * Takes a compact serialization apart (RFC 7515, 7.1).
   *
   * @param limits for the header
   */
  public static Jws parse(String compact, JsonLimits limits) throws JoseException {
    int first = compact.indexOf('.');
    int second = compact.indexOf('.', first + 1);
    if (first < 0 || second < 0 || compact.indexOf('.', second + 1) >= 0) {
      throw new JoseException(JoseException.Kind.BAD_FORM, "not three parts");
    }
    byte[] header = decoded("protected header", compact.substring(0, first));
    byte[] payload = decoded("payload", compact.substring(first + 1, second));
    byte[] signature = decoded("signature", compact.substring(second + 1));
    try {
      return new Jws(compact, Json.readObject(header, limits), payload, signature);
    } catch (JsonException e) {
      throw new JoseException(e);
    }
  }

  /**
   * From the members of a JSON serialization (RFC 7515, 7.2), each still in base64url; also for a
   * payload that was sent apart (appendix F).
   */
  public static Jws ofParts(
      String protectedHeader, String payload, String signature, JsonLimits limits)
      throws JoseException {
    return parse(String.join(".", protectedHeader, payload, signature), limits);
  }

  /** The protected header. */
  public Map<String, Object> header() {
    return header;
  }

  /** A header parameter, if it is there and a string. */
  public Optional<String> headerString(String name) {
    return header.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** {@code alg}, which may name anything. */
  public Optional<String> algorithm() {
    return headerString("alg");
  }

  /** {@code typ}. */
  public Optional<String> type() {
    return headerString("typ");
  }

  /** {@code kid}: a hint for finding a key, never a path or a URL. */
  public Optional<String> keyId() {
    return headerString("kid");
  }

  /** The payload, a copy. */
  public byte[] payload() {
    return payload.clone();
  }

  /** The payload, read as a JSON object; read anew at each call. */
  public Map<String, Object> payloadObject(JsonLimits limits) throws JsonException {
    return Json.readObject(payload, limits);
  }

  /** The text as it was received. */
  public String compact() {
    return compact;
  }

  /** Whether the key has made this signature, over the very characters received. */
  public boolean verifies(Crypto crypto, SignatureAlgorithm algorithm, VerificationKey key) {
    // Header and payload were decoded, so each character is ASCII.
    String signed = compact.substring(0, compact.lastIndexOf('.'));
    return crypto.verify(algorithm, key, signed.getBytes(StandardCharsets.ISO_8859_1), signature);
  }

  /**
   * What is wrong with {@code crit} (RFC 7515, 4.1.11); empty if it is absent, or lists extensions
   * that are all understood.
   *
   * @param understood never has {@code b64} in it here: no payload is signed unencoded (RFC 7797)
   */
  public Optional<String> criticalFault(Set<String> understood) {
    Object critical = header.get("crit");
    if (critical == null) {
      return Optional.empty();
    }
    if (!(critical instanceof List<?> names) || names.isEmpty()) {
      return Optional.of("crit is not a list of names, or empty");
    }
    Set<Object> seen = new HashSet<>();
    for (Object name : names) {
      Optional<String> fault = criticalFault(name, understood);
      if (fault.isPresent()) {
        return fault;
      }
      if (!seen.add(name)) {
        return Optional.of("crit repeats a name");
      }
    }
    return Optional.empty();
  }

  private Optional<String> criticalFault(Object name, Set<String> understood) {
    if (!(name instanceof String text)) {
      return Optional.of("crit is not a list of names");
    }
    if (REGISTERED.contains(text)) {
      return Optional.of("crit lists " + text + ", which is no extension");
    }
    if (!header.containsKey(text)) {
      return Optional.of("crit lists a name that the header does not have");
    }
    return understood.contains(text)
        ? Optional.empty()
        : Optional.of("crit lists an extension that is not understood");
  }

  private static byte[] decoded(String part, String text) throws JoseException {
    try {
      return Base64Url.decode(text);
    } catch (Base64UrlException e) {
      throw new JoseException(
          JoseException.Kind.BAD_ENCODING, "the " + part + " is " + e.getMessage());
    }
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "Jws";
  }
}
