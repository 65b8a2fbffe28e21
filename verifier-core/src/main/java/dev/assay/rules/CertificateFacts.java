package dev.assay.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What rules may look at in a certificate whose signature was verified.
 *
 * @param payload the JSON of the certificate, schema 1.x
 * @param issuerCountry who issued it, ISO 3166-1 alpha-2
 * @param issuedAt when it was signed, if that is known
 * @param expiresAt when the signature expires, if that is known
 * @param keyId the name of the signer's key in base64, if that is known
 */
public record CertificateFacts(
    Map<String, Object> payload,
    CertificateKind kind,
    String issuerCountry,
    Optional<Instant> issuedAt,
    Optional<Instant> expiresAt,
    Optional<String> keyId) {

  public CertificateFacts {
    payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
  }

  /** The schema that the certificate says it has; empty if it says nothing of use. */
  Optional<RuleVersion> schemaVersion() {
    return payload.get("ver") instanceof String text ? RuleVersion.of(text) : Optional.empty();
  }

  /** Does not show the certificate. */
  @Override
  public String toString() {
    return "CertificateFacts[" + kind.code() + " of " + issuerCountry + "]";
  }
}
