package dev.assay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.cbor.ByteString;
import dev.assay.credential.Assurance;
import dev.assay.credential.AssuranceFramework;
import dev.assay.credential.ClaimsPath;
import dev.assay.credential.Exchange;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Legacy;
import dev.assay.credential.Sector;
import dev.assay.crypto.Crypto;
import dev.assay.document.Document;
import dev.assay.json.RequestFault.Reason;
import dev.assay.policy.Origins;
import dev.assay.policy.Policy;
import dev.assay.policy.StatusDemand;
import dev.assay.rules.Arrival;
import dev.assay.rules.RuleList;
import dev.assay.rules.RuleListReader;
import dev.assay.rules.RuleLists;
import dev.assay.rules.RulesDemand;
import dev.assay.trust.RequestAnchor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final RequestReader READER = new RequestReader(List.of("dc+sd-jwt", "sd-jwt"));

  @Test
  void readsTheSmallestRequest() throws Exception {
    RequestEnvelope envelope = read("{'credential':'eyJ~'}");

    assertThat(envelope.id()).isEmpty();
    assertThat(envelope.request().input().text()).isEqualTo("eyJ~");
    assertThat(envelope.request().format()).isEmpty();
    assertThat(envelope.request().holderBinding()).isEqualTo(new HolderBinding.NotRequired());
    assertThat(envelope.request().policy()).isEqualTo(Policy.NONE);
    assertThat(envelope.at()).isEqualTo(NOW);
    assertThat(envelope.anchors()).isEmpty();
    assertThat(envelope.documents()).isEmpty();
  }

  @Test
  void readsWhoItIsForAndWhen() throws Exception {
    RequestEnvelope envelope =
        read(
            "{'id':'case-17','credential':'c','format':'sd-jwt','at':'2026-01-01T00:00:00Z',"
                + "'holderBinding':{'nonce':'n','audience':'a','maxAge':'PT1M',"
                + "'transactionData':['t1','t2']}}");

    assertThat(envelope.id()).contains("case-17");
    assertThat(envelope.request().format()).contains("sd-jwt");
    assertThat(envelope.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(envelope.request().holderBinding())
        .isEqualTo(
            new HolderBinding.Required("n", "a", Duration.ofMinutes(1), List.of("t1", "t2")));
  }

  @Test
  void aHolderBindingWithoutAgeIsOfTheLastFiveMinutes() throws Exception {
    assertThat(
            read("{'credential':'c','holderBinding':{'nonce':'n','audience':'a'}}")
                .request()
                .holderBinding())
        .isEqualTo(new HolderBinding.Required("n", "a"));
  }

  @Test
  void readsThePolicy() throws Exception {
    Policy policy =
        read("{'credential':'c','policy':{'types':['t'],'claims':[['address','x'],['n',0,null]],"
                + "'maxAge':'P90D','assurance':{'framework':'gpg45','minimum':'medium'},"
                + "'sectors':['public'],'status':'required','issuers':['i'],'trustLists':['l']}}")
            .request()
            .policy();

    assertThat(policy)
        .isEqualTo(
            new Policy(
                List.of("t"),
                List.of(
                    ClaimsPath.of("address", "x"),
                    new ClaimsPath(
                        List.of(
                            new ClaimsPath.Step.Member("n"),
                            new ClaimsPath.Step.Element(0),
                            new ClaimsPath.Step.EveryElement()))),
                Optional.of(Duration.ofDays(90)),
                Optional.of(new Assurance(AssuranceFramework.GPG45, "medium")),
                Set.of(Sector.PUBLIC),
                StatusDemand.REQUIRED,
                new Origins(List.of("i"), List.of("l"))));
  }

  @Test
  void readsWhichBusinessRulesMustHold() throws Exception {
    RulesDemand demand =
        READER
            .read(
                json(
                    "{'credential':'c','policy':{'businessRules':{'country':'DE','language':'de',"
                        + "'at':'2022-03-01T12:00:00Z'}}}"),
                NOW,
                new RuleLists(List.of(ruleList("entry"))))
            .request()
            .rules()
            .orElseThrow();

    assertThat(demand.list().id()).isEqualTo("entry");
    assertThat(demand.arrival())
        .isEqualTo(new Arrival("DE", Instant.parse("2022-03-01T12:00:00Z")));
    assertThat(demand.language()).isEqualTo("de");
  }

  @Test
  void holdersArriveAtTheInstantOfTheDecisionUnlessItIsSaidWhen() throws Exception {
    RulesDemand demand =
        READER
            .read(
                json("{'credential':'c','policy':{'businessRules':{'country':'DE','list':'b'}}}"),
                NOW,
                new RuleLists(List.of(ruleList("a"), ruleList("b"))))
            .request()
            .rules()
            .orElseThrow();

    assertThat(demand.list().id()).isEqualTo("b");
    assertThat(demand.arrival().at()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{}                            | /policy/businessRules/country",
        "{'country':'de'}              | /policy/businessRules/country",
        "{'country':'DE'}              | /policy/businessRules/list",
        "{'country':'DE','list':'c'}   | /policy/businessRules/list",
        "{'country':'DE','list':'a','at':'now'}      | /policy/businessRules/at",
        "{'country':'DE','list':'a','language':'D'}  | /policy/businessRules/language",
        "{'country':'DE','list':'a','x':1}           | /policy/businessRules/x",
      })
  void saysWhatIsWrongWithADemandForBusinessRules(String demand, String pointer) throws Exception {
    RuleLists lists = new RuleLists(List.of(ruleList("a"), ruleList("b")));
    byte[] request = json("{'credential':'c','policy':{'businessRules':" + demand + "}}");

    assertThatThrownBy(() -> READER.read(request, NOW, lists))
        .isInstanceOfSatisfying(
            RequestFault.class, fault -> assertThat(fault.pointer()).isEqualTo(pointer));
  }

  @Test
  void businessRulesCannotBeAskedForWhereThereAreNone() {
    assertThatThrownBy(() -> read("{'credential':'c','policy':{'businessRules':{'country':'DE'}}}"))
        .isInstanceOfSatisfying(
            RequestFault.class,
            fault -> assertThat(fault.pointer()).isEqualTo("/policy/businessRules"));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static RuleList ruleList(String id) throws Exception {
    String text =
        "{'version':1,'id':'"
            + id
            + "','name':'Rules','sequence':1,'issued':'2022-01-01T00:00:00Z',"
            + "'nextUpdate':'2022-02-01T00:00:00Z','rules':[],'valueSets':{}}";
    return new RuleListReader(Crypto.select()).plain("test", json(text));
  }

  @ParameterizedTest
  @CsvSource({"required,REQUIRED", "if-present,IF_PRESENT", "ignored,IGNORED"})
  void readsEveryDemandOfStatus(String name, StatusDemand demand) throws Exception {
    assertThat(
            read("{'credential':'c','policy':{'status':'" + name + "'}}")
                .request()
                .policy()
                .status())
        .isEqualTo(demand);
  }

  @Test
  void readsEveryKindOfAnchor() throws Exception {
    RequestEnvelope envelope =
        read(
            "{'credential':'c','anchors':[{'certificate':'MII','types':['t','u']},"
                + "{'jwk':{'kty':'EC'}},{'jwks':{'keys':[]}},{'did':'did:web:i.example'},"
                + "{'issuer':'https://i.example','jwks':{'keys':[]},"
                + "'legacy':['vc+sd-jwt','status-typ-jwt']}]}");

    Set<String> all = RequestAnchor.EVERY_TYPE;
    Map<String, Object> jwks = Map.of("keys", List.of());
    assertThat(envelope.anchors())
        .containsExactly(
            new RequestAnchor.Certificate("MII", Set.of("t", "u")),
            new RequestAnchor.Key(Map.of("kty", "EC"), all),
            new RequestAnchor.Keys(jwks, Optional.empty(), all),
            new RequestAnchor.Did("did:web:i.example", all),
            new RequestAnchor.Keys(
                jwks,
                Optional.of("https://i.example"),
                all,
                Set.of(Legacy.VC_SD_JWT, Legacy.STATUS_TYP_JWT)));
  }

  @Test
  void theFormerMediaTypeIsPermittedToTheAnchorsOfWhoeverNamesIt() throws Exception {
    RequestEnvelope envelope =
        read("{'credential':'c','format':'vc+sd-jwt','anchors':[{'did':'did:jwk:x'}]}");

    assertThat(envelope.request().format()).contains("dc+sd-jwt");
    assertThat(envelope.anchors().get(0).legacy()).containsExactly(Legacy.VC_SD_JWT);
  }

  @Test
  void theFormerMediaTypeIsPermittedToNobodyElse() throws Exception {
    RequestEnvelope envelope =
        read("{'credential':'c','format':'dc+sd-jwt','anchors':[{'did':'did:jwk:x'}]}");

    assertThat(envelope.anchors().get(0).legacy()).isEmpty();
  }

  @Test
  void readsDocumentsAsReceivedAtTheInstantOfTheDecision() throws Exception {
    RequestEnvelope envelope =
        read(
            "{'credential':'c','at':'2026-01-01T00:00:00Z','documents':["
                + "{'uri':'https://i.example/a','mediaType':'Application/JSON; charset=utf-8',"
                + "'body':'{}'},"
                + "{'uri':'https://i.example/b','mediaType':'application/statuslist+jwt',"
                + "'bodyBase64':'/+8='}]}");

    Document text = envelope.documents().get(0);
    assertThat(text.uri()).hasToString("https://i.example/a");
    assertThat(text.mediaType()).isEqualTo("application/json");
    assertThat(text.ascii()).isEqualTo("{}");
    assertThat(text.fetchedAt()).isEqualTo(envelope.at());
    assertThat(envelope.documents().get(1).bytes()).containsExactly(0xff, 0xef);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // the text
        "''                                                  | NOT_JSON         |",
        "[]                                                  | NOT_JSON         |",
        "{'credential':'c'} x                                | NOT_JSON         |",
        "{'credential':c}                                    | NOT_JSON         |",
        "{'credential':'c','credential':'d'}                 | DUPLICATE_MEMBER | /credential",
        "{'credential':'c','policy':{'maxAge':'P1D','maxAge':'P2D'}}"
            + "                                              | DUPLICATE_MEMBER | /policy/maxAge",
        // the request
        "{}                                                  | MISSING_MEMBER   | /credential",
        "{'credental':'c'}                                   | UNKNOWN_MEMBER   | /credental",
        "{'credential':null}                                 | WRONG_TYPE       | /credential",
        "{'credential':{}}                                   | WRONG_TYPE       | /credential",
        "{'credentials':[]}                                  | BAD_VALUE        | /credentials",
        "{'credentials':['c'],'credential':'c'}              | BAD_VALUE        | /credentials",
        "{'credential':'c','id':7}                           | WRONG_TYPE       | /id",
        "{'credential':'c','format':'mso_doc'}               | BAD_VALUE        | /format",
        "{'credential':'c','format':['sd-jwt']}              | WRONG_TYPE       | /format",
        "{'credential':'c','at':'yesterday'}                 | BAD_VALUE        | /at",
        "{'credential':'c','at':'2026-01-01'}                | BAD_VALUE        | /at",
        "{'credential':'c','at':'+12026-01-01T00:00:00Z'}    | BAD_VALUE        | /at",
        "{'credential':'c','at':1767225600}                  | WRONG_TYPE       | /at",
        // the holder
        "{'credential':'c','holderBinding':true}             | WRONG_TYPE       | /holderBinding",
        "{'credential':'c','holderBinding':{}}         | MISSING_MEMBER | /holderBinding/nonce",
        "{'credential':'c','holderBinding':{'nonce':'n'}}"
            + "                                        | MISSING_MEMBER | /holderBinding/audience",
        "{'credential':'c','holderBinding':{'nonce':' ','audience':'a'}}"
            + "                                        | BAD_VALUE      | /holderBinding/nonce",
        "{'credential':'c','holderBinding':{'nonce':'n','audience':'a','x':1}}"
            + "                                        | UNKNOWN_MEMBER | /holderBinding/x",
        "{'credential':'c','holderBinding':{'nonce':'n','audience':'a','maxAge':'5m'}}"
            + "                                        | BAD_VALUE      | /holderBinding/maxAge",
        "{'credential':'c','holderBinding':{'nonce':'n','audience':'a','maxAge':'-PT5M'}}"
            + "                                        | BAD_VALUE      | /holderBinding/maxAge",
        "{'credential':'c','holderBinding':{'nonce':'n','audience':'a','transactionData':[1]}}"
            + "                              | WRONG_TYPE     | /holderBinding/transactionData/0",
        // the policy
        "{'credential':'c','policy':[]}                      | WRONG_TYPE       | /policy",
        "{'credential':'c','policy':{'type':['t']}}          | UNKNOWN_MEMBER   | /policy/type",
        "{'credential':'c','policy':{'types':'t'}}           | WRONG_TYPE       | /policy/types",
        "{'credential':'c','policy':{'types':[]}}            | BAD_VALUE        | /policy/types",
        "{'credential':'c','policy':{'types':['t',1]}}       | WRONG_TYPE       | /policy/types/1",
        "{'credential':'c','policy':{'claims':[]}}           | BAD_VALUE        | /policy/claims",
        "{'credential':'c','policy':{'claims':['name']}}     | WRONG_TYPE       | /policy/claims/0",
        "{'credential':'c','policy':{'claims':[[]]}}         | WRONG_TYPE       | /policy/claims/0",
        "{'credential':'c','policy':{'claims':[['a',-1]]}}   | WRONG_TYPE     | /policy/claims/0/1",
        "{'credential':'c','policy':{'claims':[['a',1.0]]}}  | WRONG_TYPE     | /policy/claims/0/1",
        "{'credential':'c','policy':{'maxAge':'P1Y'}}        | BAD_VALUE        | /policy/maxAge",
        "{'credential':'c','policy':{'maxAge':'P999999D'}}   | BAD_VALUE        | /policy/maxAge",
        "{'credential':'c','policy':{'sectors':['unstated']}}| BAD_VALUE      | /policy/sectors/0",
        "{'credential':'c','policy':{'status':'yes'}}        | BAD_VALUE        | /policy/status",
        "{'credential':'c','policy':{'status':'REQUIRED'}}   | BAD_VALUE        | /policy/status",
        "{'credential':'c','policy':{'assurance':{'framework':'gpg45'}}}"
            + "                                     | MISSING_MEMBER | /policy/assurance/minimum",
        "{'credential':'c','policy':{'assurance':{'framework':'x','minimum':'low'}}}"
            + "                                     | BAD_VALUE    | /policy/assurance/framework",
        "{'credential':'c','policy':{'assurance':{'framework':'gpg45','minimum':'P2'}}}"
            + "                                     | BAD_VALUE      | /policy/assurance/minimum",
        // the anchors
        "{'credential':'c','anchors':{}}                     | WRONG_TYPE       | /anchors",
        "{'credential':'c','anchors':['did:web:x']}          | WRONG_TYPE       | /anchors/0",
        "{'credential':'c','anchors':[{}]}                   | MISSING_MEMBER   | /anchors/0",
        "{'credential':'c','anchors':[{'jwk':{},'did':'d'}]} | MISSING_MEMBER   | /anchors/0",
        "{'credential':'c','anchors':[{'key':{}}]}           | UNKNOWN_MEMBER   | /anchors/0/key",
        "{'credential':'c','anchors':[{'jwk':'{}'}]}         | WRONG_TYPE       | /anchors/0/jwk",
        "{'credential':'c','anchors':[{'did':''}]}           | BAD_VALUE        | /anchors/0/did",
        "{'credential':'c','anchors':[{'did':'d','types':[]}]}| BAD_VALUE      | /anchors/0/types",
        "{'credential':'c','anchors':[{'did':'d','issuer':'i'}]} | BAD_VALUE   | /anchors/0/issuer",
        "{'credential':'c','anchors':[{'did':'d','legacy':['all']}]}"
            + "                                              | BAD_VALUE   | /anchors/0/legacy/0",
        // the documents
        "{'credential':'c','documents':[{}]}                 | MISSING_MEMBER | /documents/0/uri",
        "{'credential':'c','documents':[{'uri':'a b'}]}      | BAD_VALUE      | /documents/0/uri",
        "{'credential':'c','documents':[{'uri':'/a'}]}       | BAD_VALUE      | /documents/0/uri",
        "{'credential':'c','documents':[{'uri':'https://a','mediaType':'json','body':''}]}"
            + "                                           | BAD_VALUE | /documents/0/mediaType",
        "{'credential':'c','documents':[{'uri':'https://a','mediaType':'a/b'}]}"
            + "                                           | MISSING_MEMBER | /documents/0",
        "{'credential':'c','documents':[{'uri':'https://a','mediaType':'a/b','body':'',"
            + "'bodyBase64':''}]}                         | MISSING_MEMBER | /documents/0",
        "{'credential':'c','documents':[{'uri':'https://a','mediaType':'a/b','bodyBase64':'_-'}]}"
            + "                                           | BAD_VALUE | /documents/0/bodyBase64"
      })
  void refusesWhatIsNotARequestAndSaysWhere(String json, Reason reason, String pointer) {
    RequestFault fault = fault(json.equals("''") ? "" : json);

    assertThat(fault.reason()).isEqualTo(reason);
    assertThat(fault.pointer()).isEqualTo(pointer == null ? "" : pointer);
    assertThat(fault.detail()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'readerKey':'x'}                                    | WRONG_TYPE     | /readerKey",
        "{'readerKey':{}}                                     | MISSING_MEMBER | /readerKey/crv",
        "{'readerKey':{'crv':'P-192','kty':'EC'}}             | BAD_VALUE      | /readerKey/crv",
        "{'readerKey':{'crv':'P-256','kty':'EC','x':'AA','y':'AA','d':'AA'}} | BAD_VALUE | /readerKey",
        "{'sessionTranscript':'x'}                            | BAD_VALUE      | /sessionTranscript",
        "{'sessionTranscript':'AA'}                           | BAD_VALUE      | /sessionTranscript",
        "{'sessionTranscript':'gPY'}                          | BAD_VALUE      | /sessionTranscript",
        "{'sessionTranscript':7}                              | WRONG_TYPE     | /sessionTranscript",
        "{'sessionTranscript':'g_b29g','maxAge':'PT1M'}       | BAD_VALUE      | /maxAge",
        "{'sessionTranscript':'g_b29g','nonce':'n'}           | MISSING_MEMBER | /audience",
        "{'sessionTranscript':'g_b29g','dcApi':{}}            | BAD_VALUE      | /dcApi",
        "{'openid4vp':'x'}                                    | WRONG_TYPE     | /openid4vp",
        "{'openid4vp':{}}                                     | MISSING_MEMBER | /openid4vp/clientId",
        "{'openid4vp':{'clientId':'c'}}                       | MISSING_MEMBER | /openid4vp/nonce",
        "{'openid4vp':{'clientId':'c','nonce':'n'}}           | MISSING_MEMBER"
            + " | /openid4vp/responseUri",
        "{'openid4vp':{'clientId':'c','nonce':'n','responseUri':'r','jwkThumbprint':'AA'}}"
            + " | BAD_VALUE | /openid4vp/jwkThumbprint",
        "{'openid4vp':{'clientId':'c','nonce':'n','responseUri':'r','x':'y'}}"
            + " | UNKNOWN_MEMBER | /openid4vp/x",
        "{'openid4vp':{'clientId':'c','nonce':'n','responseUri':'r','mdocGeneratedNonce':'m',"
            + "'jwkThumbprint':'AA'}} | BAD_VALUE | /openid4vp/jwkThumbprint",
        "{'dcApi':{'nonce':'n'}}                              | MISSING_MEMBER | /dcApi/origin",
        "{'dcApi':{'origin':'o'}}                             | MISSING_MEMBER | /dcApi/nonce",
        "{'dcApi':{'origin':'o','nonce':'n','encryptionInfo':'e'}} | UNKNOWN_MEMBER | /dcApi/nonce"
      })
  void refusesAnExchangeThatIsNotDescribed(String binding, Reason reason, String pointer) {
    RequestFault fault = fault("{'credential':'c','holderBinding':" + binding + "}");

    assertThat(fault.reason()).isEqualTo(reason);
    assertThat(fault.pointer()).isEqualTo("/holderBinding" + pointer);
  }

  @Test
  void readsEveryKindOfExchange() throws RequestFault {
    String thumbprint = "A".repeat(43);
    assertThat(exchange("{'openid4vp':{'clientId':'c','nonce':'n','responseUri':'r'}}"))
        .isEqualTo(
            new HolderBinding.InExchange(
                new Exchange.Redirect("c", "n", "r", Optional.empty()),
                Optional.of(new HolderBinding.Required("n", "c"))));
    assertThat(
            exchange(
                "{'openid4vp':{'clientId':'c','nonce':'n','responseUri':'r','jwkThumbprint':'"
                    + thumbprint
                    + "'},'nonce':'m','audience':'a'}"))
        .isEqualTo(
            new HolderBinding.InExchange(
                new Exchange.Redirect("c", "n", "r", Optional.of(ByteString.of(new byte[32]))),
                Optional.of(new HolderBinding.Required("m", "a"))));
    assertThat(
            exchange(
                "{'openid4vp':{'clientId':'c','nonce':'n','responseUri':'r',"
                    + "'mdocGeneratedNonce':''}}"))
        .isEqualTo(
            new HolderBinding.InExchange(
                new Exchange.AnnexB("c", "r", "n", ""),
                Optional.of(new HolderBinding.Required("n", "c"))));
    assertThat(exchange("{'dcApi':{'origin':'https://o','nonce':'n'}}"))
        .isEqualTo(
            new HolderBinding.InExchange(
                new Exchange.DigitalCredentialsApi("https://o", "n", Optional.empty()),
                Optional.of(new HolderBinding.Required("n", "origin:https://o"))));
    assertThat(exchange("{'dcApi':{'origin':'https://o','encryptionInfo':'e'}}"))
        .isEqualTo(
            new HolderBinding.InExchange(new Exchange.AnnexC("e", "https://o"), Optional.empty()));
    ByteString transcript = ByteString.of((byte) 0x83, (byte) 0xf6, (byte) 0xf6, (byte) 0xf6);
    for (String text : List.of("g_b29g", "2BhEg_b29g")) {
      assertThat(exchange("{'sessionTranscript':'" + text + "'}"))
          .isEqualTo(
              new HolderBinding.InExchange(new Exchange.Transcript(transcript), Optional.empty()));
    }
  }

  private HolderBinding exchange(String binding) throws RequestFault {
    return read("{'credential':'c','holderBinding':" + binding + "}").request().holderBinding();
  }

  @Test
  void anUnknownFormatIsAnsweredWithTheKnownOnes() {
    assertThat(fault("{'credential':'c','format':'x'}").detail())
        .contains("auto", "dc+sd-jwt", "sd-jwt", "vc+sd-jwt");
  }

  @Test
  void refusesMoreAnchorsAndDocumentsThanARequestMayHave() {
    String anchors = String.join(",", Collections.nCopies(51, "{'did':'did:web:x'}"));
    String documents = String.join(",", Collections.nCopies(101, "{}"));

    assertThat(fault("{'credential':'c','anchors':[" + anchors + "]}").reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(fault("{'credential':'c','documents':[" + documents + "]}").reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(fault("{'credential':'c','id':'" + "x".repeat(257) + "'}").reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesBytesThatAreNotUtf8AndNestingWithoutEnd() {
    byte[] latin1 = "{\"credential\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    RequestFault encoding =
        catchThrowableOfType(RequestFault.class, () -> READER.read(latin1, NOW));

    assertThat(encoding.reason()).isEqualTo(Reason.NOT_JSON);
    assertThat(fault("{'credential':" + "[".repeat(40) + "]".repeat(40) + "}").reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void neverRepeatsTheCredential() {
    String secret = "eyJhbGciOiJFUzI1NiJ9.secret";
    List<String> texts =
        Arrays.asList(
            "{'credential':['" + secret + "']}",
            "{'credential':'" + secret + "','at':'x'}",
            "{'credential':'" + secret + "','credential':'" + secret + "'}",
            "{'credential':'" + secret + "'} " + secret,
            "{'credential':" + secret + "}");

    assertThat(texts)
        .allSatisfy(
            text -> {
              RequestFault fault = fault(text);
              assertThat(fault.toString()).doesNotContain("secret");
              assertThat(fault.problem().toJson()).doesNotContain("secret");
            });
  }

  @Test
  void namesOfMembersThatAreNoNamesAreLeftOutOfThePointer() {
    RequestFault fault = fault("{'policy':{'" + "x".repeat(300) + "':1},'credential':'c'}");

    assertThat(fault.pointer()).isEmpty();
  }

  private static RequestFault fault(String json) {
    return catchThrowableOfType(RequestFault.class, () -> read(json));
  }

  private static RequestEnvelope read(String json) throws RequestFault {
    return READER.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), NOW);
  }
}
