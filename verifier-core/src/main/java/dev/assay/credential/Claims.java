package dev.assay.credential;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a credential says. Values are strings, booleans, {@link Long}, {@link java.math.BigInteger},
 * {@link java.math.BigDecimal}, {@link dev.assay.jose.JsonNull}, lists and maps of these.
 */
public final class Claims {

  private final Map<String, Object> values;

  private Claims(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Claims that a credential was found to make. The map is not copied and must not change any more.
   */
  public static Claims of(Map<String, Object> values) {
    return new Claims(Collections.unmodifiableMap(values));
  }

  /** All claims, in the order of the token. Not to be changed. */
  public Map<String, Object> asMap() {
    return values;
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
