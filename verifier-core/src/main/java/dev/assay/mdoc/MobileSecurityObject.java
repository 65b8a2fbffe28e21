package dev.assay.mdoc;

import dev.assay.cbor.ByteString;
import dev.assay.crypto.HashAlgorithm;
import java.util.Map;
import java.util.Optional;

/**
 * What the issuer signs of a document: ISO/IEC 18013-5, 12.3.4. Until the signature is checked, it
 * is what somebody claims the issuer to have signed.
 *
 * @param digests by namespace, then by digestID
 * @param deviceKey the COSE_Key as it stands there
 * @param authorizations what the device may sign itself, as it stands there
 * @param validityInfo as it stands there
 * @param status as it stands there
 */
record MobileSecurityObject(
    HashAlgorithm digestAlgorithm,
    Map<String, Map<Long, ByteString>> digests,
    Map<?, ?> deviceKey,
    Optional<Object> authorizations,
    String docType,
    Map<?, ?> validityInfo,
    Optional<Object> status) {

  /** The names that the standard gives the hash functions. */
  private static final Map<String, HashAlgorithm> HASHES =
      Map.of(
          "SHA-256", HashAlgorithm.SHA_256,
          "SHA-384", HashAlgorithm.SHA_384,
          "SHA-512", HashAlgorithm.SHA_512);

  static Optional<HashAlgorithm> hash(String name) {
    return Optional.ofNullable(HASHES.get(name));
  }

  /** Does not show the document. */
  @Override
  public String toString() {
    return "MobileSecurityObject";
  }
}
