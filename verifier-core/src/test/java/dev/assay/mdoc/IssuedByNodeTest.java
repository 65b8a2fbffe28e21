package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.NAMESPACE;
import static dev.assay.mdoc.MdocSetting.NOT_REQUIRED;
import static dev.assay.mdoc.MdocSetting.REDIRECT;
import static dev.assay.mdoc.MdocSetting.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.assay.HolderProof;
import dev.assay.VerificationResult;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.testkit.TestAgreement;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Documents that a library for Node issues and presents: another encoder, another language, and its
 * own reading of the transcripts. Skipped where its packages are not installed.
 *
 * <p>Its CBOR has heads that are longer than they need be, which is noted and not refused.
 */
class IssuedByNodeTest {

  private static final Path FOLDER = Path.of("../interop/node");

  private final MdocSetting setting = new MdocSetting();

  @BeforeAll
  static void requireNode() {
    assumeTrue(
        Files.isDirectory(FOLDER.resolve("node_modules")),
        "skipped: the packages of interop/node are not installed (npm ci --ignore-scripts there)");
  }

  private String present(Map<String, Object> exchange) throws Exception {
    return present(exchange, input -> {});
  }

  /** What the script writes for an exchange. */
  private String present(
      Map<String, Object> exchange, java.util.function.Consumer<Map<String, Object>> change)
      throws Exception {
    Map<String, Object> input = new HashMap<>();
    input.put("exchange", exchange);
    input.put("digest", "SHA-256");
    input.put("signed", TestClock.ISSUED.toString());
    input.put("validUntil", TestClock.EXPIRES.toString());
    input.put("issuerKey", TestKey.of(setting.signer).privateJwk());
    input.put("issuerCertificate", setting.signer.pem());
    input.put("deviceKey", setting.device.privateJwk());
    input.put("devicePublicKey", setting.device.publicJwk());
    change.accept(input);
    return run(JSONObjectUtils.toJSONString(input));
  }

  private static String run(String input) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("interop", ".txt");
    Process node =
        new ProcessBuilder("node", "mdoc.mjs")
            .directory(FOLDER.toFile())
            .redirectError(errors.toFile())
            .start();
    try (OutputStream out = node.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream in = node.getInputStream()) {
      String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(node.exitValue()).as(Files.readString(errors)).isZero();
      return output;
    } finally {
      node.destroy();
      Files.delete(errors);
    }
  }

  private static Map<String, Object> redirect() {
    return new HashMap<>(
        Map.of(
            "kind", "redirect",
            "clientId", REDIRECT.clientId(),
            "nonce", REDIRECT.nonce(),
            "responseUri", REDIRECT.responseUri()));
  }

  private static HolderBinding in(Exchange exchange) {
    return new HolderBinding.InExchange(exchange, Optional.empty());
  }

  @Test
  void aDocumentThatNodeIssuedAndPresentedIsAccepted() throws Exception {
    VerificationResult.Accepted accepted = setting.accepted(present(redirect()), REQUIRED);

    assertThat(accepted.facts().holder()).isEqualTo(HolderProof.PROVED);
    assertThat(accepted.credential().claims().asJson().toString())
        .contains("Fernhollow", "1991-04-03", NAMESPACE);
  }

  @Test
  void eachDigestThatTheStandardNamesIsAccepted() throws Exception {
    for (String digest : new String[] {"SHA-384", "SHA-512"}) {
      setting.accepted(present(redirect(), input -> input.put("digest", digest)), REQUIRED);
    }
  }

  @Test
  void theOtherTranscriptsAgree() throws Exception {
    Exchange api =
        new Exchange.DigitalCredentialsApi("https://verifier.example", "n", Optional.empty());
    Exchange annexB = new Exchange.AnnexB("verifier.example", "https://v.example/r", "n", "m");

    setting.accepted(
        present(Map.of("kind", "dc-api", "origin", "https://verifier.example", "nonce", "n")),
        in(api));
    setting.accepted(
        present(
            Map.of(
                "kind", "annex-b",
                "clientId", "verifier.example",
                "responseUri", "https://v.example/r",
                "nonce", "n",
                "mdocGeneratedNonce", "m")),
        in(annexB));
  }

  @Test
  void itsCodeInPlaceOfASignatureIsAccepted() throws Exception {
    TestAgreement reader = TestAgreement.like(setting.device);
    HolderBinding binding =
        new HolderBinding.InExchange(REDIRECT, Optional.empty(), Optional.of(reader.key()));
    String presented =
        present(redirect(), input -> input.put("readerKey", reader.own().publicJwk()));

    assertThat(setting.accepted(presented, binding).facts().holder()).isEqualTo(HolderProof.PROVED);
    MdocSetting.rejected(
        MdocRule.DEVICE_MAC,
        setting.verify(
            present(
                changed("nonce", "another"),
                input -> input.put("readerKey", reader.own().publicJwk())),
            binding,
            TestClock.NOW));
  }

  @Test
  void whatItPresentsInAnotherExchangeIsRefused() throws Exception {
    for (String member : new String[] {"clientId", "nonce", "responseUri"}) {
      setting.rejected(MdocRule.DEVICE_SIGNATURE, present(changed(member, "another")));
    }
  }

  private static Map<String, Object> changed(String member, String value) {
    Map<String, Object> exchange = redirect();
    exchange.put(member, value);
    return exchange;
  }

  @Test
  void anotherDevicesSignatureIsRefused() throws Exception {
    setting.rejected(
        MdocRule.DEVICE_SIGNATURE,
        present(
            redirect(),
            input -> input.put("deviceKey", TestKey.es256("another device").privateJwk())));
  }

  @Test
  void anotherIssuersSignatureIsRefused() throws Exception {
    setting.rejected(
        MdocRule.SIGNATURE_VALID,
        present(
            redirect(), input -> input.put("issuerKey", TestKey.es256("another").privateJwk())));
  }

  @Test
  void aChangedElementIsRefused() throws Exception {
    byte[] bytes = Base64.getUrlDecoder().decode(present(redirect()));
    byte[] changed = replace(bytes, "Fernhollow", "Fernhallow");

    setting.rejected(
        MdocRule.DIGEST, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
  }

  private static byte[] replace(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void withoutAnExchangeItIsTheIssuersWordAlone() throws Exception {
    assertThat(setting.accepted(present(redirect()), NOT_REQUIRED).facts().holder())
        .isNotEqualTo(HolderProof.PROVED);
  }
}
