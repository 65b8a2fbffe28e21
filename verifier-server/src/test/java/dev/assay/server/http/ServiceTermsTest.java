package dev.assay.server.http;

import static dev.assay.server.http.PresentationSetting.COUNCIL_KEY;
import static dev.assay.server.http.PresentationSetting.LIBRARY_KEY;
import static dev.assay.server.http.PresentationSetting.LICENCE;
import static dev.assay.server.http.PresentationSetting.LICENCE_QUERY;
import static dev.assay.server.http.PresentationSetting.NAME_SPACE;
import static dev.assay.server.http.PresentationSetting.PERMIT_QUERY;
import static dev.assay.server.http.PresentationSetting.RETURN_URL;
import static dev.assay.server.http.PresentationSetting.credential;
import static dev.assay.server.http.PresentationSetting.crossDevice;
import static dev.assay.server.http.PresentationSetting.sameDevice;
import static dev.assay.server.http.PresentationSetting.visit;
import static dev.assay.server.http.PresentationSetting.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.credential.ClaimsPath;
import dev.assay.policy.Origins;
import dev.assay.policy.Policy;
import dev.assay.policy.StatusDemand;
import dev.assay.server.config.AskingTerms;
import dev.assay.server.config.ConfigFault;
import dev.assay.server.http.PresentationSetting.Begun;
import dev.assay.server.http.PresentationSetting.Caller;
import dev.assay.server.openid4vp.DcqlFormat;
import dev.assay.server.openid4vp.Holders;
import dev.assay.server.openid4vp.Permission;
import dev.assay.server.openid4vp.Permissions;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service may ask for, and what it demands of the answers, over real HTTP. */
class ServiceTermsTest {

  private static final Permission LICENCES =
      new Permission(
          DcqlFormat.MDOC, List.of(LICENCE), List.of(ClaimsPath.of(NAME_SPACE, "age_over_18")));

  @TempDir private Path folder;

  private PresentationSetting setting;

  @BeforeEach
  void set() {
    setting = new PresentationSetting(folder);
  }

  private static Permission permits(ClaimsPath... claims) {
    return new Permission(DcqlFormat.SD_JWT_VC, List.of(TestTrust.TYPE), List.of(claims));
  }

  private static AskingTerms mayAsk(Permission... permissions) {
    return new AskingTerms(
        Optional.of(new Permissions(List.of(permissions))), Policy.NONE, Holders.REPORT);
  }

  private static AskingTerms from(Origins origins) {
    return new AskingTerms(
        Optional.empty(),
        new Policy(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            StatusDemand.IF_PRESENT,
            origins),
        Holders.REPORT);
  }

