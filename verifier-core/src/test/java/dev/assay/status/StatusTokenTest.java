package dev.assay.status;

import static dev.assay.status.StatusTrial.INDEX;
import static dev.assay.status.StatusTrial.URI_TEXT;
import static dev.assay.status.StatusTrial.good;
import static dev.assay.status.StatusTrial.goodList;

import dev.assay.credential.Legacy;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.TrustedIssuer;
import dev.assay.document.Document;
import dev.assay.document.DocumentKind;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestJws;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestStatusList;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token around the list: its form, its header and its signature. Draft-20, 5.1. */
class StatusTokenTest {

  @ParameterizedTest
  @ValueSource(strings = {"application/statuslist+cwt", "application/jwt", "text/html", ""})
  @Violates("status.media-type")
  void refusesAnythingThatIsNotServedAsAStatusListToken(String mediaType) {
    Document document = goodList().document(mediaType, TestClock.NOW);
    good().document(document).run().fails(StatusRule.MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "iat", "status_list"})
  @Violates("status.form")
  void refusesATokenWithoutAClaimThatItMustHave(String claim) {
    TestStatusList list = goodList();
    String compact = list.jws().claim("status_list", list.list()).withoutClaim(claim).compact();
    good().document(received(compact)).run().fails(StatusRule.FORM);
  }

  @Test
  @Violates("status.form")
  void refusesClaimsThatCannotBeRead() {
    for (Object bad : List.<Object>of("1780000000", -1, true, List.of())) {
      for (String claim : List.of("iat", "nbf", "exp", "ttl")) {
        good().list(goodList().claim(claim, bad)).run().fails(StatusRule.FORM);
      }
    }
    good().list(goodList().claim("ttl", 0)).run().fails(StatusRule.FORM);
    good().list(goodList().claim("sub", List.of(URI_TEXT))).run().fails(StatusRule.FORM);
  }

  @Test
  @Violates("status.form")
  void refusesAListOfAnotherForm() {
    Object encoded = goodList().list().get("lst");
    for (Object bits : List.<Object>of(0, 3, 16, -1, "1", 1.5, 4294967297L)) {
      Map<String, Object> list = Map.of("bits", bits, "lst", encoded);
      good().list(goodList().claim("status_list", list)).run().fails(StatusRule.FORM);
    }
    for (Object list : List.<Object>of(Map.of("bits", 1), Map.of("lst", encoded), "x", List.of())) {
      good().list(goodList().claim("status_list", list)).run().fails(StatusRule.FORM);
    }
    for (Object lst : List.<Object>of(1, List.of(1), Map.of())) {
      Map<String, Object> list = Map.of("bits", 1, "lst", lst);
      good().list(goodList().claim("status_list", list)).run().fails(StatusRule.FORM);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a.b.c.d", "e30.e30.", "{}", "\u00e9.\u00e9.\u00e9", " "})
  @Violates("status.form")
  void refusesWhatIsNotAJwt(String body) {
    good().document(received(body)).run().fails(StatusRule.FORM);
  }

  @Test
  @Violates("status.form")
  void refusesAClaimThatStandsTwice() {
    TestStatusList list = goodList().entry(INDEX, 1);
    String twice =
        "{\"sub\":\""
            + URI_TEXT
            + "\",\"iat\":1,\"iat\":1,\"status_list\":{\"bits\":1,\"lst\":\""
            + list.list().get("lst")
            + "\"}}";
    String header = "{\"alg\":\"ES256\",\"typ\":\"statuslist+jwt\"}";
    good().document(received(list.jws().compact(header, twice))).run().fails(StatusRule.FORM);
  }

  @Test
  @Violates("status.available")
  void aTokenThatIsBiggerThanAnyFetcherWouldTakeIsAsGoodAsNone() {
    String blanks = " ".repeat(DocumentKind.STATUS_LIST.maxBytes());
    TestStatusList list = goodList();
    String payload = TestJws.json(list.jws().claim("status_list", list.list()).payload());
    String header = TestJws.json(list.jws().header());
    good().document(received(list.jws().compact(header, payload + " "))).run().isValid();
    String big = list.jws().compact(header, payload + blanks);
    good().document(received(big)).run().leavesOpen(StatusRule.AVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "statuslist+cwt", "StatusList+JWT", "application/statuslist+jwt"})
  @Violates("status.typ")
  void refusesATokenOfAnotherType(String type) {
    good().list(goodList().header("typ", type)).run().fails(StatusRule.TYPE_HEADER);
  }

  @Test
  void takesTheTypeJwtWhereTheOperatorPermitsIt() {
    ServiceTerms lax = StatusTrial.terms(Set.of(Legacy.STATUS_TYP_JWT), Set.of());
    good().terms(lax).list(goodList().header("typ", "JWT")).run().isValid();
    TestStatusList untyped = goodList().token(jws -> jws.withoutHeader("typ"));
    good().terms(lax).list(untyped).run().fails(StatusRule.TYPE_HEADER);
  }

  @Test
  @Violates("status.crit")
  void refusesAnExtensionThatItDoesNotUnderstand() {
    TestStatusList list = goodList().header("crit", List.of("exp")).header("exp", 1);
    good().list(list).run().fails(StatusRule.CRITICAL_HEADER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "es256", "ES384", "RS256", ""})
  @Violates("status.alg")
  void refusesAnAlgorithmThatTheSignerMustNotUse(String algorithm) {
    good().list(goodList().header("alg", algorithm)).run().fails(StatusRule.ALGORITHM);
  }

  @Test
  @Violates("status.alg")
  void refusesAnAlgorithmThatTheTrustListDoesNotName() {
    TestKey rsa = TestKey.rs256("status");
    TrustedIssuer signer = StatusTrial.issuer(rsa, StatusTrial.terms(Set.of(), Set.of()));
    good()
        .list(TestStatusList.at(URI_TEXT, rsa))
        .signers((reference, checks) -> List.of(signer))
        .run()
        .fails(StatusRule.ALGORITHM);
  }

  @Test
  @Violates("status.signature")
  void refusesTheSignatureOfAnybodyElse() {
    TestKey other = TestKey.es256("somebody else");
    good().list(goodList().token(jws -> jws.signedBy(other))).run().fails(StatusRule.SIGNATURE);
  }

  @Test
  @Violates("status.signature")
  void refusesAChangedList() {
    String[] good = goodList().entry(INDEX, 1).compact().split("\\.", -1);
    String[] other = goodList().compact().split("\\.", -1);
    String mixed = other[0] + "." + other[1] + "." + good[2];
    good().document(received(mixed)).run().fails(StatusRule.SIGNATURE);
  }

  private static Document received(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Document.of(URI.create(URI_TEXT), "application/statuslist+jwt", bytes, TestClock.NOW);
  }
}
