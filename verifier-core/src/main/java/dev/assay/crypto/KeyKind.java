package dev.assay.crypto;

import java.util.List;
import java.util.Optional;

/**
 * What kind of key it is: everything about a key that decides which algorithms it fits, save the
 * size of an RSA key.
 *
 * @param type the key type
 * @param curve the curve, for every type but RSA
 */
public record KeyKind(KeyType type, Optional<Curve> curve) {

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
    return new KeyKind(curve.keyType(), Optional.of(curve));
  }

  /** The curve, or RSA. */
  @Override
  public String toString() {
    return curve.map(Curve::joseName).orElse("RSA");
  }
}
