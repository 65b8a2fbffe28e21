package dev.assay.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Verdict;
import dev.assay.cbor.ByteString;
import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.cbor.CborLimits;
import dev.assay.cbor.CborTagged;
import dev.assay.cose.CoseException;
import dev.assay.cose.CoseMac0;
import dev.assay.cose.CoseSign1;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.MacAlgorithm;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.jose.JsonLimits;
import dev.assay.jose.Jwk;
import dev.assay.testkit.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples of the working group and others. What is sought is one signature or one code of a
 * message that we read, with the algorithm of the protected header.
 */
class CoseVectorsTest {

  private static final CborLimits LIMITS = CborLimits.DEFAULT;

  private final Crypto crypto = Crypto.select();
  private final Exceptions exceptions = Exceptions.read("cose");

  @TestFactory
  List<DynamicTest> everyMessageGetsTheVerdictThatItsPublisherExpects() throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(id(file), () -> check(file)))
        .toList();
  }

  @Test
  void noExceptionIsKeptForAMessageThatIsNotThere() throws IOException {
    assertThat(exceptions.ids())
        .isSubsetOf(files().stream().map(CoseVectorsTest::id).collect(Collectors.toSet()));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(Vectors.folder("cose"))) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String id(Path file) {
    return Vectors.folder("cose").relativize(file).toString().replace(".json", "");
  }

  private void check(Path file) {
    JsonNode vector = Vectors.json(file);
    boolean gluecose = vector.has("sign1::sign") || vector.has("sign1::verify");
    boolean fails =
        vector.path("fail").asBoolean()
            || vector.path("input").path("fail").asBoolean()
            || !vector.path("sign1::verify").path("shouldVerify").asBoolean(true);
    Verdict expected = fails ? Verdict.REJECTED : Verdict.ACCEPTED;
    boolean holds = gluecose ? gluecose(vector) : example(vector);

    assertThat(holds ? Verdict.ACCEPTED : Verdict.REJECTED)
        .isEqualTo(exceptions.verdictOf(id(file), expected));
  }

  private boolean gluecose(JsonNode vector) {
    boolean signs = vector.has("sign1::sign");
    JsonNode sign = vector.path(signs ? "sign1::sign" : "sign1::verify");
    JsonNode message = sign.path(signs ? "expectedOutput" : "taggedCOSESign1");
    return signatureHolds(
        hex(message.path("cborHex")), vector.path("key"), hex(sign.path("external")));
  }

  private boolean example(JsonNode vector) {
    byte[] message = hex(vector.path("output").path("cbor"));
    JsonNode input = vector.path("input");
    if (input.has("sign0")) {
      JsonNode sign = input.path("sign0");
      return signatureHolds(message, sign.path("key"), hex(sign.path("external")));
    }
    if (input.has("mac0")) {
      JsonNode mac = input.path("mac0");
      JsonNode key = mac.path("recipients").path(0).path("key");
      return codeHolds(message, key, hex(mac.path("external")));
    }
    return false; // COSE_Sign, COSE_Mac and encryption are not read
  }

  private boolean signatureHolds(byte[] bytes, JsonNode key, byte[] external) {
    try {
      CoseSign1 message = CoseSign1.of(untagged(bytes, CborTagged.COSE_SIGN1), LIMITS);
      VerificationKey used = key(key);
      Optional<SignatureAlgorithm> algorithm =
          message
              .header()
              .algorithm()
              .flatMap(number -> SignatureAlgorithm.ofCoseNumber(number, used.kind()));
      return message.header().criticalFault(Set.of()).isEmpty()
          && algorithm.isPresent()
          && message.verifies(crypto, algorithm.get(), used, ByteString.of(external));
    } catch (CborException | CoseException | KeyRejectedException e) {
      return false;
    }
  }

  private static boolean codeHolds(byte[] bytes, JsonNode key, byte[] external) {
    try {
      CoseMac0 message = CoseMac0.of(untagged(bytes, CborTagged.COSE_MAC0), LIMITS);
      Optional<MacAlgorithm> algorithm =
          message.header().algorithm().flatMap(MacAlgorithm::ofCoseNumber);
      ByteString secret =
          ByteString.of(
              key.has("k_hex") ? hex(key.path("k_hex")) : decoded(key.path("k").asText()));
      return algorithm.isPresent()
          && message.verifies(algorithm.get(), secret, ByteString.of(external));
    } catch (CborException | CoseException e) {
      return false;
    }
  }

  /** A message may come without its tag; with another one it is another message. */
  private static Object untagged(byte[] bytes, long tag) throws CborException {
    Object item = Cbor.read(bytes, LIMITS);
    return item instanceof CborTagged tagged && tagged.tag() == tag ? tagged.value() : item;
  }

  private VerificationKey key(JsonNode key) throws KeyRejectedException {
    if (key.path("crv").asText().equals("Ed448")) {
      // JOSE has the curve, and it is not taken there.
      return crypto.ed448Key(hex(key.path("x_hex")));
    }
    Map<String, Object> jwk = new LinkedHashMap<>();
    for (String name : List.of("kty", "crv", "x", "y", "n", "e")) {
      if (key.has(name)) {
        jwk.put(name, key.path(name).asText());
      } else if (key.has(name + "_hex")) {
        byte[] value = hex(key.path(name + "_hex"));
        jwk.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(value));
      }
    }
    // What COSE calls EC2, JOSE calls EC; some examples have the one name and some the other.
    jwk.replace("kty", "EC2", "EC");
    return Jwk.read(json(jwk), crypto).key();
  }

  private static Map<String, Object> json(Map<String, Object> jwk) {
    try {
      byte[] text =
          com.nimbusds.jose.util.JSONObjectUtils.toJSONString(jwk).getBytes(StandardCharsets.UTF_8);
      return Json.readObject(text, JsonLimits.DEFAULT);
    } catch (JsonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hex(JsonNode text) {
    return HexFormat.of().parseHex(text.asText(""));
  }

  private static byte[] decoded(String base64Url) {
    return Base64.getUrlDecoder().decode(base64Url);
  }
}
