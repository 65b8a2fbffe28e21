package dev.assay.jose;

import dev.assay.crypto.AesGcm;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyKind;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.JweException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON Web Encryption (RFC 7516) as it was received, in the compact serialization: whoever made
 * it had a public key of ours, which everybody may have, so nothing in it is trusted once it is
 * open.
 *
 * <p>One way to encrypt is taken and no other: ECDH-ES without key wrapping (RFC 7518, 4.6) on
 * P-256, with a {@link ContentEncryption}. What the header says decides nothing but which of these
 * two.
 */
public final class Jwe {

  /** A key, two algorithms and two short names; the rest is room for what is refused otherwise. */
  private static final JsonLimits HEADER =
      JsonLimits.DEFAULT.withMaxBytes(8 << 10).withMaxDepth(8).withMaxValues(256);

  /** What apu and apv are in use, a nonce or a name, has less than 100. */
  private static final int MAX_PARTY_CHARS = 1024;

  private static final int PARTS = 5;

  private final String protectedHeader;
  private final Map<String, Object> header;
  private final ContentEncryption encryption;
  private final VerificationKey ephemeralKey;
  private final byte[] partyUInfo;
  private final byte[] partyVInfo;
  private final byte[] iv;
  private final byte[] cipherText;

  private Jwe(String protectedHeader, Map<String, Object> header, byte[] iv, byte[] cipherText)
      throws JweException {
    this.protectedHeader = protectedHeader;
    this.header = header;
    this.encryption = encryption(header);
    this.ephemeralKey = ephemeralKey(header);
    this.partyUInfo = partyInfo(header, "apu");
    this.partyVInfo = partyInfo(header, "apv");
    this.iv = iv;
    this.cipherText = cipherText;
  }

  /**
   * Takes a compact serialization apart (RFC 7516, 7.1), and refuses all but one way to encrypt.
   */
  public static Jwe parse(String compact) throws JweException {
    String[] parts = compact.split("\\.", PARTS + 1);
    if (parts.length != PARTS) {
      throw new JweException(Kind.BAD_FORM, "not five parts");
    }
    byte[] json = decoded("header", parts[0]);
    byte[] iv = decoded("initialization vector", parts[2]);
    byte[] content = decoded("cipher text", parts[3]);
    byte[] tag = decoded("tag", parts[4]);
    Map<String, Object> header = header(json);
    Jwe jwe = new Jwe(parts[0], header, iv, joined(content, tag));
    // RFC 7516, 5.2(10): the agreed key is the key, so that no encrypted one is sent.
    if (!parts[1].isEmpty() || iv.length != AesGcm.IV_BYTES || tag.length != AesGcm.TAG_BYTES) {
      throw new JweException(Kind.BAD_FORM, "a part is not as long as it is with ECDH-ES and GCM");
    }
    return jwe;
  }

  /** What the content was encrypted with. */
  public ContentEncryption encryption() {
    return encryption;
  }

  /** {@code kid}, if it is there and a string. */
  public Optional<String> keyId() {
    return header.get("kid") instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** {@code apu}, decoded, a copy; empty if there is none. */
  public byte[] partyUInfo() {
    return partyUInfo.clone();
  }

  /** {@code apv}, decoded, a copy; empty if there is none. */
  public byte[] partyVInfo() {
    return partyVInfo.clone();
  }

  /**
   * The content, if it was encrypted for this key, and {@code kid} says so.
   *
   * @throws JweException {@link Kind#KEY_ID} or {@link Kind#DECRYPTION}
   */
  public byte[] open(EncryptionKey key) throws JweException {
    if (!keyId().equals(Optional.of(key.keyId()))) {
      throw new JweException(Kind.KEY_ID, "kid is missing, or another key's");
    }
    return key.agreementKey()
        .agree(ephemeralKey)
        .map(secret -> AgreedKey.of(secret, encryption, partyUInfo, partyVInfo))
        .flatMap(derived -> AesGcm.open(derived, iv, ascii(protectedHeader), cipherText))
        .orElseThrow(() -> new JweException(Kind.DECRYPTION, "it does not open"));
  }

  private static Map<String, Object> header(byte[] json) throws JweException {
    Map<String, Object> header;
    try {
      header = Json.readObject(json, HEADER);
    } catch (JsonException e) {
      throw new JweException(e);
    }
    if (!EncryptionKey.ALGORITHM.equals(header.get("alg"))) {
      throw new JweException(Kind.ALGORITHM, "alg is not " + EncryptionKey.ALGORITHM);
    }
    // Compressed content tells by its length what it says; and no extension is understood.
    if (header.containsKey("zip") || header.containsKey("crit")) {
      throw new JweException(Kind.FORBIDDEN_HEADER, "the header has zip or crit");
    }
    return header;
  }

  private static ContentEncryption encryption(Map<String, Object> header) throws JweException {
    return Optional.ofNullable(header.get("enc"))
        .filter(String.class::isInstance)
        .flatMap(name -> ContentEncryption.ofJoseName((String) name))
        .orElseThrow(
            () ->
                new JweException(
                    Kind.CONTENT_ENCRYPTION, "enc is none of " + ContentEncryption.joseNames()));
  }

  /** RFC 7518, 4.6.1.1; the point is checked when the key is made. */
  private static VerificationKey ephemeralKey(Map<String, Object> header) throws JweException {
    if (!(header.get("epk") instanceof Map<?, ?>)) {
      throw new JweException(Kind.EPHEMERAL_KEY, "epk is missing, or no JWK");
    }
    @SuppressWarnings("unchecked") // the reader makes no other maps
    Map<String, Object> jwk = (Map<String, Object>) header.get("epk");
    try {
      VerificationKey key = Jwk.read(jwk, Crypto.select()).key();
      if (!key.kind().equals(KeyKind.of(Curve.P_256))) {
        throw new JweException(Kind.EPHEMERAL_KEY, "epk is not on P-256");
      }
      return key;
    } catch (KeyRejectedException e) {
      throw new JweException(Kind.EPHEMERAL_KEY, "epk: " + e.reason());
    }
  }

  private static byte[] partyInfo(Map<String, Object> header, String name) throws JweException {
    if (!header.containsKey(name)) {
      return new byte[0];
    }
    if (!(header.get(name) instanceof String text) || text.length() > MAX_PARTY_CHARS) {
      throw new JweException(Kind.PARTY_INFO, name + " is no text, or too long");
    }
    try {
      return Base64Url.decode(text);
    } catch (Base64UrlException e) {
      throw new JweException(Kind.PARTY_INFO, name + " is " + e.getMessage());
    }
  }

  private static byte[] decoded(String part, String text) throws JweException {
    try {
      return Base64Url.decode(text);
    } catch (Base64UrlException e) {
      throw new JweException(Kind.BAD_ENCODING, "the " + part + " is " + e.getMessage());
    }
  }

  private static byte[] joined(byte[] content, byte[] tag) {
    return ByteBuffer.allocate(content.length + tag.length).put(content).put(tag).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "Jwe";
  }
}
