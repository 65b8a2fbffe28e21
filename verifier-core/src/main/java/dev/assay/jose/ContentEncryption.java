package dev.assay.jose;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The algorithms that content may be encrypted with: {@code enc} of RFC 7518, 5.1. There is no
 * constant for those that need an HMAC besides, so none can be permitted by mistake.
 */
public enum ContentEncryption {
  A128GCM(16),
  A256GCM(32);

  private final int keyBytes;

  ContentEncryption(int keyBytes) {
    this.keyBytes = keyBytes;
  }

  /** The algorithm of this exact name. */
  public static Optional<ContentEncryption> ofJoseName(String exact) {
    return Stream.of(values()).filter(one -> one.joseName().equals(exact)).findFirst();
  }

  /** The names of all, the one that everybody has first. */
  public static List<String> joseNames() {
    return Stream.of(values()).map(ContentEncryption::joseName).toList();
  }

  /** The {@code enc}, for example {@code A128GCM}. */
  public String joseName() {
    return name();
  }

  int keyBytes() {
    return keyBytes;
  }
}
