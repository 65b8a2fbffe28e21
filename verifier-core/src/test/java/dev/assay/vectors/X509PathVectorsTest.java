package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Verdict;
import dev.assay.credential.RevocationUse;
import dev.assay.testkit.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The suites that path validators are measured with: PKITS, BoringSSL's chains, x509-limbo. Their
 * cases are held against the profile of a credential's signer; what differs is an exception with
 * its reason, and an acceptance that a suite forbids is none without a reason why it is right here.
 */
class X509PathVectorsTest {

  private static final Instant OF_PKITS = Instant.parse("2025-01-01T00:00:00Z");

  /** What BoringSSL's own test takes where a case names no time. */
  private static final Instant OF_BORING_SSL = Instant.parse("2021-10-05T12:00:00Z");

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (?:CERTIFICATE|X509 CRL)-----([^-]*)-----END");

  private final Exceptions exceptions = Exceptions.read("x509-path");
  private final Set<String> seen = new HashSet<>();
  private final List<String> surprises = new ArrayList<>();
  private final Map<String, int[]> table = new TreeMap<>();

  @Test
  void everyPathGetsTheVerdictThatItsSuiteExpects() throws IOException {
    pkits();
    boringSsl();
    limbo();
    report();

    assertThat(surprises).isEmpty();
    assertThat(exceptions.ids()).isSubsetOf(seen);
    assertThat(table).hasSize(3);
  }

  private void pkits() throws IOException {
    Path folder = Vectors.folder("x509-path").resolve("pkits");
    for (JsonNode one : Vectors.json(folder.resolve("cases.json")).path("cases")) {
      List<byte[]> certificates = new ArrayList<>();
      for (JsonNode name : one.path("certs")) {
        certificates.add(Files.readAllBytes(folder.resolve("certs/" + name.asText() + ".crt")));
      }
      List<byte[]> lists = new ArrayList<>();
      for (JsonNode name : one.path("crls")) {
        lists.add(Files.readAllBytes(folder.resolve("crls/" + name.asText() + ".crl")));
      }
      List<byte[]> chain = new ArrayList<>(certificates.subList(1, certificates.size()));
      Collections.reverse(chain);
      PathTrial trial =
          new PathTrial(chain, certificates.subList(0, 1), lists, OF_PKITS, RevocationUse.REQUIRED);
      judge("pkits", one.path("name").asText(), one.path("should_validate").asBoolean(), trial);
    }
  }

  private void boringSsl() throws IOException {
    Path folder = Vectors.folder("x509-path");
    for (JsonNode one : Vectors.json(folder.resolve("boringssl-chains/INDEX.json"))) {
      List<byte[]> chain = pem(Files.readString(folder.resolve(one.path("chain").asText())));
      boolean leaf = one.path("last_cert_trust").asText().startsWith("TRUSTED_LEAF");
      List<byte[]> anchors =
          one.path("last_cert_trust").asText().startsWith("TRUSTED")
              ? List.of(chain.get(chain.size() - 1))
              : List.of();
      List<byte[]> sent = chain.size() == 1 || leaf ? chain : chain.subList(0, chain.size() - 1);
      PathTrial trial =
          new PathTrial(
              sent, anchors, List.of(), time(one.path("time").asText()), RevocationUse.IGNORED);
      judge("boringssl", one.path("test").asText(), one.path("expected_valid").asBoolean(), trial);
    }
  }

  private void limbo() {
    Path folder = Vectors.folder("x509-path").resolve("limbo");
    for (String file : List.of("limbo-2023-12-02.json", "limbo-crl-generated.json")) {
      for (JsonNode one : Vectors.json(folder.resolve(file)).path("testcases")) {
        List<byte[]> chain = new ArrayList<>(pem(one.path("peer_certificate").asText()));
        one.path("untrusted_intermediates").forEach(pem -> chain.addAll(pem(pem.asText())));
        List<byte[]> anchors = new ArrayList<>();
        one.path("trusted_certs").forEach(pem -> anchors.addAll(pem(pem.asText())));
        List<byte[]> lists = new ArrayList<>();
        one.path("crls").forEach(pem -> lists.addAll(pem(pem.asText())));
        Instant at =
            one.path("validation_time").isNull()
                ? NOW
                : OffsetDateTime.parse(one.path("validation_time").asText()).toInstant();
        RevocationUse use = lists.isEmpty() ? RevocationUse.IGNORED : RevocationUse.REQUIRED;
        judge(
            "limbo",
            one.path("id").asText(),
            one.path("expected_result").asText().equals("SUCCESS"),
            new PathTrial(chain, anchors, lists, at, use));
      }
    }
  }

  private void judge(String suite, String id, boolean good, PathTrial trial) {
    String name = suite + "/" + id;
    seen.add(name);
    String fault = trial.fault();
    Verdict expected = good ? Verdict.ACCEPTED : Verdict.REJECTED;
    Verdict actual = fault.isEmpty() ? Verdict.ACCEPTED : Verdict.REJECTED;
    int[] counts = table.computeIfAbsent(suite, key -> new int[4]);
    counts[0]++;
    counts[actual == expected ? 1 : actual == Verdict.ACCEPTED ? 2 : 3]++;
    if (actual != exceptions.verdictOf(name, expected)) {
      surprises.add(name + " expected " + expected + ", was " + actual + " " + fault);
    }
  }

  private void report() throws IOException {
    StringBuilder text = new StringBuilder("suite total right wrong-accepts wrong-rejects\n");
    table.forEach(
        (suite, counts) ->
            text.append(suite)
                .append(' ')
                .append(counts[0])
                .append(' ')
                .append(counts[1])
                .append(' ')
                .append(counts[2])
                .append(' ')
                .append(counts[3])
                .append('\n'));
    surprises.forEach(surprise -> text.append(surprise).append('\n'));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/x509-path-vectors.txt"), text, StandardCharsets.UTF_8);
  }

  private static List<byte[]> pem(String text) {
    List<byte[]> blocks = new ArrayList<>();
    Matcher block = PEM.matcher(text);
    while (block.find()) {
      blocks.add(Base64.getMimeDecoder().decode(block.group(1)));
    }
    if (blocks.isEmpty()) {
      throw new UncheckedIOException(new IOException("no PEM"));
    }
    return blocks;
  }

  private static Instant time(String text) {
    if (text.equals("DEFAULT")) {
      return OF_BORING_SSL;
    }
    String digits = text.replace("Z", "");
    String whole = digits.length() == 12 ? "20" + digits : digits;
    return LocalDateTime.parse(whole, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
        .toInstant(ZoneOffset.UTC);
  }
}
