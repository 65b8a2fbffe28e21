package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.crypto.Crypto;
import dev.assay.testkit.Vectors;
import dev.assay.trust.TrustList;
import dev.assay.trust.TrustListFault;
import dev.assay.trust.TrustListReader;
import dev.assay.trust.VicalReader;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of authorities that are in production, and certificates of authorities. */
class VicalVectorsTest {

  private static final Crypto CRYPTO = Crypto.select();

  /** Where the signer's chain begins, by provider; Austroads' own root is not among the files. */
  private static final Map<String, String> ROOTS = Map.of("AAMVA", "vicals/aamva_ca_root.crt");

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void readsTheListsInProductionAtTheirDate(int index)
      throws IOException, CertificateFault, TrustListFault {
    Path folder = Vectors.folder("iaca-vical");
    JsonNode facts = Vectors.json(folder.resolve("vicals/INDEX.json")).path(index);
    byte[] cose = Files.readAllBytes(folder.resolve(facts.path("file").asText()));
    String provider = facts.path("provider").asText();
    X509Certificate signer =
        ROOTS.containsKey(provider)
            ? certificate(folder.resolve(ROOTS.getOrDefault(provider, "")))
            : VicalSigner.of(cose);
    VicalReader.Terms terms =
        new VicalReader.Terms(
            List.of(signer), Optional.empty(), VicalReader.DEFAULT_MAX_AGE, Optional.empty());
    Instant date =
        Instant.parse(facts.path("date").asText().replace(' ', 'T').replace("+00:00", "Z"));

    VicalReader.Imported imported = new VicalReader(CRYPTO).read(provider, cose, terms, date);
    TrustList list = new TrustListReader(CRYPTO).plain(provider, imported.json());

    assertThat(list.entries().size() + imported.leftOut().size())
        .isEqualTo(facts.path("certs").asInt());
    assertThat(imported.leftOut()).isEmpty();
    assertThat(list.sequence()).isEqualTo(facts.path("issueID").asLong());
    assertThat(list.entries())
        .allSatisfy(
            entry ->
                assertThat(entry.services().get(0).terms().formats()).containsExactly("mso_mdoc"));
  }

  @Test
  void readsTheCertificatesOfAuthorities() throws IOException {
    Path folder = Vectors.folder("iaca-vical");
    List<String> unreadable = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(VicalVectorsTest::isCertificate).sorted().toList()) {
        try {
          certificate(file);
          read++;
        } catch (CertificateFault e) {
          unreadable.add(file.getFileName() + " " + e.reason());
        }
      }
    }
    assertThat(read).isGreaterThan(30);
    assertThat(unreadable).isEmpty();
  }

  private static boolean isCertificate(Path file) {
    return file.toString().matches(".*\\.(pem|cer|crt|der)");
  }

  private static X509Certificate certificate(Path file) throws IOException, CertificateFault {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf("-----BEGIN");
    return begin < 0
        ? CertificateReader.der(bytes)
        : CertificateReader.pem(text.substring(begin, text.indexOf("-----END") + 25));
  }
}
