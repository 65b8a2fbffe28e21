package dev.assay.mdoc;

import java.util.regex.Pattern;

/**
 * Versions of structures: a new minor one adds members that older readers pass over, a new major
 * one is another structure. ISO/IEC 18013-5, 8.3.
 *
 * <p>Accepted: {@code 1.0}, {@code 1.1}. Rejected: {@code 2.0}, {@code 1}, {@code 1.0.1}.
 */
final class MdocVersion {

  private static final Pattern MAJOR_ONE = Pattern.compile("1\\.[0-9]{1,3}");

  private MdocVersion() {}

  static boolean isKnown(String version) {
    return version.equals("1.0") || MAJOR_ONE.matcher(version).matches();
  }
}
