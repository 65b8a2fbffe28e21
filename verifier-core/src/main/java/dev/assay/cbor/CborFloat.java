package dev.assay.cbor;

/** Floating-point numbers of 16 bits, which Java 17 has no type for: RFC 8949, appendix D. */
final class CborFloat {

  private CborFloat() {}

  /** The value of binary16 bits: one of sign, five of exponent, ten of fraction. */
  static double ofHalf(int bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size;
    if (exponent == 0) {
      size = Math.scalb((double) fraction, -24);
    } else if (exponent < 31) {
      size = Math.scalb((double) (fraction + 1024), exponent - 25);
    } else {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return (bits & 0x8000) == 0 ? size : -size;
  }

  /** How many bytes a finite value needs so that nothing of it is lost: 2, 4 or 8. */
  static int fewestBytes(double value) {
    float single = (float) value;
    if (single != value) {
      return 8;
    }
    return isHalf(single) ? 2 : 4;
  }

  /**
   * Of a finite number: whether its bits beyond the ten of a half are zero, once it is scaled to
   * where a half has its last bit.
   */
  private static boolean isHalf(float single) {
    double size = Math.abs((double) single);
    if (size == 0) {
      return true;
    }
    int exponent = Math.max(Math.getExponent(size), -14);
    double units = Math.scalb(size, 10 - exponent);
    return size < Math.scalb(1.0, 16) && units == Math.rint(units);
  }
}
