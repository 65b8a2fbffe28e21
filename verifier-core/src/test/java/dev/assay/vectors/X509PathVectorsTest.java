package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Verdict;
import dev.assay.credential.RevocationUse;
import dev.assay.testkit.Vectors;
import dev.assay.vectors.PathTrial.Demands;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
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
import java.util.Optional;
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

  /** As BoringSSL's test calls them. */
  private static final Map<String, Set<String>> PURPOSES =
      Map.of(
          "SERVER_AUTH", Set.of("1.3.6.1.5.5.7.3.1"),
          "CLIENT_AUTH", Set.of("1.3.6.1.5.5.7.3.2"),
          "C2PA_MANIFEST", Set.of("1.3.6.1.5.5.7.3.36"),
          "C2PA_TIMESTAMPING", Set.of("1.3.6.1.5.5.7.3.8"));

  private static final String ANY_POLICY = "2.5.29.32.0";

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (?:CERTIFICATE|X509 CRL)-----([^-]*)-----END");

  private static final Path DOCUMENT = Path.of("../PATHS.md");

  private final Exceptions exceptions = Exceptions.read("x509-path");
  private final Map<String, String> unasked = Exceptions.reasons("x509-path-unasked");
  private final Set<String> seen = new HashSet<>();
  private final List<String> surprises = new ArrayList<>();
  private final Map<String, Tally> table = new TreeMap<>();

  @Test
  void everyPathGetsTheVerdictThatItsSuiteExpects() throws IOException {
    pkits();
    boringSsl();
    limbo();

    assertThat(surprises).isEmpty();
    assertThat(exceptions.ids()).isSubsetOf(seen);
    assertThat(unasked.keySet()).isSubsetOf(seen);
    assertThat(table).hasSize(3).allSatisfy((suite, t) -> assertThat(t.wronglyAccepted).isZero());
    if (Boolean.getBoolean("checks.write")) {
      Files.writeString(DOCUMENT, document());
    }
    assertThat(Files.readString(DOCUMENT, StandardCharsets.UTF_8)).isEqualTo(document());
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
          new PathTrial(
              chain,
              certificates.subList(0, 1),
              lists,
              OF_PKITS,
              Demands.NONE
                  .profiles(Set.of())
                  .revocation(RevocationUse.REQUIRED)
                  .policies(policies(one)));
      judge("pkits", one.path("name").asText(), one.path("should_validate").asBoolean(), trial);
    }
  }

  private static Set<String> policies(JsonNode one) {
    Set<String> policies = new HashSet<>();
    for (JsonNode names : one.path("settings").path("SetInitialPolicySet")) {
      for (String name : names.asText().split(",", -1)) {
        policies.add("2.16.840.1.101.3.2.1.48." + name.substring(name.length() - 1));
      }
    }
    // RFC 5280, 6.1.1(f): some policy has to be left, whichever.
    boolean explicit =
        one.path("settings").path("SetInitialExplicitPolicy").asText().equals("true");
    return explicit && policies.isEmpty() ? Set.of(ANY_POLICY) : policies;
  }

  private void boringSsl() throws IOException {
    Path folder = Vectors.folder("x509-path");
    for (JsonNode one : Vectors.json(folder.resolve("boringssl-chains/INDEX.json"))) {
      List<byte[]> chain = pem(Files.readString(folder.resolve(one.path("chain").asText())));
      List<byte[]> anchors =
          one.path("last_cert_trust").asText().startsWith("TRUSTED")
              ? List.of(chain.get(chain.size() - 1))
              : List.of();
      PathTrial trial =
          new PathTrial(
              chain,
              anchors,
              List.of(),
              time(one.path("time").asText()),
              Demands.NONE.purposes(purposes(one.path("key_purpose").asText(), chain)));
      judge("boringssl", one.path("test").asText(), one.path("expected_valid").asBoolean(), trial);
    }
  }

  /** A purpose that is not strict binds where one of the certificates speaks of purposes. */
  private static Set<String> purposes(String purpose, List<byte[]> chain) {
    Set<String> usages = PURPOSES.getOrDefault(purpose.replaceAll("_STRICT.*", ""), Set.of());
    boolean binds =
        purpose.contains("_STRICT") || chain.stream().anyMatch(X509PathVectorsTest::names);
    return binds ? usages : Set.of();
  }

  private static boolean names(byte[] der) {
    try {
      return CertificateReader.der(der).getExtendedKeyUsage() != null;
    } catch (CertificateFault | CertificateParsingException e) {
      return false;
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
        Demands demands =
            Demands.NONE
                .revocation(use)
                .purposes(purposes(isForTheWeb(one) ? "SERVER_AUTH_STRICT" : "SERVER_AUTH", chain))
                .name(host(one.path("expected_peer_name")))
                .certificates(1 + one.path("max_chain_depth").asInt(PathTrial.MAX_INTERMEDIATES));
        judge(
            "limbo",
            one.path("id").asText(),
            one.path("expected_result").asText().equals("SUCCESS"),
            new PathTrial(chain, anchors, lists, at, demands));
      }
    }
  }

  /** The web's authorities may leave no purpose unsaid. */
  private static boolean isForTheWeb(JsonNode one) {
    return one.path("id").asText().startsWith("webpki::");
  }

  private static Optional<String> host(JsonNode peer) {
    return Optional.of(peer.path("value").asText())
        .filter(host -> peer.path("kind").asText().equals("DNS"));
  }

  private void judge(String suite, String id, boolean good, PathTrial trial) {
    String name = suite + "/" + id;
    seen.add(name);
    Tally counts = table.computeIfAbsent(suite, key -> new Tally());
    counts.total++;
    if (unasked.containsKey(name)) {
      counts.unasked++;
      return;
    }
    String fault = trial.fault();
    Verdict expected = good ? Verdict.ACCEPTED : Verdict.REJECTED;
    Verdict actual = fault.isEmpty() ? Verdict.ACCEPTED : Verdict.REJECTED;
    counts.add(expected, actual);
    if (actual != exceptions.verdictOf(name, expected)) {
      surprises.add(name + " expected " + expected + ", was " + actual + " " + fault);
    }
  }

  private static final class Tally {

    private int total;
    private int unasked;
    private int right;
    private int wronglyAccepted;
    private int wronglyRejected;

    void add(Verdict expected, Verdict actual) {
      if (actual == expected) {
        right++;
      } else if (actual == Verdict.ACCEPTED) {
        wronglyAccepted++;
      } else {
        wronglyRejected++;
      }
    }
  }

  /** The published table, with what is left out and what is decided otherwise, and why. */
  private String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Certificate paths against published suites

            Written by a test that tries every case, and fails when this page is stale or when a case comes out otherwise.
            A path is validated as that of the signer of a credential, with the certificate policies, extended key usages, host name
            and greatest depth that a case asks for, and with its revocation lists. Issuers are held to profile `rfc-5280`, but for
            PKITS, which is about the validation of paths alone (RFC 5280, 6). Certificates beside the signer's are supplied as the
            operator's, in no order. PKITS and the chains are those that BoringSSL carries.

            | Suite | Cases | Not asked | Right | Wrongly accepted | Wrongly rejected |
            | --- | --- | --- | --- | --- | --- |
            """);
    table.forEach(
        (suite, counts) ->
            text.append(
                "| %s | %d | %d | %d | %d | %d |%n"
                    .formatted(
                        suite,
                        counts.total,
                        counts.unasked,
                        counts.right,
                        counts.wronglyAccepted,
                        counts.wronglyRejected)));
    append(text, "Not asked, and why", unasked);
    append(text, "Rejected against the suite, and why", exceptions.reasons());
    return text.toString();
  }

  private static void append(StringBuilder text, String title, Map<String, String> reasons) {
    text.append("\n## ").append(title).append("\n\n| Case | Reason |\n| --- | --- |\n");
    reasons.forEach(
        (name, reason) ->
            text.append("| `").append(name).append("` | ").append(reason).append(" |\n"));
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
