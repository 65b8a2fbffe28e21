package dev.assay.trust;

import dev.assay.credential.SignerCertificate;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Jwk;
import dev.assay.x509.AnchorCertificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /**
   * A key that tokens find by its name.
   *
   * @param names by which tokens may call it, in the base64 of their bytes; none answers to any
   * @param certificate that it was taken from, absent if it stands there bare
   * @param algorithm the only one that it is for, absent if each that fits it will do
   */
  record NamedKey(
      Set<String> names,
      VerificationKey key,
      Optional<SignerCertificate> certificate,
      Optional<SignatureAlgorithm> algorithm)
      implements TrustAnchor {

    public NamedKey {
      names = Set.copyOf(names);
    }

    /** Whether it may verify signatures of this algorithm: SEC-21. */
    boolean mayVerify(SignatureAlgorithm wanted) {
      return key.fits(wanted) && algorithm.map(wanted::equals).orElse(true);
    }
  }

  /** A DID, compared exactly. */
  record Did(String did) implements TrustAnchor {}

  /** An issuer that publishes its keys, itself or in its metadata, compared exactly. */
  record Issuer(String url) implements TrustAnchor {}
}
