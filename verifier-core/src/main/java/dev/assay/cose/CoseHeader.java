package dev.assay.cose;

import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Both headers of a message: RFC 9052, 3. Only the protected one is covered by the signature or
 * code; what stands in the other one is a hint.
 */
public final class CoseHeader {

  /** RFC 9052, 3.1. */
  public static final long ALGORITHM = 1;

  /** RFC 9052, 3.1. */
  public static final long CRITICAL = 2;

  /** RFC 9052, 3.1. */
  public static final long KEY_ID = 4;

  /** {@code x5chain}, RFC 9360, 2. */
  public static final long CERTIFICATES = 33;

  /** Labels that everybody understands, which {@code crit} should not repeat: RFC 9052, 3.1. */
  private static final long LAST_ALWAYS_UNDERSTOOD = 7;

  private final ByteString encoded;
  private final Map<Object, Object> signed;
  private final Map<Object, Object> unsigned;

  private CoseHeader(ByteString encoded, Map<Object, Object> signed, Map<Object, Object> unsigned) {
    this.encoded = encoded;
    this.signed = signed;
    this.unsigned = unsigned;
  }

  /** What a label in both headers means. */
  public enum SameLabel {
    /** The message is malformed: RFC 9052, 3. */
    REFUSED,
    /** What is protected counts, and the other is nothing: EU DCC, HCERT 1.0.8, 3.3.3. */
    PROTECTED_COUNTS
  }

  /** From the first two members of a message. */
  static CoseHeader of(Object encoded, Object unsigned, SameLabel same, CborLimits limits)
      throws CoseException {
    if (!(encoded instanceof ByteString bytes) || !(unsigned instanceof Map<?, ?> map)) {
      throw new CoseException(CoseException.Kind.BAD_FORM, "the headers are not bytes and a map");
    }
    Map<Object, Object> signed = signed(bytes, limits);
    if (same == SameLabel.REFUSED && map.keySet().stream().anyMatch(signed::containsKey)) {
      throw new CoseException(CoseException.Kind.LABEL_TWICE, "a label stands in both headers");
    }
    @SuppressWarnings("unchecked") // the reader makes no other maps
    Map<Object, Object> known = (Map<Object, Object>) map;
    return new CoseHeader(bytes, signed, known);
  }

  private static Map<Object, Object> signed(ByteString bytes, CborLimits limits)
      throws CoseException {
    if (bytes.isEmpty()) {
      return Map.of();
    }
    try {
      return Cbor.readMap(bytes, limits);
    } catch (CborException e) {
      throw new CoseException(e);
    }
  }

  /** The protected header. */
  public Map<Object, Object> signed() {
    return signed;
  }

  /** The unprotected header. */
  public Map<Object, Object> unsigned() {
    return unsigned;
  }

  /**
   * What a label has: in the protected header, or else in the other one, where nobody vouches for
   * it. Empty if it stands in neither.
   */
  public Optional<Object> either(long label) {
    return Optional.ofNullable(signed.getOrDefault(label, unsigned.get(label)));
  }

  /** {@code alg}, if it is protected and a number. */
  public Optional<Long> algorithm() {
    return signed.get(ALGORITHM) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  /**
   * The certificates of {@code x5chain}, the signer's first, from whichever header has them; empty
   * if there are none, or if they are neither a byte string nor an array of byte strings.
   */
  public List<ByteString> certificates() {
    Object chain = chain();
    if (chain instanceof ByteString one) {
      return List.of(one);
    }
    if (!(chain instanceof List<?> several)) {
      return List.of();
    }
    boolean bytes = several.stream().allMatch(ByteString.class::isInstance);
    return bytes ? several.stream().map(ByteString.class::cast).toList() : List.of();
  }

  /** Whether one certificate stands in an array: RFC 9360, 2, has it stand alone. */
  public boolean wrapsOneCertificate() {
    return chain() instanceof List<?> list && list.size() == 1;
  }

  private @Nullable Object chain() {
    return signed.getOrDefault(CERTIFICATES, unsigned.get(CERTIFICATES));
  }

  /**
   * What is wrong with {@code crit} (RFC 9052, 3.1); empty if it is absent, or lists labels of the
   * protected header that are all understood.
   */
  public Optional<String> criticalFault(Set<Object> understood) {
    if (unsigned.containsKey(CRITICAL)) {
      return Optional.of("crit is not protected");
    }
    Object critical = signed.get(CRITICAL);
    if (critical == null) {
      return Optional.empty();
    }
    if (!(critical instanceof List<?> labels) || labels.isEmpty()) {
      return Optional.of("crit is not a list of labels, or empty");
    }
    Set<Object> seen = new HashSet<>();
    for (Object label : labels) {
      if (!seen.add(label)) {
        return Optional.of("crit repeats a label");
      }
      if (!signed.containsKey(label)) {
        return Optional.of("crit lists a label that the protected header does not have");
      }
      if (!understood.contains(label) && !isAlwaysUnderstood(label)) {
        return Optional.of("crit lists a label that is not understood");
      }
    }
    return Optional.empty();
  }

  private static boolean isAlwaysUnderstood(Object label) {
    return label instanceof Long number && number >= 0 && number <= LAST_ALWAYS_UNDERSTOOD;
  }

  /** RFC 9052, 4.4 (2): as it was received, except that an empty map counts as no bytes. */
  ByteString authenticated() {
    return signed.isEmpty() ? ByteString.of() : encoded;
  }
}
