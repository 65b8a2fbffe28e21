package dev.assay.server.presentation;

import dev.assay.check.Checks;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SigningKey;
import dev.assay.jose.EncryptionKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.config.ConfigFile;
import dev.assay.server.config.SigningIdentity.Federated;
import dev.assay.server.openid4vp.ClientIdentifier;
import dev.assay.server.openid4vp.RequestIdentity;
import dev.assay.server.openid4vp.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads what a member of a federation needs besides the key that signs. */
record FederationFiles(SigningFiles files) {

  /** The key that is published, and so is the same for every request. */
  EncryptionKey encryptionKey(Federated federated) throws ConfigFault {
    String key = files.at("encryptionKey");
    Path file = federated.encryptionKey();
    try {
      return EncryptionKey.read(ConfigFile.text(key, file));
    } catch (KeyRejectedException e) {
      throw new ConfigFault(
          key,
          file.toString(),
          "must hold a private JWK with kty EC, crv P-256 and kid: " + e.getMessage());
    }
  }

  RequestIdentity identity(SigningKey key, Federated federated) throws ConfigFault {
    ClientIdentifier client = new ClientIdentifier.Federated(federated.entity());
    EncryptionKey encryption = encryptionKey(federated);
    if (federated.trustChain().isEmpty()) {
      return new RequestIdentity(client, RequestSigner.federated(key));
    }
    Path file = federated.trustChain().get();
    Checks checks = new Checks();
    RequestSigner signer =
        RequestSigner.federated(key, encryption, chain(file), checks)
            .orElseThrow(() -> files.fault("trustChain", file, checks));
    return new RequestIdentity(client, signer);
  }

  private List<String> chain(Path file) throws ConfigFault {
    String text = ConfigFile.text(files.at("trustChain"), file).strip();
    try {
      List<Object> chain =
          Json.readArray(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
      if (chain.stream().allMatch(String.class::isInstance)) {
        return chain.stream().map(String.class::cast).toList();
      }
    } catch (JsonException e) {
      // The same fault as for another kind of JSON.
    }
    throw new ConfigFault(
        files.at("trustChain"), file.toString(), "must hold a JSON array of entity statements");
  }
}
