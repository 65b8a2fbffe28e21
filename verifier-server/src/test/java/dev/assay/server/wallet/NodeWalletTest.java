package dev.assay.server.wallet;

import static dev.assay.server.wallet.HeldCredentials.LICENCE;
import static dev.assay.server.wallet.HeldCredentials.NAMESPACE;
import static dev.assay.server.wallet.HeldCredentials.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.assay.check.CheckResult;
import dev.assay.check.Outcome;
import dev.assay.check.Rule;
import dev.assay.mdoc.MdocRule;
import dev.assay.sdjwt.SdJwtRule;
import dev.assay.server.openid4vp.DcqlAnswer;
import dev.assay.server.openid4vp.PresentationFinding;
import dev.assay.server.openid4vp.ResponseMode;
import dev.assay.server.openid4vp.WalletLink;
import dev.assay.server.openid4vp.WalletRequest;
import dev.assay.server.wallet.LoopbackVerifier.Client;
import dev.assay.server.wallet.LoopbackVerifier.Way;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wallet in another language, written by others, fetches our requests and answers them. */
class NodeWalletTest {

  private static final Way PLAIN =
      new Way(Client.X509_SAN_DNS, WalletLink.Method.GET, ResponseMode.DIRECT_POST);

  private static final Map<String, Object> ASKED_OF_PERMIT =
      Map.of(
          "id",
          "permit",
          "format",
          "dc+sd-jwt",
          "meta",
          Map.of("vct_values", List.of(PERMIT)),
          "claims",
          List.of(Map.of("path", List.of("zone"))));

  private static final Map<String, Object> ASKED_OF_LICENCE =
      Map.of(
          "id",
          "licence",
          "format",
          "mso_mdoc",
          "meta",
          Map.of("doctype_value", LICENCE),
          "claims",
          List.of(Map.of("path", List.of(NAMESPACE, "family_name"))));

  private final HeldCredentials held = HeldCredentials.good();

  @BeforeAll
  static void requireNode() {
    NodeWallet.assumeInstalled();
  }

  static Stream<Way> ways() {
    return Stream.of(Client.values())
        .flatMap(
            client ->
                Stream.of(WalletLink.Method.values())
                    .flatMap(
                        method ->
                            Stream.of(ResponseMode.DIRECT_POST, ResponseMode.DIRECT_POST_JWT)
                                .map(mode -> new Way(client, method, mode))));
  }

  private static NodeWallet wallet(HeldCredentials held) {
    return new NodeWallet(held, LoopbackVerifier.ROOT, TestClock.NOW);
  }

  private static Map<String, Object> query(Object... credentials) {
    return Map.of("credentials", List.of(credentials));
  }

  private static Map<String, Object> claims(LoopbackVerifier verifier, String id) {
    DcqlAnswer.Satisfied satisfied = (DcqlAnswer.Satisfied) verifier.answers().get(0);
    return satisfied.credentials().getOrDefault(id, List.of()).get(0).claims().asMap();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void presentsAnSdJwtVc(Way way) throws Exception {
    try (LoopbackVerifier verifier = new LoopbackVerifier(way, query(ASKED_OF_PERMIT))) {
      assertThat(wallet(held).present(verifier.link()))
          .isEqualTo(new Wallet.Reply.Taken(Optional.of(verifier.returnTo())));
      assertThat(claims(verifier, "permit")).isEqualTo(Map.of("zone", "A"));
      assertFetchedBy(way, verifier);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void presentsAMobileDocument(Way way) throws Exception {
    try (LoopbackVerifier verifier = new LoopbackVerifier(way, query(ASKED_OF_LICENCE))) {
      assertThat(wallet(held).present(verifier.link()))
          .isEqualTo(new Wallet.Reply.Taken(Optional.of(verifier.returnTo())));
      assertThat(claims(verifier, "licence"))
          .isEqualTo(Map.of(NAMESPACE, Map.of("family_name", "Ashdown")));
      assertFetchedBy(way, verifier);
    }
  }

  /** A wallet that posts has a nonce, which it wants to see in the request. */
  private static void assertFetchedBy(Way way, LoopbackVerifier verifier) {
    WalletRequest fetch = verifier.fetches().get(0);
    boolean posts = way.method() == WalletLink.Method.POST;
    assertThat(fetch.nonce().isPresent()).isEqualTo(posts);
    assertThat(fetch.metadata().isPresent()).isEqualTo(posts);
  }

  @Test
  void presentsBothInOneAnswer() throws Exception {
    try (LoopbackVerifier verifier =
        new LoopbackVerifier(PLAIN, query(ASKED_OF_PERMIT, ASKED_OF_LICENCE))) {
      assertThat(wallet(held).present(verifier.link())).isInstanceOf(Wallet.Reply.Taken.class);
      assertThat(claims(verifier, "permit")).containsOnlyKeys("zone");
      assertThat(claims(verifier, "licence")).containsOnlyKeys(NAMESPACE);
    }
  }

  @Test
  void isToldNoWhereTheKeyIsNotTheHolders() throws Exception {
    assertRefused(ASKED_OF_PERMIT, SdJwtRule.KB_SIGNATURE);
    assertRefused(ASKED_OF_LICENCE, MdocRule.DEVICE_SIGNATURE);
  }

  private void assertRefused(Map<String, Object> asked, Rule rule) throws Exception {
    try (LoopbackVerifier verifier = new LoopbackVerifier(PLAIN, query(asked))) {
      assertThat(wallet(held.stolen()).present(verifier.link()))
          .isEqualTo(new Wallet.Reply.Refused());
      assertThat(verifier.answers().get(0).findings().values())
          .singleElement()
          .asInstanceOf(list(PresentationFinding.class))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.result().facts().report().with(Outcome.FAILED))
                      .extracting(CheckResult::rule)
                      .containsExactly(rule));
    }
  }

  @Test
  void answersNoVerifierWithoutACertificateThatItTrusts() throws Exception {
    Certified other = TestPki.root("CN=Another root").selfSigned();
    try (LoopbackVerifier verifier = new LoopbackVerifier(PLAIN, query(ASKED_OF_PERMIT))) {
      assertThatExceptionOfType(Wallet.RequestRefused.class)
          .isThrownBy(() -> new NodeWallet(held, other, TestClock.NOW).present(verifier.link()));
      assertThat(verifier.fetches()).hasSize(1);
      assertThat(verifier.posts()).isEmpty();
    }
  }
}