  @Test
  void aServiceAsksForWhatItMayAndForNothingElse() throws Exception {
    setting.terms =
        Map.of(
            "council",
            mayAsk(
                LICENCES,
                permits(
                    ClaimsPath.of("zone"), ClaimsPath.of("address", "town"), ClaimsPath.of("x"))));
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      council.begun(crossDevice("permit"));
      council.begun(own(PERMIT_QUERY));
      Map<String, Object> greedy =
          Map.of(
              "credentials",
              List.of(
                  Map.of(
                      "id",
                      "permit",
                      "format",
                      "dc+sd-jwt",
                      "meta",
                      Map.of("vct_values", List.of(TestTrust.TYPE)),
                      "claims",
                      List.of(
                          Map.of("path", List.of("zone")),
                          Map.of("path", List.of("address", "street"))))));
      HttpResponse<String> refused = council.begin(own(greedy));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Api.json(refused))
          .containsEntry("type", "urn:assay:problem:query.not-permitted")
          .containsEntry("pointer", "/dcqlQuery/credentials/0/claims/1");
      assertThat(refused.body()).contains("openid4vp.service.claim", "address.street");
    }
  }

  private static Map<String, Object> own(Map<String, Object> query) {
    return Map.of("dcqlQuery", query, "flow", "cross-device");
  }

  @Test
  void aTemplateThatGoesTooFarStopsTheServer() {
    setting.terms = Map.of("library", mayAsk(LICENCES, permits(ClaimsPath.of("zone"))));
    ConfigFault fault =
        catchThrowableOfType(ConfigFault.class, () -> Api.start(setting.config()).close());
    assertThat(fault.key()).isEqualTo("presentations.services[1].templates.permit");
    assertThat(fault)
        .hasMessageContaining("/credentials/0/claims/1")
        .hasMessageContaining("mayAsk");
  }

  @Test
  @Violates("openid4vp.service.flow")
  void aServiceThatDoesNotAcceptTheRiskAsksOnTheSameDevice() throws Exception {
    try (Api api = Api.start(setting.config())) {
      HttpResponse<String> refused = new Caller(api, LIBRARY_KEY).begin(crossDevice("permit"));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("openid4vp.service.flow");
    }
  }

  @Test
  void aPolicyOfTheServiceRejectsWhatTheTrustListsAccept() throws Exception {
    assertThat(verdict(from(new Origins(List.of(setting.issuer.identifier()), List.of("test")))))
        .contains("\"verdict\":\"accepted\"");
    assertThat(verdict(from(new Origins(List.of("https://other.example"), List.of()))))
        .contains("\"verdict\":\"rejected\"", "policy.issuer");
    assertThat(verdict(from(new Origins(List.of(), List.of("other")))))
        .contains("\"verdict\":\"rejected\"", "policy.trust-list");
  }

  private String verdict(AskingTerms terms) throws Exception {
    setting.terms = Map.of("council", terms);
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(crossDevice("permit"));
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      holder.answer("permit", holder.present(setting, setting.permit()).compact());
      return council.look(begun.id(), Optional.empty()).body();
    }
  }

  /** Else whoever knows the policy learns something of a stranger's document. */
  @Test
  void whatAPolicyRejectsIsForTheBrowserThatBegan() throws Exception {
    setting.terms =
        Map.of("council", from(new Origins(List.of("https://other.example"), List.of())));
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(sameDevice("permit"));
      visit(api, begun);
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      holder.answer("permit", holder.present(setting, setting.permit()).compact());
      assertThat(council.view(begun.id()))
          .containsEntry("awaiting", "return")
          .doesNotContainKey("result");
    }
  }

  @Test
  void soIsWhatItRejectsOfACredentialThatIsBoundToNobody() throws Exception {
    setting.terms =
        Map.of("council", from(new Origins(List.of("https://other.example"), List.of())));
    Map<String, Object> unbound =
        with(credential(PERMIT_QUERY), "require_cryptographic_holder_binding", false);
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Map<String, Object> query = Map.of("credentials", List.of(unbound));
      Begun begun = council.begun(with(Map.of("dcqlQuery", query), "returnUrl", RETURN_URL));
      visit(api, begun);
      TestHolder.follow(api, begun.walletLink())
          .answer("permit", AnswerBench.permit(setting).without("cnf").issue().compact());
      assertThat(council.view(begun.id()))
          .containsEntry("awaiting", "return")
          .doesNotContainKey("result");
    }
  }

  @Test
  void twoCredentialsOfOneKeyAreOnePersons() throws Exception {
    setting.terms =
        Map.of("council", new AskingTerms(Optional.empty(), Policy.NONE, Holders.DEMAND_SAME));
    try (Api api = Api.start(setting.config())) {
      Caller council = new Caller(api, COUNCIL_KEY);
      Begun begun = council.begun(own(both()));
      TestHolder holder = TestHolder.follow(api, begun.walletLink());
      holder.answer(
          Map.of(
              "permit", List.of(holder.present(setting, setting.permit()).compact()),
              "licence", List.of(holder.present(setting.licence()))),
          answer -> answer);
      assertThat(council.look(begun.id(), Optional.empty()).body())
          .contains("\"verdict\":\"accepted\"", "one key has signed for all of them");
    }
  }

  private static Map<String, Object> both() {
    return Map.of("credentials", List.of(credential(PERMIT_QUERY), credential(LICENCE_QUERY)));
  }
}
