package dev.assay.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * What formats may want to know of the certificate that a credential was signed with.
 *
 * @param notBefore its first instant
 * @param notAfter its last instant
 * @param country {@code countryName} of its subject
 * @param stateOrProvince that of its subject, as ISO 3166-2 has it
 */
public record SignerCertificate(
    Instant notBefore,
    Instant notAfter,
    Optional<String> country,
    Optional<String> stateOrProvince) {}
