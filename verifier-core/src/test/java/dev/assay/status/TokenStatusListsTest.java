package dev.assay.status;

import static dev.assay.status.StatusTrial.INDEX;
import static dev.assay.status.StatusTrial.KEY;
import static dev.assay.status.StatusTrial.URI_TEXT;
import static dev.assay.status.StatusTrial.good;
import static dev.assay.status.StatusTrial.goodList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.credential.Legacy;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Profile;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.document.Document;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestStatusList;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token Status List draft-20, from the token to the status. */
class TokenStatusListsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void findsAValidCredentialValidAtEveryEntrySize(int bits) {
    good().list(goodList().bits(bits).entry(INDEX - 1, 1).entry(INDEX + 1, 1)).run().isValid();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  @Violates("status.revoked")
  void findsARevokedCredentialRevoked(int bits) {
    StatusTrial.Tried tried = good().list(goodList().bits(bits).entry(INDEX, 1)).run();
    tried.fails(StatusRule.NOT_REVOKED);
    assertThat(tried.outcome()).isEqualTo(StatusOutcome.REVOKED);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  @Violates("status.suspended")
  void findsASuspendedCredentialSuspended(int bits) {
    StatusTrial.Tried tried = good().list(goodList().bits(bits).entry(INDEX, 2)).run();
    tried.fails(StatusRule.NOT_SUSPENDED);
    assertThat(tried.outcome()).isEqualTo(StatusOutcome.SUSPENDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 11, 12, 15, 128, 255})
  @Violates("status.value")
  void refusesAStatusThatNothingHereExplains(int value) {
    good().list(goodList().bits(8).entry(INDEX, value)).run().fails(StatusRule.KNOWN);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1024, 1L << 31, 1L << 61, Long.MAX_VALUE, Long.MIN_VALUE})
  @Violates("status.index")
  void refusesAnIndexOutsideOfTheList(long index) {
    StatusTrial.Tried tried = good().index(index).run().fails(StatusRule.INDEX);
    assertThat(tried.detail(StatusRule.INDEX)).doesNotContain(Long.toString(index).repeat(2));
  }

