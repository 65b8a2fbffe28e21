package dev.assay.credential;

import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Jwk;
import java.util.Optional;

/**
 * An issuer that a trust list names, with the key that the list supplied for one token.
 *
 * @param id who it is: its {@code iss} or DID, or the subject of its certificate
 * @param name what people call it
 * @param mechanism how the key was found
 * @param key the key, and the only one, that the token must be signed with
 * @param terms what the list permits
 * @param signer how the key came with the token
 * @param certificate the signer's certificate, absent if none was involved
 * @param jwk the JWK that the key came as, absent if it came otherwise
 * @param source which list and entry
 */
public record TrustedIssuer(
    String id,
    String name,
    Sector sector,
    Mechanism mechanism,
    VerificationKey key,
    ServiceTerms terms,
    Signer signer,
    Optional<SignerCertificate> certificate,
    Optional<Jwk> jwk,
    TrustSource source) {

  /** An issuer whose key did not come with a certificate. */
  public TrustedIssuer(
      String id,
      String name,
      Sector sector,
      Mechanism mechanism,
      VerificationKey key,
      ServiceTerms terms,
      Signer signer,
      TrustSource source) {
    this(
        id,
        name,
        sector,
        mechanism,
        key,
        terms,
        signer,
        Optional.empty(),
        Optional.empty(),
        source);
  }

  /** What a profile may want to know about the certificate that came with the token. */
  public enum Signer {
    /** No certificate was involved. */
    BARE_KEY,
    /** A certificate under a listed anchor, which the token left out. */
    CERTIFIED,
    /** A certificate under a listed anchor, which the token repeats. */
    CERTIFIED_WITH_ANCHOR,
    /** The listed certificate itself. */
    PINNED
  }

  /** Whether the trust list lets this issuer speak for a type. */
  public boolean mayIssue(String type) {
    return terms.permitsType(type);
  }
}
