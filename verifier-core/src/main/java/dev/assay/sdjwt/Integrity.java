package dev.assay.sdjwt;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.document.Document;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an {@code ...#integrity} claim demands of a document: SD-JWT VC draft-18, 6, in the syntax
 * of W3C Subresource Integrity.
 *
 * <p>Accepted: {@code sha256-9cLlJNXN+TNMk...=}, and several of them with spaces between, of which
 * the strongest algorithm counts. Rejected: any other algorithm, and base64url instead of base64.
 */
record Integrity(List<Expected> expected) {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** A digest that would do, in base64 with padding. */
  record Expected(HashAlgorithm algorithm, String digest) {

    private static Optional<Expected> read(String text) {
      String withoutOptions = text.indexOf('?') < 0 ? text : text.substring(0, text.indexOf('?'));
      for (HashAlgorithm algorithm : HashAlgorithm.values()) {
        String prefix = algorithm.ianaName().replace("-", "") + "-";
        if (withoutOptions.startsWith(prefix)) {
          return of(algorithm, withoutOptions.substring(prefix.length()));
        }
      }
      return Optional.empty();
    }

    /**
     * Only the one spelling of a digest of the right length that {@link #holds} will compare with.
     */
    private static Optional<Expected> of(HashAlgorithm algorithm, String base64) {
      try {
        byte[] digest = Base64.getDecoder().decode(base64);
        boolean canonical = digest.length == algorithm.length() && encode(digest).equals(base64);
        return canonical ? Optional.of(new Expected(algorithm, base64)) : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private boolean holds(byte[] bytes) {
      return encode(algorithm.digest(bytes)).equals(digest);
    }

    private static String encode(byte[] digest) {
      return Base64.getEncoder().encodeToString(digest);
    }
  }

  /** Reads a demand; empty if any part of it is not understood. */
  static Optional<Integrity> read(Object claim) {
    if (!(claim instanceof String text) || text.isBlank()) {
      return Optional.empty();
    }
    List<Expected> all = new ArrayList<>();
    for (String part : WHITE_SPACE.split(text.strip(), -1)) {
      Optional<Expected> expected = Expected.read(part);
      if (expected.isEmpty()) {
        return Optional.empty();
      }
      all.add(expected.get());
    }
    return Optional.of(new Integrity(strongest(all)));
  }

  private static List<Expected> strongest(List<Expected> all) {
    HashAlgorithm strongest =
        all.stream()
            .map(Expected::algorithm)
            .max(Comparator.comparingInt(HashAlgorithm::length))
            .orElseThrow();
    return all.stream().filter(expected -> expected.algorithm() == strongest).toList();
  }

  /** Whether the bytes of the document have one of the digests. */
  boolean holds(Document document) {
    byte[] bytes = document.bytes();
    return expected.stream().anyMatch(one -> one.holds(bytes));
  }
}
