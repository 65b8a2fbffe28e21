package dev.assay.sdjwt;

import dev.assay.crypto.HashAlgorithm;
import dev.assay.document.Document;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an {@code ...#integrity} claim demands of a document: SD-JWT VC draft-18, 6, in the syntax
 * of W3C Subresource Integrity.
 *
 * <p>Accepted: {@code sha256-9cLlJNXN+TNMk...=}, and several of them with spaces between, of which
 * the strongest algorithm counts. Rejected: any other algorithm, and base64url instead of base64.
 */
record Integrity(List<Expected> expected) {

  /** A digest, in base64 with padding, that would do. */
  record Expected(HashAlgorithm algorithm, byte[] digest) {

    private static Optional<Expected> read(String text) {
      String withoutOptions = text.indexOf('?') < 0 ? text : text.substring(0, text.indexOf('?'));
      for (HashAlgorithm algorithm : HashAlgorithm.values()) {
        String prefix = algorithm.ianaName().replace("-", "") + "-";
        if (withoutOptions.startsWith(prefix)) {
          return base64(withoutOptions.substring(prefix.length()))
              .filter(digest -> digest.length == algorithm.length())
              .map(digest -> new Expected(algorithm, digest));
        }
      }
      return Optional.empty();
    }

    private static Optional<byte[]> base64(String text) {
      try {
        return Optional.of(Base64.getDecoder().decode(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /** Reads a demand; empty if any part of it is not understood. */
  static Optional<Integrity> read(Object claim) {
    if (!(claim instanceof String text) || text.isBlank()) {
      return Optional.empty();
    }
    List<Expected> all = new ArrayList<>();
    for (String part : text.strip().split("\\s+")) {
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
    return expected.stream()
        .anyMatch(one -> MessageDigest.isEqual(one.algorithm().digest(bytes), one.digest()));
  }
}
