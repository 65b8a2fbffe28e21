package dev.assay.trust;

import dev.assay.credential.Legacy;
import dev.assay.credential.ServiceTerms;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Extra trust for one request alone, as its sender wrote it. Nothing is decoded before {@link
 * TrustList#ofAnchors}.
 */
public sealed interface RequestAnchor {

  /** Every type, and tokens without one. */
  Set<String> EVERY_TYPE = Set.of(ServiceTerms.ANY);

  /** The types that the anchor is trusted for; {@code *} stands for every type. */
  Set<String> types();

  /** The older practice that the sender permits to whoever stands under this anchor. */
  Set<Legacy> legacy();

  /**
   * A certificate.
   *
   * @param text PEM, or base64 DER
   */
  record Certificate(String text, Set<String> types, Set<Legacy> legacy) implements RequestAnchor {
    public Certificate {
      types = Set.copyOf(types);
      legacy = Set.copyOf(legacy);
    }

    /** A certificate, without older practice. */
    public Certificate(String text, Set<String> types) {
      this(text, types, Set.of());
    }
  }

  /** One key, for any issuer. */
  record Key(Map<String, Object> jwk, Set<String> types, Set<Legacy> legacy)
      implements RequestAnchor {
    public Key {
      types = Set.copyOf(types);
      legacy = Set.copyOf(legacy);
    }

    /** One key, without older practice. */
    public Key(Map<String, Object> jwk, Set<String> types) {
      this(jwk, types, Set.of());
    }
  }

  /**
   * A key set.
   *
   * @param issuer the exact {@code iss}; absent for any issuer
   */
  record Keys(
      Map<String, Object> jwks, Optional<String> issuer, Set<String> types, Set<Legacy> legacy)
      implements RequestAnchor {
    public Keys {
      types = Set.copyOf(types);
      legacy = Set.copyOf(legacy);
    }

    /** A key set, without older practice. */
    public Keys(Map<String, Object> jwks, Optional<String> issuer, Set<String> types) {
      this(jwks, issuer, types, Set.of());
    }
  }

  /** A DID, compared exactly. */
  record Did(String did, Set<String> types, Set<Legacy> legacy) implements RequestAnchor {
    public Did {
      types = Set.copyOf(types);
      legacy = Set.copyOf(legacy);
    }

    /** A DID, without older practice. */
    public Did(String did, Set<String> types) {
      this(did, types, Set.of());
    }
  }
}