  @Test
  void readsTheFirstAndTheLastEntry() {
    TestStatusList list = goodList().entry(0, 1).entry(1023, 1);
    good().list(list).index(0).run().fails(StatusRule.NOT_REVOKED);
    good().list(list).index(1023).run().fails(StatusRule.NOT_REVOKED);
    good().list(list).index(1).run().isValid();
    good().list(list).index(1022).run().isValid();
  }

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
    // Put first, so that the list is not added again, and taken away at the end.
    TestStatusList list = goodList();
    String compact = list.jws().claim("status_list", list.list()).withoutClaim(claim).compact();
    good().document(received(compact)).run().fails(StatusRule.FORM);
  }

  @Test
  @Violates("status.form")
  void refusesClaimsThatCannotBeRead() {
    for (Object bad : List.of("1780000000", -1, true, List.of())) {
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
    for (Object bits : List.of(0, 3, 16, -1, "1", 1.5, 4294967297L)) {
      Map<String, Object> list = Map.of("bits", bits, "lst", encoded);
      good().list(goodList().claim("status_list", list)).run().fails(StatusRule.FORM);
    }
    for (Object list : List.of(Map.of("bits", 1), Map.of("lst", encoded), "x", List.of())) {
      good().list(goodList().claim("status_list", list)).run().fails(StatusRule.FORM);
    }
    for (Object lst : List.of(1, List.of(1), Map.of())) {
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
    String[] good = goodList().entry(INDEX, 1).compact().split("\\.");
    String[] other = goodList().compact().split("\\.");
    String mixed = other[0] + "." + other[1] + "." + good[2];
    good().document(received(mixed)).run().fails(StatusRule.SIGNATURE);
  }

  @Test
  @Violates("status.haip")
  void holdsTheSignerToHaipWhereTheTrustListDemandsIt() {
    ServiceTerms haip = StatusTrial.terms(Set.of(), Set.of(Profile.HAIP));
    StatusTrial trial = good().terms(haip);
    trial.run().fails(StatusRule.HAIP_SIGNER);
    for (Signer signer : Signer.values()) {
      TrustedIssuer found = StatusTrial.signer(KEY, haip, Mechanism.X5C, signer);
      StatusTrial.Tried tried = trial.signers((reference, checks) -> List.of(found)).run();
      if (signer == Signer.CERTIFIED) {
        tried.isValid();
      } else {
        tried.fails(StatusRule.HAIP_SIGNER);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://issuer.example/status/2",
        "https://issuer.example/status/1/",
        "https://ISSUER.example/status/1",
        "https://issuer.example:443/status/1"
      })
  @Violates("status.sub")
  void refusesATokenAboutAnotherList(String subject) {
    good().list(goodList().claim("sub", subject)).run().fails(StatusRule.SUBJECT);
  }

  @Test
  @Violates("status.zlib")
  void refusesAListThatDoesNotExpand() {
    byte[] zlib = TestStatusList.deflated(new byte[128]);
    byte[] checksum = zlib.clone();
    checksum[zlib.length - 1] ^= 1;
    byte[] longer = java.util.Arrays.copyOf(zlib, zlib.length + 1);
    byte[] shorter = java.util.Arrays.copyOf(zlib, zlib.length - 1);
    byte[] raw = java.util.Arrays.copyOfRange(zlib, 2, zlib.length - 4);
    for (byte[] bad : List.of(checksum, longer, shorter, raw, new byte[0])) {
      refusesEncoded(Base64.getUrlEncoder().withoutPadding().encodeToString(bad));
    }
    refusesEncoded(Base64.getUrlEncoder().encodeToString(zlib) + "=");
    refusesEncoded("+/+/");
    refusesEncoded("");
  }

  private static void refusesEncoded(String lst) {
    Map<String, Object> list = Map.of("bits", 1, "lst", lst);
    good().list(goodList().claim("status_list", list)).run().fails(StatusRule.EXPANDS);
  }

  @Test
  @Violates("status.zlib")
  void refusesAListBeyondTheLimit() {
    Limits limits = new Limits(1 << 20, 512, 32, 5, 8, 4096, Duration.ofSeconds(60));
    TestStatusList large = goodList().expanded(new byte[4097]);
    good().within(limits).list(large).run().fails(StatusRule.EXPANDS);
    TestStatusList fits = goodList().expanded(new byte[4096]);
    good().within(limits).list(fits).run().isValid();
  }

  @Test
  void doesNotLookAtTheListOfACredentialThatIsAlreadyBad() {
    List<URI> asked = new ArrayList<>();
    Checks checks = new Checks();
    checks.fail(StatusRule.AVAILABLE, "something else is wrong");
    StatusTrial.Tried tried =
        good()
            .documents(
                request -> {
                  asked.add(request.uri());
                  throw new AssertionError("nobody may ask");
                })
            .run(checks);
    assertThat(asked).isEmpty();
    assertThat(tried.outcome()).isEqualTo(StatusOutcome.UNKNOWN);
    assertThat(tried.report().outcomeOf(StatusRule.SIGNATURE)).isEqualTo(Outcome.NOT_RUN);
  }

  @Test
  void remembersAListWithoutForgettingWhatDependsOnTheInstant() {
    StatusTrial trial = good().list(goodList().entry(5, 1));
    trial.run().isValid();
    trial.run().isValid();
    trial.index(5).run().fails(StatusRule.NOT_REVOKED);
    trial.at(TestClock.EXPIRES).run().leavesOpen(StatusRule.NOT_EXPIRED);
    trial.at("https://issuer.example/status/2", INDEX).run().leavesOpen(StatusRule.AVAILABLE);
    TrustedIssuer other =
        StatusTrial.issuer(TestKey.es256("other"), StatusTrial.terms(Set.of(), Set.of()));
    trial.signers((reference, checks) -> List.of(other)).run().fails(StatusRule.SIGNATURE);
  }

  private static Document received(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Document.of(URI.create(URI_TEXT), "application/statuslist+jwt", bytes, TestClock.NOW);
  }
}
