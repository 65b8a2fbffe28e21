package dev.assay.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Facts;
import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.check.Definition;
import dev.assay.check.Fault;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.check.Spec;
import dev.assay.check.Stage;
import dev.assay.credential.Claims;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Sector;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.TrustSource;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TypeMetadataUse;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.DocumentRequest;
import dev.assay.jose.JsonNull;
import dev.assay.testkit.TestTrust;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultWriterTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private enum TestRule implements Rule {
    NONCE;

    @Override
    public Definition definition() {
      return new Definition(
          "test.nonce",
          Stage.HOLDER,
          Spec.SD_JWT.clause("7.3(5.1)"),
          Fault.BINDING_NONCE_MISMATCH,
          "SDJ-31",
          "The nonce is the one expected.");
    }
  }

  @Test
  void writesAnAcceptedResult() throws Exception {
    VerificationResult accepted =
        new VerificationResult.Accepted(
            facts(Optional.of(issuer()), new CheckResult(TestRule.NONCE, Outcome.PASSED, "")),
            new ClaimsOnly(claims()),
            Claims.none());

    assertThat(ResultWriter.write(accepted, Optional.of("case-17")))
        .isEqualTo(
            "{\"id\":\"case-17\",\"verdict\":\"accepted\",\"format\":\"dc+sd-jwt\","
                + "\"type\":\"urn:eudi:pid:1\",\"verifiedAt\":\"2026-01-01T00:00:00Z\","
                + "\"issuer\":{\"id\":\"https://i.example\",\"name\":\"Borough\","
                + "\"sector\":\"public\",\"mechanism\":\"jwks\","
                + "\"trustList\":{\"id\":\"list\",\"sequence\":12,\"digest\":\"sha256:00\","
                + "\"entry\":\"borough\",\"note\":\"in grace\"}},"
                + "\"claims\":{\"name\":\"Zoë \\\"Z\\\"\\\\\\u000a\",\"age\":41,\"adult\":true,"
                + "\"none\":null,\"height\":1.70,\"big\":123456789012345678901,"
                + "\"list\":[\"a\",{}],\"empty\":[]},"
                + "\"holderBinding\":\"proved\",\"status\":\"valid\","
                + "\"checks\":[{\"code\":\"test.nonce\",\"stage\":\"holder\","
                + "\"outcome\":\"passed\",\"detail\":\"\",\"spec\":\"RFC 9901\","
                + "\"clause\":\"7.3(5.1)\","
                + "\"url\":\"https://www.rfc-editor.org/rfc/rfc9901#section-7.3\"}],"
                + "\"documents\":[{\"uri\":\"https://i.example/s\",\"digest\":\""
                + document().digest()
                + "\",\"fetchedAt\":\"2025-12-31T23:57:00Z\",\"age\":\"PT3M\"}]}");
  }

  @Test
  void writesNoClaimsOfWhatWasRejectedAndExplainsWhatFailed() {
    VerificationResult rejected =
        new VerificationResult.Rejected(
            facts(
                Optional.empty(),
                new CheckResult(TestRule.NONCE, Outcome.FAILED, "nonce is n-2, expected n-1")));

    assertThat(ResultWriter.write(rejected, Optional.empty()))
        .startsWith("{\"verdict\":\"rejected\",")
        .doesNotContain("\"claims\"", "\"issuer\"", "\"missing\"")
        .contains(
            "{\"code\":\"test.nonce\",\"stage\":\"holder\",\"outcome\":\"failed\","
                + "\"fault\":\"binding.nonce_mismatch\",\"detail\":\"nonce is n-2, expected n-1\","
                + "\"spec\":\"RFC 9901\",\"clause\":\"7.3(5.1)\","
                + "\"url\":\"https://www.rfc-editor.org/rfc/rfc9901#section-7.3\","
                + "\"demand\":\"The nonce is the one expected.\"}");
  }

  @Test
  void namesWhatIsMissingForADecision() {
    DocumentRequest wanted =
        new DocumentRequest(
            URI.create("https://i.example/list"), DocumentKind.STATUS_LIST, Set.of());
    VerificationResult open =
        new VerificationResult.Undetermined(
            facts(Optional.empty(), new CheckResult(TestRule.NONCE, Outcome.UNDETERMINED, "x")),
            List.of(wanted));

    assertThat(ResultWriter.write(open, Optional.empty()))
        .contains("\"verdict\":\"undetermined\"", "\"fault\":\"binding.nonce_mismatch\"")
        .endsWith(",\"missing\":[{\"uri\":\"https://i.example/list\",\"kind\":\"status-list\"}]}");
  }

  @Test
  void aDocumentThatWasFetchedOnAccountOfTheDecisionIsNotOlderThanNothing() {
    Document later =
        Document.of(URI.create("https://x.example"), "a/b", new byte[0], AT.plusSeconds(1));
    Facts facts =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            AT,
            Optional.empty(),
            HolderProof.NOT_REQUIRED,
            StatusOutcome.UNKNOWN,
            List.of(later),
            new Report(List.of()));

    assertThat(ResultWriter.write(new VerificationResult.Rejected(facts), Optional.empty()))
        .contains("\"age\":\"PT0S\"")
        .contains("\"holderBinding\":\"not-required\",\"status\":\"unknown\",\"checks\":[]");
  }

  @Test
  void aGoodReportIsWrittenAsItIsHoweverOftenAndWhateverWasWrittenBefore() throws Exception {
    for (int i = 0; i < 300; i++) {
      String detail = "detail " + i % 150;
      VerificationResult accepted =
          new VerificationResult.Accepted(
              facts(Optional.of(issuer()), new CheckResult(TestRule.NONCE, Outcome.PASSED, detail)),
              new ClaimsOnly(claims()),
              Claims.none());

      assertThat(ResultWriter.write(accepted, Optional.empty()))
          .contains("\"outcome\":\"passed\",\"detail\":\"" + detail + "\",");
    }
  }

  @Test
  void bytesTextAndValuesSayTheSame() throws Exception {
    VerificationResult accepted =
        new VerificationResult.Accepted(
            facts(Optional.of(issuer()), new CheckResult(TestRule.NONCE, Outcome.PASSED, "ö")),
            new ClaimsOnly(claims()),
            Claims.none());

    String text = ResultWriter.write(accepted, Optional.empty());
    assertThat(new String(ResultWriter.utf8(accepted, Optional.empty()), StandardCharsets.UTF_8))
        .isEqualTo(text);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] piece : ResultWriter.pieces(accepted, Optional.empty())) {
      joined.write(piece);
    }
    assertThat(joined.toString(StandardCharsets.UTF_8)).isEqualTo(text);
    assertThat(ResultWriter.toMap(accepted, Optional.empty()).get("claims")).isEqualTo(claims());
  }

  private static Facts facts(Optional<TrustedIssuer> issuer, CheckResult row) {
    return new Facts(
        Optional.of("dc+sd-jwt"),
        Optional.of("urn:eudi:pid:1"),
        AT,
        issuer,
        HolderProof.PROVED,
        StatusOutcome.VALID,
        List.of(document()),
        new Report(List.of(row)));
  }

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("name", "Zoë \"Z\"\\\n");
    claims.put("age", 41L);
    claims.put("adult", true);
    claims.put("none", JsonNull.NULL);
    claims.put("height", new BigDecimal("1.70"));
    claims.put("big", new BigInteger("123456789012345678901"));
    claims.put("list", List.of("a", Map.of()));
    claims.put("empty", List.of());
    return claims;
  }

  private static Document document() {
    byte[] body = "list".getBytes(StandardCharsets.US_ASCII);
    return Document.of(
        URI.create("https://i.example/s"), "application/json", body, AT.minusSeconds(180));
  }

  private static TrustedIssuer issuer() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    ServiceTerms terms =
        new ServiceTerms(
            Set.of(TestTrust.FORMAT),
            Set.of("urn:eudi:pid:1"),
            ServiceTerms.DEFAULT_ALGORITHMS,
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            TypeMetadataUse.IF_SUPPLIED);
    return new TrustedIssuer(
        "https://i.example",
        "Borough",
        Sector.PUBLIC,
        Mechanism.JWKS,
        Crypto.select().keyOf(generator.generateKeyPair().getPublic()),
        terms,
        TrustedIssuer.Signer.BARE_KEY,
        new TrustSource("list", 12, "sha256:00", "borough", Optional.of("in grace")));
  }
}
