package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.assay.CredentialVerifier;
import dev.assay.VerificationRequest;
import dev.assay.VerificationResult;
import dev.assay.cbor.ByteString;
import dev.assay.check.Outcome;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.crypto.AgreementKey;
import dev.assay.crypto.Curve;
import dev.assay.crypto.HashAlgorithm;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.document.Documents;
import dev.assay.mdoc.MdocRule;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.testkit.Vectors;
import dev.assay.trust.TrustLists;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Transcripts as the specifications and other verifiers make them. */
class SessionTranscriptVectorsTest {

  @Test
  void isTheOneOfOpenId4Vp() throws ParseException, JOSEException {
    JsonNode vector =
        Vectors.json(Vectors.folder("openid4vp").resolve("session-transcript/redirect.json"));
    JsonNode inputs = vector.path("inputs");
    byte[] thumbprint =
        JWK.parse(inputs.path("verifier_encryption_jwk").toString()).computeThumbprint().decode();
    Exchange exchange =
        new Exchange.Redirect(
            inputs.path("client_id").asText(),
            inputs.path("nonce").asText(),
            inputs.path("response_uri").asText(),
            Optional.of(ByteString.of(thumbprint)));

    assertThat(SessionTranscript.of(exchange).toHex())
        .isEqualTo(vector.path("vectors").path(2).path("hex").asText());
  }

  @Test
  void opensTheResponseOfAnnexC() throws KeyRejectedException {
    JsonNode vector =
        Vectors.json(
            Vectors.folder("openid4vp")
                .resolve("iso18013-7-annex-c/ANNEXC-DETERMINISTIC-001.json"));
    Exchange.AnnexC exchange =
        new Exchange.AnnexC(
            vector.path("encryptionInfoB64").asText(), vector.path("origin").asText());

    assertThat(hash(SessionTranscript.of(exchange).toByteArray()))
        .isEqualTo(vector.path("expected").path("sessionTranscriptCborSha256Hex").asText());
    HolderBinding binding =
        new HolderBinding.InExchange(exchange, Optional.empty(), Optional.of(recipient(vector)));
    VerificationResult result =
        CredentialVerifier.create()
            .verify(
                VerificationRequest.of(vector.path("encryptedResponseB64").asText())
                    .boundTo(binding),
                Instant.parse("2026-01-01T00:00:00Z"),
                TrustLists.none(),
                Documents.none());
    assertThat(result.facts().report().outcomeOf(MdocRule.DECRYPTED)).isEqualTo(Outcome.PASSED);
  }

  /** The public key stands in the request, near its end: -2 is x, -3 is y. */
  private static AgreementKey recipient(JsonNode vector) throws KeyRejectedException {
    byte[] info = Base64.getUrlDecoder().decode(vector.path("encryptionInfoB64").asText());
    byte[] x = Arrays.copyOfRange(info, info.length - 67, info.length - 35);
    byte[] y = Arrays.copyOfRange(info, info.length - 32, info.length);
    byte[] d = HexFormat.of().parseHex(vector.path("recipientPrivateKeyHex").asText());
    return AgreementKey.of(Curve.P_256, x, y, d);
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(HashAlgorithm.SHA_256.digest(bytes));
  }
}
