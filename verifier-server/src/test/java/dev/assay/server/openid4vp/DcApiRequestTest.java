package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.jose.EncryptionKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.Vectors;
import dev.assay.testkit.Violates;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests as pages pass them to browsers. */
class DcApiRequestTest {

  private static final List<String> ORIGINS =
      List.of("https://origin1.example.com", "https://origin2.example.com");

  private final RequestSetting setting = new RequestSetting();

  DcApiRequestTest() {
    setting.mode = ResponseMode.DC_API;
  }

  @Test
  void saysNothingOfWhoAsksIfItIsNotSigned() {
    DcApiRequest request = DcApiRequest.unsigned(setting.browser(), new Checks()).orElseThrow();

    assertThat(request.protocol().value()).isEqualTo("openid4vp-v1-unsigned");
    assertThat(request.data())
        .containsEntry("response_type", "vp_token")
        .containsEntry("response_mode", "dc_api")
        .containsEntry("nonce", setting.nonce)
        .containsEntry("dcql_query", setting.query)
        .containsOnlyKeys(
            "response_type", "response_mode", "nonce", "dcql_query", "client_metadata");
    assertThat(request.toString()).isEqualTo("DcApiRequest[UNSIGNED]");
  }

  /** OpenID4VP 1.0, A.3.2.1. */
  @Test
  void hasTheMembersOfThePublishedExampleIfItIsSigned() throws Exception {
    EncryptionKey key = EncryptionKey.fresh(new SecureRandom());
    setting.mode = ResponseMode.DC_API_JWT;
    setting.key = Optional.of(key);

    DcApiRequest request = signed(ORIGINS, new Checks()).orElseThrow();
    JWSObject jws = JWSObject.parse((String) request.data().get("request"));
    Map<String, Object> payload = jws.getPayload().toJSONObject();

    assertThat(request.protocol().value()).isEqualTo("openid4vp-v1-signed");
    assertThat(request.data()).containsOnlyKeys("request");
    assertThat(
            jws.verify(
                new ECDSAVerifier((ECPublicKey) RequestSetting.LEAF.certificate().getPublicKey())))
        .isTrue();
    assertThat(payload)
        .containsEntry("client_id", "x509_san_dns:verifier.example")
        .containsEntry("expected_origins", ORIGINS)
        .containsEntry("response_mode", "dc_api.jwt")
        .doesNotContainKeys("state", "response_uri");
    assertThat(payload.keySet()).containsAll(membersOfTheExample());
  }

  private static List<String> membersOfTheExample() throws IOException {
    String example =
        Files.readString(
            Vectors.folder("openid4vp/spec-examples/digital_credentials_api")
                .resolve("signed_request_payload_compact.json"));
    return List.of(
            "expected_origins",
            "client_id",
            "client_metadata",
            "response_type",
            "response_mode",
            "nonce",
            "dcql_query")
        .stream()
        .filter(member -> example.contains('"' + member + '"'))
        .toList();
  }

  @Test
  @Violates("openid4vp.request.expected_origins")
  void refusesOriginsThatNoBrowserWrites() throws GeneralSecurityException {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("https://verifier.example/"),
            List.of("http://verifier.example"),
            List.of("https://Verifier.example"),
            List.of("https://verifier.example", "verifier.example"),
            List.of("https://user@verifier.example"),
            List.of("https://verifier.example:443"),
            List.of("https://verifier.example:65536"),
            List.of("https://verifier..example"),
            List.of("https://verifier-.example"),
            List.of("https://verifier.example."))) {
      Checks checks = new Checks();
      assertThat(signed(wrong, checks)).isEmpty();
      RequestSetting.assertFailed(checks, RequestRule.ORIGINS);
    }
    assertThat(signed(List.of("https://verifier.example:8443"), new Checks())).isPresent();
  }

  @Test
  void refusesASignedRequestWhoseContentIsWrongOrWhoseClientIsNoneOfTheCertificate()
      throws GeneralSecurityException {
    setting.nonce = "short";
    Checks checks = new Checks();
    assertThat(signed(ORIGINS, checks)).isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.NONCE);

    setting.nonce = RequestSetting.RANDOM;
    setting.client = new ClientIdentifier.X509SanDns("other.example");
    checks = new Checks();
    assertThat(signed(ORIGINS, checks)).isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.CLIENT_DNS);
  }

  @Test
  @Violates("openid4vp.request.client.dns")
  void takesNoWildcardForADnsName() throws GeneralSecurityException {
    setting.signer =
        Optional.of(
            RequestSetting.signer(
                TestPki.leaf("CN=Wild").dns("*.example").signedBy(RequestSetting.ROOT)));
    setting.client = new ClientIdentifier.X509SanDns("*.example");
    Checks checks = new Checks();
    assertThat(signed(ORIGINS, checks)).isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.CLIENT_DNS);
  }

  @Test
  void leavesNoRuleUntriedWhereItHolds() throws GeneralSecurityException {
    Checks checks = new Checks();
    assertThat(signed(ORIGINS, checks)).isPresent();
    assertThat(checks.report().with(Outcome.NOT_RUN)).isEmpty();
  }

  private Optional<DcApiRequest> signed(List<String> origins, Checks checks)
      throws GeneralSecurityException {
    return DcApiRequest.signed(
        setting.browser(),
        new DcApiRequest.Sender(setting.client, setting.signer.orElseThrow(), origins),
        TestPki.NOW,
        checks);
  }
}
