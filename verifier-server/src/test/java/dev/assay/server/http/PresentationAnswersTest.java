package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.LICENCE;
import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import dev.assay.jose.Json;
import dev.assay.server.http.AnswerBench.Answering;
import dev.assay.server.http.AnswerBench.Presenting;
import dev.assay.server.http.AnswerBench.Run;
import dev.assay.testkit.TestEncryption;
import dev.assay.testkit.TestKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers to another question than was asked, or in another way, are no answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresentationAnswersTest {

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
   * A wrong answer.
   *
   * @param cause the rule and the fault of the only row that fails by itself
   */
  private record Astray(String name, String mode, Answering answering, String cause) {
    @Override
    public String toString() {
      return name + ", by " + mode;
    }
  }

  private static Answering answering(String name, Presenting value) {
    return run -> {
      Object changed = value.present(run);
      return run.holder()
          .answer(
              Map.of("permit", List.of(run.permit().compact())),
              members -> with(members, name, changed));
    };
  }

  private static Answering encrypted(Presenting token) {
    return run -> run.holder().post(Map.of("response", String.valueOf(token.present(run))));
  }

  private static String content(Run run) {
    return Json.write(
        Map.of(
            "vp_token",
            Map.of("permit", List.of(run.permit().compact())),
            "state",
            run.holder().text("state")));
  }

  private static TestEncryption encryption(Run run) {
    return TestEncryption.to(run.holder().encryptionKey().orElseThrow());
  }

  private static Map<String, Object> replaced(Run run, Map<String, Object> members) {
    Map<String, Object> jwk = new LinkedHashMap<>(run.holder().encryptionKey().orElseThrow());
    jwk.putAll(members);
    return jwk;
  }

  static Stream<Astray> wrongAnswers() {
    TestKey stranger = TestKey.es256("somebody else");
    List<Astray> all = new ArrayList<>();
    for (String mode : List.of(PLAIN, ENCRYPTED)) {
      all.add(
          new Astray(
              "without state",
              mode,
              run ->
                  run.holder()
                      .answer(
                          Map.of("permit", List.of(run.permit().compact())),
                          members -> Map.of("vp_token", members.getOrDefault("vp_token", ""))),
              "openid4vp.response.state response.state_mismatch"));
      all.add(
          new Astray(
              "with the state of another transaction",
              mode,
              answering("state", run -> run.another().text("state")),
              "openid4vp.response.state response.state_mismatch"));
      all.add(
          new Astray(
              "with an id besides that nobody asked for",
              mode,
              answering(
                  "vp_token",
                  run ->
                      Map.of(
                          "permit",
                          List.of(run.permit().compact()),
                          "pension",
                          List.of(run.permit().compact()))),
              "dcql.answer.asked query.unrequested"));
      all.add(
          new Astray(
              "under another id",
              mode,
              answering("vp_token", run -> Map.of("pension", List.of(run.permit().compact()))),
              "dcql.answer.asked query.unrequested"));
      all.add(
          new Astray(
              "with two where one was asked for",
              mode,
              answering(
                  "vp_token",
                  run -> Map.of("permit", List.of(run.permit().compact(), run.permit().compact()))),
              "dcql.answer.multiple query.unsatisfied"));
      all.add(
          new Astray(
              "without any credential",
              mode,
              answering("vp_token", run -> Map.of()),
              "openid4vp.response.vp_token response.malformed"));
      all.add(
          new Astray(
              "without a presentation under the id",
              mode,
              answering("vp_token", run -> Map.of("permit", List.of())),
              "openid4vp.response.vp_token.presentations response.malformed"));
      all.add(
          new Astray(
              "with a presentation that stands in no array",
              mode,
              answering("vp_token", run -> Map.of("permit", run.permit().compact())),
              "openid4vp.response.vp_token.presentations response.malformed"));
      all.add(
          new Astray(
              "with an error besides",
              mode,
              answering("error", run -> "access_denied"),
              "openid4vp.response.answer response.malformed"));
      all.add(
          new Astray(
              "with state alone",
              mode,
              run ->
                  run.holder()
                      .answer(
                          Map.of(), members -> Map.of("state", members.getOrDefault("state", ""))),
              "openid4vp.response.answer response.malformed"));
    }
    all.add(
        new Astray(
            "in the clear where it had to be encrypted",
            ENCRYPTED,
            run ->
                run.holder()
                    .post(
                        Map.of(
                            "vp_token",
                            Json.write(Map.of("permit", List.of(run.permit().compact()))),
                            "state",
                            run.holder().text("state"))),
            "openid4vp.response.encrypted response.malformed"));
    all.add(
        new Astray(
            "encrypted where nobody asked for that",
            PLAIN,
            encrypted(run -> TestEncryption.to(stranger.publicJwk()).encrypt(content(run))),
            "openid4vp.response.encrypted response.malformed"));
    all.add(
        new Astray(
            "encrypted with another kid",
            ENCRYPTED,
            encrypted(
                run ->
                    TestEncryption.to(replaced(run, Map.of("kid", "another")))
                        .encrypt(content(run))),
            "openid4vp.response.jwe.kid response.decrypt_failed"));
    all.add(
        new Astray(
            "encrypted for another transaction",
            ENCRYPTED,
            encrypted(
                run ->
                    TestEncryption.to(run.another().encryptionKey().orElseThrow())
                        .encrypt(content(run))),
            "openid4vp.response.jwe.kid response.decrypt_failed"));
    all.add(
        new Astray(
            "encrypted for another key under the right kid",
            ENCRYPTED,
            encrypted(
                run ->
                    TestEncryption.to(replaced(run, stranger.publicJwk())).encrypt(content(run))),
            "openid4vp.response.jwe.opens response.decrypt_failed"));
    all.add(
        new Astray(
            "encrypted with another enc",
            ENCRYPTED,
            encrypted(run -> encryption(run).encrypt(EncryptionMethod.A128CBC_HS256, content(run))),
            "openid4vp.response.jwe.enc response.alg"));
    all.add(
        new Astray(
            "encrypted with another alg",
            ENCRYPTED,
            encrypted(
                run ->
                    encryption(run)
                        .encrypt(
                            JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A128GCM, content(run))),
            "openid4vp.response.jwe.alg response.alg"));
    all.add(
        new Astray(
            "compressed",
            ENCRYPTED,
            encrypted(
                run ->
                    encryption(run)
                        .with(builder -> builder.compressionAlgorithm(CompressionAlgorithm.DEF))
                        .encrypt(content(run))),
            "openid4vp.response.jwe.extensions header.forbidden"));
    return all.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongAnswers")
  void anAnswerThatIsNoneIsRejected(Astray astray) throws Exception {
    bench.assertRejected(
        with(crossDevice("permit"), "responseMode", astray.mode()),
        astray.answering(),
        astray.cause());
  }

  @Test
  void aPermitOfAnotherTypeThanWasAskedForIsRejected() throws Exception {
    Map<String, Object> query =
        Map.of(
            "id",
            "permit",
            "format",
            "dc+sd-jwt",
            "meta",
            Map.of("vct_values", List.of("urn:example:pension:1")),
            "claims",
            List.of(Map.of("path", List.of("zone"))));
    bench.assertRejected(
        asking(query),
        run -> run.holder().answer("permit", run.permit().compact()),
        "dcql.answer.meta query.unsatisfied");
  }

  @Test
  void aDocumentOfAnotherTypeThanWasAskedForIsRejected() throws Exception {
    Map<String, Object> query =
        Map.of(
            "id",
            "licence",
            "format",
            "mso_mdoc",
            "meta",
            Map.of("doctype_value", LICENCE + ".other"),
            "claims",
            List.of(Map.of("path", List.of(NAME_SPACE, "age_over_18"))));
    bench.assertRejected(
        asking(query),
        run -> run.holder().answer("licence", run.present(run.licence())),
        "dcql.answer.meta query.unsatisfied");
  }

  private static Map<String, Object> asking(Map<String, Object> query) {
    return Map.of("dcqlQuery", Map.of("credentials", List.of(query)), "flow", "cross-device");
  }

  private static Map<String, Object> agreeing(String mode) {
    return with(
        with(crossDevice("permit"), "responseMode", mode),
        "transactionData",
        List.of(
            Map.of(
                "type",
                "urn:example:fee:1",
                "credential_ids",
                List.of("permit"),
                "amount",
                "12.50")));
  }

  private static String[] transactionData(TestHolder holder) {
    return ((List<?>) holder.request().getOrDefault("transaction_data", List.of()))
        .stream().map(String::valueOf).toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({PLAIN, ENCRYPTED})
  void whatTheHolderHadToAgreeToAndDidIsAccepted(String mode) throws Exception {
    bench.assertAccepted(
        agreeing(mode),
        run -> {
          String[] data = transactionData(run.holder());
          assertThat(data).hasSize(1);
          return run.holder().answer("permit", run.permit().confirming(data).compact());
        });
  }

  @ParameterizedTest
  @CsvSource({PLAIN, ENCRYPTED})
  void whatTheHolderDidNotAgreeToIsRejected(String mode) throws Exception {
    bench.assertRejected(
        agreeing(mode),
        run -> run.holder().answer("permit", run.permit().compact()),
        "sd-jwt.kb.transaction_data binding.txdata_mismatch");
  }

  @ParameterizedTest
  @CsvSource({PLAIN, ENCRYPTED})
  void agreementToSomethingElseIsRejected(String mode) throws Exception {
    bench.assertRejected(
        agreeing(mode),
        run -> {
          String data = transactionData(run.holder())[0];
          return run.holder().answer("permit", run.permit().confirming(data + "x").compact());
        },
        "sd-jwt.kb.transaction_data binding.txdata_mismatch");
  }
}
