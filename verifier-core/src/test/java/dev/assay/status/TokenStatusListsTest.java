package dev.assay.status;

import static dev.assay.status.StatusTrial.INDEX;
import static dev.assay.status.StatusTrial.KEY;
import static dev.assay.status.StatusTrial.good;
import static dev.assay.status.StatusTrial.goodList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.credential.Limits;
import dev.assay.credential.Mechanism;
import dev.assay.credential.Profile;
import dev.assay.credential.ServiceTerms;
import dev.assay.credential.StatusOutcome;
import dev.assay.credential.TrustedIssuer;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestStatusList;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verified list says about a credential, and what it must not depend on. */
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
    good().index(index).run().fails(StatusRule.INDEX);
  }

  @Test
  void readsTheFirstAndTheLastEntry() {
    TestStatusList list = goodList().entry(0, 1).entry(1023, 1);
    good().list(list).index(0).run().fails(StatusRule.NOT_REVOKED);
    good().list(list).index(1023).run().fails(StatusRule.NOT_REVOKED);
    good().list(list).index(1).run().isValid();
    good().list(list).index(1022).run().isValid();
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
    byte[] longer = Arrays.copyOf(zlib, zlib.length + 1);
    byte[] shorter = Arrays.copyOf(zlib, zlib.length - 1);
    byte[] raw = Arrays.copyOfRange(zlib, 2, zlib.length - 4);
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
}
