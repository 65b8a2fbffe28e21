package dev.assay.trust;

import dev.assay.jose.Jwk;
import dev.assay.x509.AnchorCertificate;
import java.util.List;

/** What the operator pinned for a service: where the trust in its keys begins. */
public sealed interface TrustAnchor {

  /** A certificate: of the signer itself, or of an authority above it. */
  record Certificate(AnchorCertificate certificate) implements TrustAnchor {}

  /** Keys that stand in the list itself, decoded. */
  record Keys(List<Jwk> keys) implements TrustAnchor {

    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /** A DID, compared exactly. */
  record Did(String did) implements TrustAnchor {}

  /** An issuer that publishes JWT VC issuer metadata, compared exactly. */
  record Issuer(String url) implements TrustAnchor {}
}
