package dev.assay.server.config;

import dev.assay.server.config.PresentationConfig.Client;
import java.nio.file.Path;
import java.util.Optional;

/** Whose key wallets take the key of requests for, by the prefix of OpenID4VP 1.0, 5.9.3. */
public sealed interface SigningIdentity {

  /**
   * Whom certificates name.
   *
   * @param certificates in PEM, the signer's first; the anchor that wallets have is left out
   * @param client how they name it
   */
  record Certified(Path certificates, Client client) implements SigningIdentity {}

  /**
   * A DID.
   *
   * @param did without path, query and fragment
   * @param verificationMethod the DID URL of the key in its document
   */
  record Did(String did, String verificationMethod) implements SigningIdentity {}

  /**
   * A name that somebody attests whom wallets trust.
   *
   * @param subject the name
   * @param attestation a JWT: OpenID4VP 1.0, 12
   */
  record Attested(String subject, Path attestation) implements SigningIdentity {}

  /**
   * An entity of a federation, which publishes what wallets have to know of it, keys and all.
   *
   * @param entity its identifier
   * @param encryptionKey a private JWK on P-256: what answers are encrypted for, as no key of one
   *     request can be published
   * @param trustChain a JSON array of entity statements; absent if wallets find it by themselves
   */
  record Federated(String entity, Path encryptionKey, Optional<Path> trustChain)
      implements SigningIdentity {}
}
