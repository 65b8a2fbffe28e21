package dev.assay.server.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObjectJSON;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.server.openid4vp.DcApiRequest.Sender;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Vectors;
import dev.assay.testkit.Violates;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One request under several names: OpenID4VP 1.0, A.3.2.2. */
class MultiSignedRequestTest {

  private static final List<String> ORIGINS = List.of("https://verifier.example");
  private static final Certified OTHER =
      TestPki.leaf("CN=Elsewhere").dns("other.example").signedBy(RequestSetting.ROOT);

  private final RequestSetting setting = new RequestSetting();
  private final Sender byName =
      new Sender(setting.client, RequestSetting.signer(RequestSetting.LEAF), ORIGINS);
  private final Sender byHash =
      new Sender(
          ClientIdentifier.x509Hash(OTHER.certificate()), RequestSetting.signer(OTHER), ORIGINS);

  MultiSignedRequestTest() {
    setting.mode = ResponseMode.DC_API;
  }

  @Test
  void hasWhatIsOfOneClientInItsOwnHeaderAloneAndTheRestInThePayloadAlone() throws Exception {
    setting.verifierInfo = List.of(Map.of("format", "jwt", "data", "ey"));
    DcApiRequest request = of(List.of(byName, byHash), new Checks()).orElseThrow();
    JWSObjectJSON jws = parsed(request);

    assertThat(request.protocol().value()).isEqualTo("openid4vp-v1-multisigned");
    assertThat(request.data()).containsOnlyKeys("request");
    assertThat(jws.getPayload().toJSONObject())
        .containsEntry("expected_origins", ORIGINS)
        .containsEntry("nonce", setting.nonce)
        .containsKeys("dcql_query", "client_metadata", "response_type", "response_mode")
        .doesNotContainKeys("client_id", "verifier_info", "x5c", "iss", "state", "response_uri");
    assertThat(jws.getSignatures())
        .extracting(one -> one.getHeader().toJSONObject().get("client_id"))
        .containsExactly(byName.client().text(), byHash.client().text());
    assertThat(jws.getSignatures())
        .allSatisfy(
            one -> {
              assertThat(one.getUnprotectedHeader()).isNull();
              assertThat(one.getHeader().toJSONObject())
                  .containsOnlyKeys("typ", "alg", "kid", "x5c", "client_id", "verifier_info");
            });
  }

  @Test
  void isSignedByEachClientWithItsOwnKey() throws Exception {
    JWSObjectJSON jws = parsed(of(List.of(byName, byHash), new Checks()).orElseThrow());
    assertThat(verifies(jws, 0, RequestSetting.LEAF)).isTrue();
    assertThat(verifies(jws, 1, OTHER)).isTrue();
    assertThat(verifies(jws, 0, OTHER)).isFalse();
  }

  @Test
  void hasTheMembersOfThePublishedExample() throws Exception {
    String example =
        Files.readString(
            Vectors.folder("openid4vp/spec-examples/digital_credentials_api")
                .resolve("signed_request_payload.json"));
    Map<String, Object> payload =
        parsed(of(List.of(byName, byHash), new Checks()).orElseThrow()).getPayload().toJSONObject();
    for (String member :
        List.of(
            "expected_origins",
            "response_type",
            "response_mode",
            "nonce",
            "dcql_query",
            "client_metadata")) {
      assertThat(example).contains('"' + member + '"');
      assertThat(payload).containsKey(member);
    }
    assertThat(example).doesNotContain("client_id");
  }

  @Test
  @Violates("openid4vp.request.signatures")
  void refusesFewerThanTwoClientsOrOneTwiceOrForOtherPages() throws Exception {
    Sender elsewhere =
        new Sender(byHash.client(), byHash.signer(), List.of("https://other.example"));
    for (List<Sender> wrong :
        List.of(
            List.<Sender>of(),
            List.of(byName),
            List.of(byName, byName),
            List.of(byName, byHash, byName),
            List.of(byName, elsewhere))) {
      Checks checks = new Checks();
      assertThat(of(wrong, checks)).isEmpty();
      RequestSetting.assertFailed(checks, RequestRule.SEVERAL);
    }
  }

  @Test
  void isNotMadeIfOneOfTheClientsIsNotOfItsKeyOrTheContentIsWrong() throws Exception {
    Sender stranger =
        new Sender(
            new ClientIdentifier.X509SanDns("other.example"),
            RequestSetting.signer(RequestSetting.LEAF),
            ORIGINS);
    Checks checks = new Checks();
    assertThat(of(List.of(byName, stranger), checks)).isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.CLIENT_DNS);

    setting.nonce = "short";
    checks = new Checks();
    assertThat(of(List.of(byName, byHash), checks)).isEmpty();
    RequestSetting.assertFailed(checks, RequestRule.NONCE);
  }

  @Test
  void leavesNoRuleUntriedWhereItHolds() throws Exception {
    Checks checks = new Checks();
    assertThat(of(List.of(byName, byHash), checks)).isPresent();
    assertThat(checks.report().with(Outcome.NOT_RUN)).isEmpty();
  }

  private Optional<DcApiRequest> of(List<Sender> senders, Checks checks)
      throws GeneralSecurityException {
    return MultiSignedRequest.of(setting.browser(), senders, TestPki.NOW, checks);
  }

  @SuppressWarnings("unchecked") // what was made here
  private static JWSObjectJSON parsed(DcApiRequest request) throws Exception {
    return JWSObjectJSON.parse(
        TestJws.json((Map<String, Object>) request.data().getOrDefault("request", Map.of())));
  }

  private static boolean verifies(JWSObjectJSON jws, int index, Certified by) throws Exception {
    return jws.getSignatures()
        .get(index)
        .verify(new ECDSAVerifier((ECPublicKey) by.certificate().getPublicKey()));
  }
}
