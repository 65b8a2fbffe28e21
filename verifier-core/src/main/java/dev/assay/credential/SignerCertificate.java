package dev.assay.credential;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What formats may want to know of the certificate that a credential was signed with.
 *
 * @param subject whose it is: its distinguished name as RFC 2253 writes it
 * @param notBefore its first instant
 * @param notAfter its last instant
 * @param country {@code countryName} of its subject
 * @param stateOrProvince that of its subject, as ISO 3166-2 has it
 * @param usages its extended key usages as dotted numbers, empty if it names none; absent if they
 *     cannot be read
 * @param path from this certificate to the listed one, both included; the same if there is one
 */
public record SignerCertificate(
    String subject,
    Instant notBefore,
    Instant notAfter,
    Optional<String> country,
    Optional<String> stateOrProvince,
    Optional<Set<String>> usages,
    List<X509Certificate> path) {

  public SignerCertificate {
    usages = usages.map(Set::copyOf);
    path = List.copyOf(path);
  }
}
