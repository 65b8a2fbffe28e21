package dev.assay.server.config;

import dev.assay.server.config.PresentationConfig.Client;
import dev.assay.server.config.PresentationConfig.Signing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what requests are signed with, and for whom. */
record SigningReading(Path folder) {

  /** Each prefix of OpenID4VP 1.0, 5.9.3 with a key, and the members that it needs besides. */
  private enum Prefix {
    X509_SAN_DNS("certificates"),
    X509_HASH("certificates"),
    DECENTRALIZED_IDENTIFIER("did", "verificationMethod"),
    VERIFIER_ATTESTATION("subject", "attestation"),
    OPENID_FEDERATION("entity", "encryptionKey", "trustChain");

    private final List<String> members;

    Prefix(String... members) {
      this.members = List.of(members);
    }
  }

  Signing read(ConfigNode node) throws ConfigFault {
    Prefix prefix = node.named("client", Prefix.X509_SAN_DNS, Prefix.values());
    List<String> members = new ArrayList<>(List.of("key", "client"));
    members.addAll(prefix.members);
    node.allowOnly(members);
    return new Signing(file(node, "key"), identity(node, prefix));
  }

  private SigningIdentity identity(ConfigNode node, Prefix prefix) throws ConfigFault {
    return switch (prefix) {
      case X509_SAN_DNS ->
          new SigningIdentity.Certified(file(node, "certificates"), Client.X509_SAN_DNS);
      case X509_HASH -> new SigningIdentity.Certified(file(node, "certificates"), Client.X509_HASH);
      case DECENTRALIZED_IDENTIFIER ->
          new SigningIdentity.Did(node.required("did"), node.required("verificationMethod"));
      case VERIFIER_ATTESTATION ->
          new SigningIdentity.Attested(node.required("subject"), file(node, "attestation"));
      case OPENID_FEDERATION ->
          new SigningIdentity.Federated(
              node.required("entity"),
              file(node, "encryptionKey"),
              node.text("trustChain").map(folder::resolve));
    };
  }

  private Path file(ConfigNode node, String key) throws ConfigFault {
    return folder.resolve(node.required(key));
  }
}
