package dev.assay.status;

import static dev.assay.status.StatusTrial.CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.StatusReference;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.document.Documents;
import dev.assay.jose.Base64Url;
import dev.assay.jose.Base64UrlException;
import dev.assay.jose.Inflate;
import dev.assay.jose.InflateException;
import dev.assay.jose.Jwk;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the authors of the specification, and others, publish for tests. */
class StatusVectorsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status_list_encoding1_long_json.vector.json",
        "status_list_encoding4_json.vector.json"
      })
  void readsEveryEntryAsTheSpecificationDoes(String file)
      throws Base64UrlException, InflateException {
    JsonNode vector = specification(file);
    StatusList list = expanded(vector.get("encoded"));
    JsonNode expected = vector.get("expected_nonzero");
    assertThat(list.size()).isEqualTo(vector.get("entries").asLong());
    assertThat(expected).isNotEmpty();
    for (int i = 0; i < list.size(); i++) {
      assertThat(list.get(i)).isEqualTo(expected.path(Integer.toString(i)).asInt(0));
    }
  }

  @Test
  void readsTheBytesOfTheSpecification() throws Base64UrlException, InflateException {
    JsonNode vector = specification("status_list_encoding_json.vector.json");
    StatusList list = expanded(vector.get("encoded"));
    assertThat(list.size()).isEqualTo(16);
    // The sequence of draft-20, 4.1: b9 a3.
    int[] expected = {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1};
    for (int i = 0; i < expected.length; i++) {
      assertThat(list.get(i)).as("entry %d", i).isEqualTo(expected[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, REVOKED", "1, VALID", "2, VALID", "3, REVOKED", "6, VALID", "15, REVOKED"})
  void verifiesTheTokenOfTheSpecification(int index, StatusOutcome expected)
      throws KeyRejectedException {
    JsonNode vector = specification("status_list_jwt.json");
    StatusTrial.Tried tried = trial(vector.get("jwt").asText(), vector.get("key_jwk"), index).run();
    assertThat(tried.outcome()).isEqualTo(expected);
    assertThat(tried.report().permitsAcceptance()).isEqualTo(expected == StatusOutcome.VALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status_list_encoding1_long_cbor.vector.json",
        "status_list_encoding4_cbor.vector.json"
      })
  void readsEveryEntryOfTheCborForm(String file) throws CborException, InflateException {
    JsonNode vector = specification(file);
    Map<Object, Object> list =
        Cbor.readMap(
            ByteString.of(HexFormat.of().parseHex(vector.at("/encoded/cbor_hex").asText())),
            CborLimits.DEFAULT);
    byte[] zlib = ((ByteString) list.getOrDefault("lst", "")).toByteArray();
    StatusList read =
        new StatusList(
            Inflate.zlib(zlib, 1 << 20), ((Long) list.getOrDefault("bits", 0L)).intValue());
    JsonNode expected = vector.get("expected_nonzero");
    assertThat(expected).isNotEmpty();
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i)).isEqualTo(expected.path(Integer.toString(i)).asInt(0));
    }
  }

  @Test
  void theSignatureOfTheCwtOfTheSpecificationHolds() throws KeyRejectedException {
    JsonNode vector = specification("status_list_cwt.json");
    byte[] token = HexFormat.of().parseHex(vector.get("cwt_hex").asText());
    StatusToken read =
        StatusToken.read(
                Document.of(
                    URI.create("https://example.com/statuslists/1"),
                    "application/statuslist+cwt",
                    token,
                    TestClock.NOW),
                DocumentKind.STATUS_LIST_CWT)
            .orElseThrow();
    JsonNode jwk = vector.get("key_jwk");
    VerificationKey key =
        CRYPTO.ecKey(
            Curve.P_256,
            Base64.getUrlDecoder().decode(jwk.get("x").asText()),
            Base64.getUrlDecoder().decode(jwk.get("y").asText()));
    assertThat(read.seal().verifies(CRYPTO, SignatureAlgorithm.ES256, key))
        .isEqualTo(vector.get("signature_expected_valid").asBoolean());
    assertThat(read.seal().type()).isEqualTo("application/statuslist+cwt");
    assertThat(read.isOfOneBit()).isTrue();
  }

  @Test
  void findsTheCredentialOfWaltIdRevoked() throws KeyRejectedException, IOException {
    JsonNode vector = walt("revoked.json");
    walt(vector, index(vector)).run().fails(StatusRule.NOT_REVOKED);
    walt(vector, index(vector) + 1).run().isValid();
  }

  @Test
  void refusesTheWrongEncodingOfWaltId() throws KeyRejectedException, IOException {
    JsonNode vector = walt("wrong-list-encoding.json");
    walt(vector, index(vector)).run().fails(StatusRule.EXPANDS);
  }

  private static JsonNode specification(String file) {
    Path folder = Vectors.folder("status-list").resolve("token-status-list-spec");
    return Vectors.json(folder.resolve(file));
  }

  private static JsonNode walt(String file) {
    return Vectors.json(Vectors.folder("status-list/waltid/tokenstatuslist").resolve(file));
  }

  private static int index(JsonNode vector) {
    return vector.at("/holder-credential/status/status_list/idx").asInt();
  }

  /** The key stands in the {@code did:jwk} of the kid, which the token puts in quotation marks. */
  private static StatusTrial walt(JsonNode vector, int index)
      throws KeyRejectedException, IOException {
    String token = vector.get("status-credential").asText();
    JsonNode header = decoded(token.substring(0, token.indexOf('.')));
    String kid = header.get("kid").asText().replace("\"", "");
    String jwk = kid.substring("did:jwk:".length(), kid.indexOf('#'));
    return trial(token, decoded(jwk), index);
  }

  private static StatusTrial trial(String token, JsonNode jwk, int index)
      throws KeyRejectedException {
    URI uri = URI.create(payload(token).get("sub").asText());
    TrustedIssuer like =
        StatusTrial.signer(
            StatusTrial.KEY,
            StatusTrial.terms(Set.of(), Set.of()),
            Mechanism.JWKS,
            Signer.BARE_KEY);
    @SuppressWarnings("unchecked") // a JWK is an object
    Map<String, Object> members = MAPPER.convertValue(jwk, Map.class);
    TrustedIssuer issuer =
        new TrustedIssuer(
            like.id(),
            like.name(),
            like.sector(),
            like.mechanism(),
            Jwk.read(members, CRYPTO).key(),
            like.terms(),
            like.signer(),
            like.source());
    Document document =
        Document.of(
            uri,
            "application/statuslist+jwt",
            token.getBytes(StandardCharsets.US_ASCII),
            TestClock.NOW);
    return new StatusTrial(
        new TokenStatusLists(CRYPTO, Limits.DEFAULT),
        List.of(new StatusReference.Entry(uri, index)),
        issuer,
        TestClock.NOW,
        (reference, checks) -> List.of(issuer),
        Documents.of(List.of(document)));
  }

  private static JsonNode payload(String token) {
    try {
      return decoded(token.split("\\.", -1)[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode decoded(String part) throws IOException {
    return MAPPER.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static StatusList expanded(JsonNode encoded) throws Base64UrlException, InflateException {
    byte[] lst = Base64Url.decode(encoded.get("lst").asText());
    int max = Limits.DEFAULT.maxStatusListBytes();
    return new StatusList(Inflate.zlib(lst, max), encoded.get("bits").asInt());
  }
}
