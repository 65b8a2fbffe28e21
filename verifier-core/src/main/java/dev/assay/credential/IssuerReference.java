package dev.assay.credential;

import java.util.List;
import java.util.Optional;

/**
 * Who a token says has signed it: a reference to look up in the trust list, never a key. Whatever
 * it carries was chosen by the sender.
 *
 * @param identifier the issuer's identifier ({@code iss}), as text
 * @param keyId the key's name ({@code kid}), as text
 * @param certificates the certificates of {@code x5c}, base64 DER as received, the signer's first;
 *     empty if there are none
 * @param algorithm the signature algorithm that the token names
 * @param lookup by what of this the key is found
 */
public record IssuerReference(
    Optional<String> identifier,
    Optional<String> keyId,
    List<String> certificates,
    Optional<String> algorithm,
    Lookup lookup) {

  /** By what a key is found. */
  public enum Lookup {
    /** By who issued the token; the name of a key only tells it from others of the issuer. */
    ISSUER,
    /** By the name of the key alone, {@link Mechanism#KEY_ID}. */
    KEY_ID
  }

  public IssuerReference {
    certificates = List.copyOf(certificates);
  }

  /** A reference by the issuer. */
  public IssuerReference(
      Optional<String> identifier,
      Optional<String> keyId,
      List<String> certificates,
      Optional<String> algorithm) {
    this(identifier, keyId, certificates, algorithm, Lookup.ISSUER);
  }

  /**
   * The DID that the token refers to: {@code iss} if it is one, else the part of {@code kid} before
   * the fragment. Absent if neither is a DID.
   */
  public Optional<String> did() {
    Optional<String> issuer = identifier.filter(IssuerReference::isDid);
    return issuer.isPresent() || identifier.isPresent()
        ? issuer
        : keyId.filter(IssuerReference::isDid).map(IssuerReference::withoutFragment);
  }

  private static boolean isDid(String text) {
    return text.startsWith("did:");
  }

  private static String withoutFragment(String didUrl) {
    int fragment = didUrl.indexOf('#');
    return fragment < 0 ? didUrl : didUrl.substring(0, fragment);
  }
}
