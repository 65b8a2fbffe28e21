package dev.assay.trust;

import dev.assay.credential.Mechanism;
import dev.assay.credential.Role;
import dev.assay.credential.ServiceTerms;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One service of an issuer: what it may sign, and how its keys are found.
 *
 * @param roles what its anchors are trusted for; for nothing else
 * @param mechanism the one way in which its keys are found
 * @param anchors where the trust begins; each suits the mechanism
 * @param crossCertificates certificates of authorities that may stand between a chain and an
 *     anchor; they are believed only as far as an anchor vouches for them
 * @param issuer the exact {@code iss} that it uses
 * @param issuerName what {@code iss} must have to do with the certificate; matters for {@link
 *     Mechanism#X5C} alone
 * @param terms what it may issue
 */
public record TrustService(
    Set<Role> roles,
    Mechanism mechanism,
    List<TrustAnchor> anchors,
    List<X509Certificate> crossCertificates,
    Optional<String> issuer,
    IssuerName issuerName,
    ServiceTerms terms,
    ServicePins pins) {

  public TrustService {
    roles = Set.copyOf(roles);
    anchors = List.copyOf(anchors);
    crossCertificates = List.copyOf(crossCertificates);
  }
}
