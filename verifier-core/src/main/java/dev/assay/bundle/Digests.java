package dev.assay.bundle;

import dev.assay.crypto.HashAlgorithm;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests as they stand in manifests and reports. */
final class Digests {

  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  private Digests() {}

  static String of(byte[] bytes) {
    return "sha256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.digest(bytes));
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
