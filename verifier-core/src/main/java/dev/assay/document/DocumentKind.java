package dev.assay.document;

import java.util.List;
import java.util.Set;

/**
 * The kinds of document that a decision can need. The kind fixes what is asked for, what is taken
 * for an answer, and how big the answer may be: each limit is several times what the largest known
 * publisher serves.
 */
public enum DocumentKind {
  /**
   * Token Status List, JWT form: 10 MiB holds 80 million one-bit entries even if nothing
   * compresses.
   */
  STATUS_LIST("status-list", List.of("application/statuslist+jwt"), 10 << 20),
  /** The same in CWT form. */
  STATUS_LIST_CWT("status-list-cwt", List.of("application/statuslist+cwt"), 10 << 20),
  /**
   * What mobile documents have besides, ISO/IEC 18013-5, 12.3.6.4: 10 MiB holds the identifiers of
   * half a million revoked documents, of 16 bytes each.
   */
  IDENTIFIER_LIST("identifier-list", List.of("application/identifierlist+cwt"), 10 << 20),
  /** JWT VC issuer metadata, SD-JWT VC draft-18, 4. */
  ISSUER_METADATA("issuer-metadata", List.of("application/json"), 256 << 10),
  /** A JWK set that issuer metadata points at, or that stands under the address of an issuer. */
  JWKS("jwks", List.of("application/json", "application/jwk-set+json"), 256 << 10),
  /**
   * The cards that an issuer has revoked under one key, SMART Health Cards 1.4.0, "Revocation": 10
   * MiB holds half a million names.
   */
  CARD_REVOCATIONS("card-revocations", List.of("application/json"), 10 << 20),
  /** The document of a {@code did:web}. */
  DID_DOCUMENT(
      "did-document",
      List.of(
          "application/did+json", "application/did+ld+json", "application/did", "application/json"),
      256 << 10),
  /** SD-JWT VC type metadata, SD-JWT VC draft-18, 5. */
  TYPE_METADATA("type-metadata", List.of("application/json"), 256 << 10),
  /**
   * A list of revoked certificates, RFC 5280, 5: 10 MiB holds 200,000 of them, where a document
   * signer's authority has a handful. What it is shows in its signature, whatever it is called.
   */
  CRL(
      "crl",
      List.of("application/pkix-crl", "application/x-pkcs7-crl", "application/octet-stream"),
      10 << 20),
  /**
   * What a responder says of one certificate, RFC 6960: a few hundred bytes, and some certificates
   * with it.
   */
  OCSP("ocsp", List.of("application/ocsp-response", "application/octet-stream"), 64 << 10),
  /** A trust list of our own format, signed or plain. */
  TRUST_LIST(
      "trust-list", List.of("application/json", "application/jose", "application/jwt"), 20 << 20);

  private final String code;
  private final List<String> mediaTypes;
  private final int maxBytes;

  DocumentKind(String code, List<String> mediaTypes, int maxBytes) {
    this.code = code;
    this.mediaTypes = mediaTypes;
    this.maxBytes = maxBytes;
  }

  /** The name used in results, such as {@code status-list}. */
  public String code() {
    return code;
  }

  /**
   * Whether it counts for who has signed it. What is not signed counts for the address that it came
   * from, and says nothing where somebody else hands it over: keys least of all.
   */
  public boolean isSigned() {
    return switch (this) {
      case STATUS_LIST, STATUS_LIST_CWT, IDENTIFIER_LIST, CRL, OCSP -> true;
      case ISSUER_METADATA, JWKS, CARD_REVOCATIONS, DID_DOCUMENT, TYPE_METADATA, TRUST_LIST ->
          false;
    };
  }

  /** The media types that are accepted, the one to ask for first. */
  public List<String> mediaTypes() {
    return mediaTypes;
  }

  /**
   * The schemes by which it may be fetched. What is said of revoked certificates is signed, and
   * asking for it by https would need the very certificates that it is about (RFC 5280, 8), so it
   * alone may come in the clear.
   */
  public Set<String> schemes() {
    return this == CRL || this == OCSP ? Set.of("https", "http") : Set.of("https");
  }

  /** The largest body that is read. */
  public int maxBytes() {
    return maxBytes;
  }
}
