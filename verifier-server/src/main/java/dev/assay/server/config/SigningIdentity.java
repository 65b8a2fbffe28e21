package dev.assay.server.config;

import dev.assay.server.config.PresentationConfig.Client;
import java.nio.file.Path;

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
}
