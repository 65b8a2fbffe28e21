package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.CredentialVerifier;
import dev.assay.json.RequestFault;
import dev.assay.json.RequestReader;
import dev.assay.server.config.ServerConfig;
import dev.assay.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reader enforces what the contract says. It is quicker than a schema validator, so the two are
 * held together here: each request that one refuses, the other refuses.
 */
class ContractTest {

  private static final Contract CONTRACT = Contract.read();

  private final RequestReader reader = new RequestReader(CredentialVerifier.create().formatIds());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'credential':'a~'}",
        "{'credential':'a~','id':'case-17','format':'auto'}",
        "{'credential':'a~','format':'dc+sd-jwt','at':'2026-01-01T00:00:00Z'}",
        "{'credential':'a~','format':'vc+sd-jwt'}",
        "{'credential':'a~','holderBinding':{'nonce':'n','audience':'a'}}",
        "{'credential':'a~','holderBinding':{'nonce':'n','audience':'a','maxAge':'PT5M',"
            + "'transactionData':['e30']}}",
        "{'credential':'a','holderBinding':{'sessionTranscript':'g_b29g'}}",
        "{'credential':'a','holderBinding':{'sessionTranscript':'g_b29g','nonce':'n','audience':'a'}}",
        "{'credential':'a','holderBinding':{'openid4vp':{'clientId':'c','nonce':'n',"
            + "'responseUri':'r'}}}",
        "{'credential':'a','holderBinding':{'openid4vp':{'clientId':'c','nonce':'n',"
            + "'responseUri':'r','mdocGeneratedNonce':''}}}",
        "{'credential':'a','holderBinding':{'dcApi':{'origin':'o','nonce':'n','jwkThumbprint':"
            + "'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}}}",
        "{'credential':'a','holderBinding':{'dcApi':{'origin':'o','encryptionInfo':'e'}}}",
        "{'credential':'a','format':'mso_mdoc'}",
        "{'credential':'a','format':'eu-dcc'}",
        "{'credential':'{}','format':'vds-nc'}",
        "{'credential':'a','format':'smart-health-card'}",
        "{'credentials':['a','b']}",
        "{'credential':'a~','policy':{}}",
        "{'credential':'a~','policy':{'types':['t'],'claims':[['a',0,null]],'maxAge':'P90D',"
            + "'sectors':['public'],'status':'required'}}",
        "{'credential':'a~','policy':{'assurance':{'framework':'gpg45','minimum':'medium'}}}",
        "{'credential':'a~','anchors':[{'did':'did:web:a.example'},{'jwk':{}},{'jwks':{}},"
            + "{'certificate':'a','types':['*']},{'issuer':'https://a.example','jwks':{}}]}",
        "{'credential':'a~','documents':[{'uri':'https://a.example/','mediaType':'text/plain',"
            + "'body':''},{'uri':'https://b.example/','mediaType':'text/plain','bodyBase64':'YQ=='}]}"
      })
  void bothTake(String request) {
    String json = request.replace('\'', '"');
    assertThat(readerTakes(json)).as("reader").isTrue();
    assertThat(schemaTakes(json)).as("contract").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'credential':null}",
        "{'credential':1}",
        "{'credential':{}}",
        "{'credential':['a']}",
        "{'credentials':'a'}",
        "{'credentials':[]}",
        "{'credentials':[1]}",
        "{'credential':'a','credentials':['a']}",
        "{'credental':'a'}",
        "{'credential':'a','x':1}",
        "{'credential':'a','id':1}",
        "{'credential':'a','format':'pdf'}",
        "{'credential':'a','format':1}",
        "{'credential':'a','at':'yesterday'}",
        "{'credential':'a','at':1}",
        "{'credential':'a','at':'2026-01-01'}",
        "{'credential':'a','holderBinding':{}}",
        "{'credential':'a','holderBinding':null}",
        "{'credential':'a','holderBinding':true}",
        "{'credential':'a','holderBinding':{'nonce':'n'}}",
        "{'credential':'a','holderBinding':{'audience':'a'}}",
        "{'credential':'a','holderBinding':{'nonce':'','audience':'a'}}",
        "{'credential':'a','holderBinding':{'nonce':'n','audience':' '}}",
        "{'credential':'a','holderBinding':{'nonce':'n','audience':'a','x':1}}",
        "{'credential':'a','holderBinding':{'nonce':'n','audience':'a','maxAge':'soon'}}",
        "{'credential':'a','holderBinding':{'nonce':'n','audience':'a','transactionData':[]}}",
        "{'credential':'a','holderBinding':{'nonce':'n','audience':'a','transactionData':[1]}}",
        "{'credential':'a','holderBinding':{'sessionTranscript':'a'}}",
        "{'credential':'a','holderBinding':{'sessionTranscript':'g_b29g','nonce':'n'}}",
        "{'credential':'a','holderBinding':{'sessionTranscript':'g_b29g','dcApi':{'origin':'o',"
            + "'nonce':'n'}}}",
        "{'credential':'a','holderBinding':{'openid4vp':{'clientId':'c','nonce':'n'}}}",
        "{'credential':'a','holderBinding':{'openid4vp':{'clientId':'c','nonce':'n',"
            + "'responseUri':'r','jwkThumbprint':'AA'}}}",
        "{'credential':'a','holderBinding':{'dcApi':{'origin':'o'}}}",
        "{'credential':'a','holderBinding':{'dcApi':{'origin':'o','nonce':'n',"
            + "'encryptionInfo':'e'}}}",
        "{'credential':'a','holderBinding':{'readerKey':{}}}",
        "{'credential':'a','policy':[]}",
        "{'credential':'a','policy':{'x':1}}",
        "{'credential':'a','policy':{'types':[]}}",
        "{'credential':'a','policy':{'types':'t'}}",
        "{'credential':'a','policy':{'claims':[]}}",
        "{'credential':'a','policy':{'claims':['a']}}",
        "{'credential':'a','policy':{'claims':[[]]}}",
        "{'credential':'a','policy':{'claims':[[true]]}}",
        "{'credential':'a','policy':{'maxAge':'long'}}",
        "{'credential':'a','policy':{'sectors':['other']}}",
        "{'credential':'a','policy':{'status':'maybe'}}",
        "{'credential':'a','policy':{'assurance':{'framework':'gpg45'}}}",
        "{'credential':'a','anchors':{}}",
        "{'credential':'a','anchors':[{}]}",
        "{'credential':'a','anchors':[{'x':1}]}",
        "{'credential':'a','anchors':[{'did':''}]}",
        "{'credential':'a','anchors':[{'did':'a','jwk':{}}]}",
        "{'credential':'a','anchors':[{'jwk':'a'}]}",
        "{'credential':'a','anchors':[{'issuer':'https://a.example'}]}",
        "{'credential':'a','anchors':[{'issuer':'https://a.example','jwk':{}}]}",
        "{'credential':'a','anchors':[{'did':'a','types':[]}]}",
        "{'credential':'a','documents':[{}]}",
        "{'credential':'a','documents':[{'uri':'https://a.example/','mediaType':'text/plain'}]}",
        "{'credential':'a','documents':[{'uri':'/a','mediaType':'text/plain','body':''}]}",
        "{'credential':'a','documents':[{'uri':'https://a.example/','mediaType':'x','body':''}]}",
        "{'credential':'a','documents':[{'uri':'https://a.example/','mediaType':'text/plain',"
            + "'body':'','bodyBase64':''}]}",
        "{'credential':'a','documents':[{'uri':'https://a.example/','mediaType':'text/plain',"
            + "'bodyBase64':'-'}]}"
      })
  void bothRefuse(String request) {
    String json = request.replace('\'', '"');
    assertThat(readerTakes(json)).as("reader").isFalse();
    assertThat(schemaTakes(json)).as("contract").isFalse();
  }

  @Test
  void bothHaveTheSameLimits() {
    String longId = "{\"credential\":\"a\",\"id\":\"" + "x".repeat(257) + "\"}";
    String manyTypes =
        "{\"credential\":\"a\",\"policy\":{\"types\":[\"a\"" + ",\"a\"".repeat(200) + "]}}";
    for (String json : Set.of(longId, manyTypes)) {
      assertThat(readerTakes(json)).isFalse();
      assertThat(schemaTakes(json)).isFalse();
    }
  }

  @Test
  void whatTheServerAnswersIsWhatTheContractSays() throws Exception {
    try (Api api = Api.start(ServerConfig.DEFAULT.at("127.0.0.1", 0))) {
      for (String credential :
          List.of("a~", sample("resident-permit"), sample("tampered-permit"))) {
        String json = new JsonObject().put("credential", credential).encode();
        CONTRACT.hold("POST", "/v1/verifications", api.send(api.verification(json)));
      }
      CONTRACT.hold("POST", "/v1/verifications", api.send(api.verification("{}")));
      for (String path :
          List.of(
              "/v1/trust-list", "/v1/rules", "/health/live", "/health/ready", "/openapi.yaml")) {
        CONTRACT.hold("GET", path, api.get(path));
      }
    }
  }

  private static String sample(String name) throws IOException {
    Path file = Path.of("../trust-lists/demo/samples").resolve(name + ".sd-jwt");
    return Files.readString(file).strip();
  }

  @Test
  void everyExampleIsWhatItIsAnExampleOf() {
    assertThat(CONTRACT.examples())
        .hasSizeGreaterThan(10)
        .allSatisfy(example -> assertThat(example.fits()).as(example.place()).isTrue());
  }

  @Test
  void everyRouteOfTheContractIsThere() {
    assertThat(CONTRACT.paths())
        .containsExactlyInAnyOrder(
            "/v1/verifications",
            "/v1/trust-list",
            "/v1/rules",
            "/v1/presentation-requests",
            "/v1/presentation-requests/{id}",
            "/v1/presentation-requests/{id}/events",
            "/v1/presentation-requests/{id}/callback",
            "/openid4vp/requests/{handle}",
            "/openid4vp/requests/{handle}/iso18013-7",
            "/openid4vp/responses/{handle}",
            "/openid4vp/responses/{handle}/iso18013-7",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/openapi.yaml");
  }

  private boolean readerTakes(String json) {
    try {
      assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8), TestClock.NOW)).isNotNull();
      return true;
    } catch (RequestFault e) {
      return false;
    }
  }

  private static boolean schemaTakes(String json) {
    return CONTRACT.fits("VerificationRequest", new JsonObject(json));
  }
}
