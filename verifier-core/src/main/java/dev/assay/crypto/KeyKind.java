package dev.assay.crypto;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What kind of key it is: everything about a key that decides which algorithms it fits, save the
 * size of an RSA key.
 *
 * @param type the key type
 * @param curve the curve, for every type but RSA
 */
public record KeyKind(KeyType type, Optional<Curve> curve) {

  private static final Map<Curve, KeyKind> ON_CURVES = onCurves();

  /** RSA of any permitted size. */
  public static final KeyKind RSA = new KeyKind(KeyType.RSA, Optional.empty());

  /** Those that are tried at start. */
  public static final List<KeyKind> COMMON =
      List.of(of(Curve.P_256), of(Curve.P_384), of(Curve.P_521), of(Curve.ED25519), RSA);

  /** Those that mobile documents alone may have, and few do: tried when the first of them comes. */
  public static final List<KeyKind> RARE =
      List.of(
          of(Curve.BRAINPOOL_P256R1),
          of(Curve.BRAINPOOL_P320R1),
          of(Curve.BRAINPOOL_P384R1),
          of(Curve.BRAINPOOL_P512R1),
          of(Curve.ED448));

  /** Keys on this curve. */
  public static KeyKind of(Curve curve) {
    return Objects.requireNonNull(ON_CURVES.get(curve));
  }

  private static Map<Curve, KeyKind> onCurves() {
    Map<Curve, KeyKind> kinds = new EnumMap<>(Curve.class);
    for (Curve curve : Curve.values()) {
      kinds.put(curve, new KeyKind(curve.keyType(), Optional.of(curve)));
    }
    return kinds;
  }

  /** There is one of each, most often, so that they are seldom compared by their members. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof KeyKind that && type == that.type && curve.equals(that.curve));
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, curve);
  }

  /** The curve, or RSA. */
  @Override
  public String toString() {
    return curve.map(Curve::joseName).orElse("RSA");
  }
}
