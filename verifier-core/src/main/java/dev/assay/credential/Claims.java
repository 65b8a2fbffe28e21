package dev.assay.credential;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a credential says. In formats that are JSON, values are strings, booleans, {@link Long},
 * {@link java.math.BigInteger}, {@link java.math.BigDecimal}, {@link dev.assay.jose.JsonNull},
 * lists and maps of these; in formats that are CBOR they are those of {@link dev.assay.cbor.Cbor},
 * which tell a date from a text and have byte strings.
 */
public final class Claims {

  private static final Claims NONE = new Claims(Map.of(), Kind.JSON);

  private final Map<String, Object> values;
  private final Kind kind;

  private Claims(Map<String, Object> values, Kind kind) {
    this.values = values;
    this.kind = kind;
  }

  /** What the values are. */
  private enum Kind {
    JSON,
    CBOR
  }

  /** No claims at all. */
  public static Claims none() {
    return NONE;
  }

  /**
   * Claims that a credential was found to make. The map is not copied and must not change any more.
   */
  public static Claims of(Map<String, Object> values) {
    return new Claims(Collections.unmodifiableMap(values), Kind.JSON);
  }

  /** The same for a credential that is CBOR. */
  public static Claims ofCbor(Map<String, Object> values) {
    return new Claims(Collections.unmodifiableMap(values), Kind.CBOR);
  }

  /** All claims, in the order of the token. Not to be changed. */
  public Map<String, Object> asMap() {
    return values;
  }

  /**
   * All claims as JSON has them, in the same order. What arrived as CBOR becomes: a byte string
   * base64url without padding; a date its text; a map with keys that are no text an array of arrays
   * of key and value.
   */
  @SuppressWarnings("unchecked") // a map with names for keys becomes one again
  public Map<String, Object> asJson() {
    return kind == Kind.JSON ? values : (Map<String, Object>) JsonForm.of(values);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The claims at a path; empty if there are none. */
  public List<Object> at(ClaimsPath path) {
    return path.select(values);
  }

  /** The claims at a path, and what it cost to find them. */
  public ClaimsPath.Selection walk(ClaimsPath path) {
    return path.walk(values);
  }

  /** A changeable copy of the top level. */
  public Map<String, Object> copy() {
    return new LinkedHashMap<>(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Claims claims && claims.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Does not show the claims: they are personal data. */
  @Override
  public String toString() {
    return "Claims[" + values.size() + "]";
  }
}
