package dev.assay.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands around the claims, under the same signature, for those who look at a credential from
 * outside of its format.
 *
 * @param issuerCountry who issued it, ISO 3166-1 alpha-2, as far as it says so
 * @param expiresAt when the signature expires, as far as it says so
 * @param keyId the name of the signer's key, as the format writes it
 */
public record Envelope(
    Optional<String> issuerCountry, Optional<Instant> expiresAt, Optional<String> keyId) {

  /** Of a format that has nothing of this kind. */
  public static final Envelope BARE =
      new Envelope(Optional.empty(), Optional.empty(), Optional.empty());
}
