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

  /** Each costs a signature whenever a browser asks. */
  private static final int MAX_OTHERS = 4;

  Signing read(ConfigNode node) throws ConfigFault {
    Prefix prefix = prefix(node);
    node.allowOnly(members(prefix, "others"));
    List<Signing> others = new ArrayList<>();
    for (ConfigNode other : node.nodes("others")) {
      others.add(other(other));
    }
    if (others.size() > MAX_OTHERS) {
      throw new ConfigFault(
          node.at("others"), others.size() + " of them", "must list " + MAX_OTHERS + " at most");
    }
    return new Signing(file(node, "key"), identity(node, prefix), others);
  }

  private Signing other(ConfigNode node) throws ConfigFault {
    Prefix prefix = prefix(node);
    if (prefix == Prefix.OPENID_FEDERATION) {
      throw new ConfigFault(
          node.at("client"),
          "openid_federation",
          "must be another one: answers to all would be encrypted for its published key;"
              + " it can be the client of signing itself");
    }
    node.allowOnly(members(prefix));
    return new Signing(file(node, "key"), identity(node, prefix));
  }

  private static Prefix prefix(ConfigNode node) throws ConfigFault {
    return node.named("client", Prefix.X509_SAN_DNS, Prefix.values());
  }

  private static List<String> members(Prefix prefix, String... more) {
    List<String> members = new ArrayList<>(List.of("key", "client"));
    members.addAll(prefix.members);
    members.addAll(List.of(more));
    return members;
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
