package dev.assay.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.CredentialVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.check.Outcome;
import dev.assay.crypto.Crypto;
import dev.assay.document.Documents;
import dev.assay.jose.Json;
import dev.assay.testkit.DemoIssuers;
import dev.assay.testkit.DemoIssuers.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The demo list and its samples are what the testkit makes of the invented issuers. */
class DemoListTest {

  private static final Path ROOT = root();
  private static final Path SAMPLES = ROOT.resolve(DemoIssuers.SAMPLES_FOLDER);

  /** Run with {@code -Ddemo.write=true} to write the files anew. */
  @Test
  void theFilesAreUpToDate() throws IOException {
    compare(ROOT.resolve(DemoIssuers.LIST_FILE), Json.writePretty(DemoIssuers.list()) + "\n");
    compare(SAMPLES.resolve("index.json"), Json.writePretty(DemoIssuers.index()) + "\n");
    for (Sample sample : DemoIssuers.samples()) {
      compare(SAMPLES.resolve(sample.file()), sample.token());
    }
  }

  @Test
  void theListCanBeReadAndLastsForYears() throws IOException, TrustListFault {
    byte[] json = Files.readAllBytes(ROOT.resolve(DemoIssuers.LIST_FILE));
    TrustList list = new TrustListReader(Crypto.select()).plain(DemoIssuers.LIST_FILE, json);
    assertThat(list.id()).isEqualTo("demo");
    assertThat(list.entries()).hasSize(5);
    assertThat(list.freshnessAt(Instant.parse("2045-12-31T00:00:00Z")))
        .isEqualTo(TrustList.Freshness.FRESH);
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    assertThat(list.entries())
        .filteredOn(entry -> entry.isGrantedAt(now))
        .extracting(TrustEntry::id)
        .containsExactly("fernhollow", "larkspur", "brightwater");
  }

  @Test
  void everySampleGetsTheVerdictThatItsExplanationPromises() throws IOException, TrustListFault {
    byte[] json = Files.readAllBytes(ROOT.resolve(DemoIssuers.LIST_FILE));
    TrustLists lists =
        TrustLists.of(new TrustListReader(Crypto.select()).plain(DemoIssuers.LIST_FILE, json));
    CredentialVerifier verifier = CredentialVerifier.create();
    for (Sample sample : DemoIssuers.samples()) {
      VerificationResult result =
          verifier.verify(
              VerificationRequest.of(sample.token()),
              Instant.parse("2026-11-23T00:00:00Z"),
              lists,
              Documents.none());
      assertThat(result.verdict().code())
          .as("%s: %s", sample.file(), result.facts().report().with(Outcome.FAILED))
          .isEqualTo(sample.expectedVerdict());
    }
  }

  private static void compare(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("demo.write")) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve(DemoIssuers.SAMPLES_FOLDER)) && here.getParent() != null) {
      here = here.getParent();
    }
    return here;
  }
}
