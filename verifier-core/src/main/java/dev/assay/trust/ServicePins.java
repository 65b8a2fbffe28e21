package dev.assay.trust;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What narrows the keys of a service further than its anchors do.
 *
 * @param statusEku the extended key usage that a certificate must have to sign status lists (the
 *     object identifier is unassigned so far, so it is configuration)
 * @param extendedKeyUsages what a signer's certificate must name, all of it, and no authority above
 *     it may exclude; dotted numbers, empty to demand nothing
 * @param certificatePolicies one of these must be a policy that the path is valid for; dotted
 *     numbers, empty to demand nothing
 * @param keyThumbprints the only keys, by their RFC 7638 SHA-256 thumbprints, that may be used of
 *     those that a DID document or issuer metadata names; empty to use any
 * @param maxStaleness how old a fetched DID document, issuer metadata or key set may be
 */
public record ServicePins(
    Optional<String> statusEku,
    Set<String> extendedKeyUsages,
    Set<String> certificatePolicies,
    Set<String> keyThumbprints,
    Optional<Duration> maxStaleness) {

  /** No pins. */
  public static final ServicePins NONE =
      new ServicePins(Optional.empty(), Set.of(), Set.of(), Set.of(), Optional.empty());

  public ServicePins {
    extendedKeyUsages = Set.copyOf(extendedKeyUsages);
    certificatePolicies = Set.copyOf(certificatePolicies);
    keyThumbprints = Set.copyOf(keyThumbprints);
  }
}
