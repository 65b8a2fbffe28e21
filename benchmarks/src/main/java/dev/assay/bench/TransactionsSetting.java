package dev.assay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The files of a server that asks for an identity credential, and nobody else's. */
final class TransactionsSetting {

  /** What the service calls with. */
  static final String API_KEY = "of-no-use-elsewhere";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SEALING_KEY_BYTES = 32;

  private final Path folder;

  /** Writes them, but for the configurations. */
  TransactionsSetting(Path folder, Presentation presentation) throws IOException {
    this.folder = folder;
    Certified root = TestPki.root("CN=Bench readers").selfSigned();
    Certified reader = TestPki.leaf("CN=Bench verifier").dns("verify.example").signedBy(root);
    write("reader.jwk", JSON.writeValueAsString(TestKey.of(reader).privateJwk()));
    write("reader.pem", reader.pem());
    write("store.key", Base64.getEncoder().encodeToString(new byte[SEALING_KEY_BYTES]));
    write("identity.json", JSON.writeValueAsString(query()));
    Files.write(folder.resolve("list.json"), presentation.trustList());
  }

  private static Map<String, Object> query() {
    List<Map<String, Object>> claims =
        Presentation.claims().stream()
            .map(name -> Map.<String, Object>of("path", List.of(name)))
            .toList();
    return Map.of(
        "credentials",
        List.of(
            Map.of(
                "id",
                LoadWallet.QUERY,
                "format",
                "dc+sd-jwt",
                "meta",
                Map.of("vct_values", List.of(TestTrust.TYPE)),
                "claims",
                claims)));
  }

  /** A file with the query. */
  Path question() {
    return folder.resolve("identity.json");
  }

  /** Writes the configuration of a server on this port with its transactions there. */
  Path config(int port, String store) throws IOException {
    Map<String, Object> service =
        Map.of(
            "id", "council",
            "name", Map.of("en", "Fernhollow council", "cy", "Cyngor Fernhollow"),
            "purpose", Map.of("en", "To renew your permit.", "cy", "I adnewyddu eich trwydded."),
            "apiKeys", List.of(Map.of("name", "council", "sha256", digest())),
            "templates", Map.of("identity", "identity.json"),
            "retention", "PT1M",
            "crossDevice", "accept_phishing_risk");
    Map<String, Object> presentations =
        Map.of(
            "publicUrl", "https://verify.example",
            "signing", Map.of("key", "reader.jwk", "certificates", "reader.pem"),
            "store", Map.of("url", store, "keys", List.of("store.key")),
            "lifetime", "PT1M",
            "services", List.of(service));
    Map<String, Object> config =
        Map.of(
            "port",
            port,
            "trustLists",
            List.of(Map.of("file", "list.json")),
            "presentations",
            presentations);
    return write("assay-" + port + ".json", JSON.writeValueAsString(config));
  }

  private static String digest() {
    try {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
