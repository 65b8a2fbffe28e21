package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.server.http.AnswerBench.Presenting;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Presentations that no service may take for a yes. Those that the OpenID Foundation tries on a
 * verifier have the names that they have there: the modules {@code oid4vp-1final-verifier-…} of its
 * plan {@code oid4vp-1final-verifier-test-plan}, whose good ones are here too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresentationFaultsTest {

  private static final String PLAN = "oid4vp-1final-verifier-";
  private static final String PLAIN = "direct_post";
  private static final String ENCRYPTED = "direct_post.jwt";

  private AnswerBench bench;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    bench = AnswerBench.start(new PresentationSetting(folder));
  }

  @AfterAll
  void stop() {
    bench.close();
  }

  /**
   * A wrong presentation.
   *
   * @param cause the rule and the fault of the only row that fails by itself
   */
  private record Wrong(String name, Presenting presenting, String cause) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Arguments> inBothModes(Wrong... all) {
    return Stream.of(all)
        .flatMap(one -> Stream.of(arguments(one, PLAIN), arguments(one, ENCRYPTED)));
  }

  static Stream<Arguments> wrongPermits() {
    TestKey stranger = TestKey.es256("somebody else");
    return inBothModes(
        new Wrong(
            PLAN + "invalid-credential-signature",
            run -> {
              TestCredential permit = AnswerBench.permit(run.setting());
              return run.present(permit.token(permit.jws().signature(PresentationFaultsTest::bent)))
                  .compact();
            },
            "sd-jwt.signature signature.invalid"),
        new Wrong(
            PLAN + "invalid-kb-jwt-signature",
            run -> run.permit().proof(jws -> jws.signature(PresentationFaultsTest::bent)).compact(),
            "sd-jwt.kb.signature binding.signature_invalid"),
        new Wrong(
            PLAN + "invalid-sd-hash",
            run ->
                run.permit()
                    .claim("sd_hash", TestCredential.digest("sha-256", "another presentation"))
                    .compact(),
            "sd-jwt.kb.sd_hash binding.hash_mismatch"),
        new Wrong(
            PLAN + "invalid-kb-jwt-nonce",
            run -> run.permit().nonce(run.holder().text("nonce") + "x").compact(),
            "sd-jwt.kb.nonce binding.nonce_mismatch"),
        new Wrong(
            PLAN + "invalid-kb-jwt-aud",
            run -> run.permit().audience("x509_san_dns:other.example").compact(),
            "sd-jwt.kb.aud binding.audience_mismatch"),
        new Wrong(
            PLAN + "kb-jwt-iat-in-past",
            run -> run.permit().at(TestClock.NOW.minus(Duration.ofHours(1))).compact(),
            "sd-jwt.kb.iat binding.stale"),
        new Wrong(
            PLAN + "kb-jwt-iat-in-future",
            run -> run.permit().at(TestClock.NOW.plus(Duration.ofHours(1))).compact(),
            "sd-jwt.kb.iat binding.stale"),
        new Wrong(
            "made for another transaction",
            run ->
                run.another()
                    .present(run.setting(), AnswerBench.permit(run.setting()).issue())
                    .compact(),
            "sd-jwt.kb.nonce binding.nonce_mismatch"),
        new Wrong(
            "of another holder",
            run -> run.permit().proof(jws -> jws.signedBy(stranger)).compact(),
            "sd-jwt.kb.signature binding.signature_invalid"),
        new Wrong(
            "without a proof by the holder",
            run -> AnswerBench.permit(run.setting()).issue().compact(),
            "sd-jwt.kb.present binding.required"),
        new Wrong(
            "bound to no holder",
            run -> run.present(AnswerBench.permit(run.setting()).without("cnf")).compact(),
            "sd-jwt.kb.key binding.key_missing"),
        new Wrong(
            "of a type that its issuer may not issue",
            run ->
                run.present(AnswerBench.permit(run.setting()).type("urn:example:pension:1"))
                    .compact(),
            "trust.type issuer.not_authorised_for_type"),
        new Wrong(
            "with a claim withheld",
            run ->
                run.holder()
                    .present(
                        run.setting(), AnswerBench.permit(run.setting()).issue().withhold("zone"))
                    .compact(),
            "dcql.answer.path query.path_error"),
        new Wrong(
            "of an issuer that no list names",
            run -> {
              TestIssuer unknown = TestIssuer.withKey("https://unknown.example", stranger);
              return run.present(
                      unknown
                          .credential()
                          .claim("zone", hidden(AnswerBench.CANARY))
                          .claim("address", Map.of("town", hidden(AnswerBench.CANARY)))
                          .boundTo(run.setting().device))
                  .compact();
            },
            "trust.listed issuer.untrusted"),
        new Wrong(
            "expired",
            run ->
                run.present(
                        AnswerBench.permit(run.setting())
                            .claim("exp", TestClock.NOW.minusSeconds(3600).getEpochSecond()))
                    .compact(),
            "sd-jwt.exp time.expired"),
        new Wrong(
            "a licence instead of a permit",
            run -> run.present(run.licence()),
            "sd-jwt.form input.malformed"));
  }

  @ParameterizedTest(name = "{0}, by {1}")
  @MethodSource("wrongPermits")
  void aWrongPermitIsRejected(Wrong wrong, String mode) throws Exception {
    assertRejected("permit", wrong, mode);
  }

  static Stream<Arguments> wrongLicences() {
    return inBothModes(
        new Wrong(
            PLAN + "invalid-session-transcript",
            run ->
                TestMdoc.response(
                    run.licence().signedFor(run.holder().transcript("another-nonce-of-22-chars"))),
            "mdoc.device-auth.signature binding.signature_invalid"),
        new Wrong(
            PLAN + "invalid-credential-signature",
            run -> run.present(run.licence().issuerAuth(PresentationFaultsTest::bentLast)),
            "mdoc.issuer-auth.signature signature.invalid"),
        new Wrong(
            "with another signature of the device",
            run ->
                run.present(
                    run.licence()
                        .deviceAuth(
                            auth ->
                                TestMdoc.map(
                                    "deviceSignature",
                                    bentLast(
                                        (List<?>)
                                            auth.getOrDefault("deviceSignature", List.of()))))),
            "mdoc.device-auth.signature binding.signature_invalid"),
        new Wrong(
            "made for another transaction",
            run -> run.another().present(run.licence()),
            "mdoc.device-auth.signature binding.signature_invalid"),
        new Wrong(
            "without a proof by the device",
            run -> run.licence().issuerSigned(),
            "mdoc.device-signed binding.required"),
        new Wrong(
            "with an element withheld",
            run ->
                run.present(
                    run.licence()
                        .nameSpaces(
                            spaces -> {
                              List<?> items = (List<?>) spaces.getOrDefault(NAME_SPACE, List.of());
                              return TestMdoc.map(NAME_SPACE, items.subList(1, items.size()));
                            })),
            "dcql.answer.path.mdoc query.path_error"),
        new Wrong(
            "with another element than was signed",
            run ->
                run.present(
                    run.licence().returnedItems(TestMdoc.put("elementValue", AnswerBench.CANARY))),
            "mdoc.digest digest.mismatch"),
        new Wrong(
            "expired",
            run ->
                run.present(
                    run.licence()
                        .validity(
                            "validUntil",
                            TestCbor.date(TestClock.NOW.minusSeconds(3600).toString()))),
            "mdoc.validity.until time.expired"),
        new Wrong(
            "of an issuer that no list names",
            run -> {
              TestPki.Certified unknown =
                  TestPki.root("CN=Unknown IACA,C=GB").pathLength(0).selfSigned();
              TestPki.Certified signer =
                  TestPki.leaf("CN=Unknown,C=GB")
                      .extendedKeyUsage("1.0.18013.5.1.2")
                      .signedBy(unknown);
              return run.present(run.licence().signedWith(TestKey.of(signer), signer.der()));
            },
            "x509.anchor issuer.untrusted"),
        new Wrong(
            "a permit instead of a licence",
            run -> run.permit().compact(),
            "mdoc.base64url input.bad_encoding"));
  }

  @ParameterizedTest(name = "{0}, by {1}")
  @MethodSource("wrongLicences")
  void aWrongLicenceIsRejected(Wrong wrong, String mode) throws Exception {
    assertRejected("licence", wrong, mode);
  }

  /** {@code oid4vp-1final-verifier-happy-flow}. */
  @ParameterizedTest
  @CsvSource({PLAIN, ENCRYPTED})
  void whatIsGoodIsAccepted(String mode) throws Exception {
    bench.assertAccepted(
        with(crossDevice("permit"), "responseMode", mode),
        run -> run.holder().answer("permit", run.permit().compact()));
    bench.assertAccepted(
        with(crossDevice("licence"), "responseMode", mode),
        run -> run.holder().answer("licence", run.present(run.licence())));
  }

  /**
   * {@code oid4vp-1final-verifier-minimal-cnf-jwk}, and the opposite: a key that says all of
   * itself.
   */
  @ParameterizedTest
  @CsvSource({PLAIN, ENCRYPTED})
  void theKeyOfTheHolderMaySayLittleOrMuchOfItself(String mode) throws Exception {
    Map<String, Object> jwk = bench.setting().device.publicJwk();
    assertThat(jwk).containsOnlyKeys("kty", "crv", "x", "y");
    Map<String, Object> talkative = new LinkedHashMap<>(jwk);
    talkative.putAll(Map.of("kid", "1", "use", "sig", "alg", "ES256"));
    for (Map<String, Object> one : List.of(jwk, talkative)) {
      bench.assertAccepted(
          with(crossDevice("permit"), "responseMode", mode),
          run ->
              run.holder()
                  .answer(
                      "permit",
                      run.present(
                              AnswerBench.permit(bench.setting()).claim("cnf", Map.of("jwk", one)))
                          .compact()));
    }
  }

  /** {@code oid4vp-1final-verifier-request-uri-fetched-twice}. */
  @ParameterizedTest
  @CsvSource({PLAIN, ENCRYPTED})
  void aRequestThatIsFetchedTwiceIsTheSameAndIsAnsweredOnce(String mode) throws Exception {
    Begun begun = bench.council().begun(with(crossDevice("permit"), "responseMode", mode));
    TestHolder first = TestHolder.follow(bench.api(), begun.walletLink());
    TestHolder second = TestHolder.follow(bench.api(), begun.walletLink());
    assertThat(second.request())
        .containsEntry("nonce", first.text("nonce"))
        .containsEntry("state", first.text("state"))
        .containsEntry("response_uri", first.text("response_uri"));
    second.answer(
        "permit", new AnswerBench.Run(bench.setting(), second, second).permit().compact());
    assertThat(bench.council().look(begun.id(), Optional.empty()).body())
        .contains("\"verdict\":\"accepted\"");
    first.answer("permit", AnswerBench.permit(bench.setting()).issue().compact());
    assertThat(bench.council().look(begun.id(), Optional.empty()).body())
        .contains("\"verdict\":\"accepted\"");
  }

  /** {@code oid4vp-1final-verifier-request-uri-method-post}. */
  @ParameterizedTest
  @CsvSource({PLAIN, ENCRYPTED})
  void aRequestThatIsFetchedByPostHasTheNonceOfTheWallet(String mode) throws Exception {
    Begun begun = bench.council().begun(with(crossDevice("permit"), "responseMode", mode));
    assertThat(TestHolder.parameters(begun.walletLink()))
        .containsEntry("request_uri_method", "post");
    HttpResponse<String> fetched =
        TestHolder.fetch(
            bench.api(), begun.walletLink(), Optional.of(Map.of("wallet_nonce", "of-the-wallet")));
    assertThat(TestHolder.payload(fetched.body())).containsEntry("wallet_nonce", "of-the-wallet");
    TestHolder holder = TestHolder.follow(bench.api(), begun.walletLink());
    assertThat(holder.request()).doesNotContainKey("wallet_nonce");
    holder.answer(
        "permit", new AnswerBench.Run(bench.setting(), holder, holder).permit().compact());
    assertThat(bench.council().look(begun.id(), Optional.empty()).body())
        .contains("\"verdict\":\"accepted\"");
  }

  private void assertRejected(String template, Wrong wrong, String mode) throws Exception {
    Map<String, Object> request = with(crossDevice(template), "responseMode", mode);
    bench.assertRejected(
        request,
        run -> run.holder().answer(template, wrong.presenting().present(run)),
        wrong.cause());
  }

  private static byte[] bent(byte[] signature) {
    byte[] other = signature.clone();
    other[other.length - 1] ^= 1;
    return other;
  }

  /** A COSE_Sign1 with another signature. */
  private static List<Object> bentLast(List<?> message) {
    List<Object> other = new ArrayList<>(message);
    int last = other.size() - 1;
    other.set(last, bent((byte[]) other.get(last)));
    return other;
  }
}
