package dev.assay.sdjwt;

import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Verdict;
import dev.assay.VerificationResult;
import dev.assay.check.CheckResult;
import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.Violates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SD-JWT VC draft-18, 5 and 6: what a type's publisher says, held against what was signed. */
class TypeMetadataTest {

  private static final String TYPE = "https://types.example/permit";
  private static final String PARENT = "https://types.example/document";

  private final Setting setting = new Setting();
  private final TestCredential credential = setting.credential().type(TYPE);

  @Test
  void acceptsACredentialThatKeepsToItsTypeAndToWhatThatExtends() {
    Document own =
        document(
            TYPE,
            Map.of(
                "extends",
                PARENT,
                "claims",
                List.of(claim("zone", "sd", "always", "mandatory", true))));
    Document parent =
        document(
            PARENT,
            Map.of(
                "claims",
                List.of(
                    claim("zone", "sd", "allowed"),
                    claim("exp", "sd", "never", "mandatory", true))));
    setting.with(own, parent).accepted(credential.issue().compact());
  }

  @Test
  void aMandatoryClaimThatTheHolderWithheldIsNotMissing() {
    setting.with(document(TYPE, Map.of("claims", List.of(claim("zone", "mandatory", true)))));
    setting.accepted(credential.issue().withhold("zone").compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.available")
  void withoutMetadataThatTheTrustListRequiresThereIsNoDecision() {
    setting.where(
        service ->
            service.with("typeMetadata", "required").with("hosts", List.of("types.example")));
    VerificationResult result = setting.verify(credential.issue().compact());
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(Setting.faults(result))
        .extracting(CheckResult::rule)
        .containsExactly(SdJwtVcRule.METADATA_AVAILABLE);
    assertThat(((VerificationResult.Undetermined) result).missing())
        .extracting(DocumentRequest::uri)
        .containsExactly(URI.create(TYPE));
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.address")
  void nothingIsFetchedFromAHostThatTheTrustListDoesNotName() {
    setting.where(service -> service.with("typeMetadata", "required"));
    setting.rejected(SdJwtVcRule.METADATA_ADDRESS, credential.issue().compact());
    setting.rejected(
        SdJwtVcRule.METADATA_ADDRESS,
        credential.type("data:application/json,{}").issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.form")
  void rejectsMetadataThatIsNotOfTheForm() {
    for (Object claims :
        List.<Object>of(
            "all",
            List.of(1),
            List.of(Map.of("path", List.of())),
            List.of(claim("zone", "sd", "sometimes")),
            List.of(claim("zone", "mandatory", "yes")))) {
      setting.with(document(TYPE, Map.of("claims", claims)));
      setting.rejected(SdJwtVcRule.METADATA_FORM, credential.issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.form")
  void rejectsMetadataThatWouldCostTooMuch() {
    List<Map<String, Object>> claims =
        java.util.stream.IntStream.range(0, 400)
            .mapToObj(
                i -> Map.<String, Object>of("path", java.util.Arrays.asList("many", null, "x" + i)))
            .toList();
    setting.with(document(TYPE, Map.of("claims", claims)));
    setting.rejected(
        SdJwtVcRule.METADATA_FORM,
        credential.claim("many", java.util.Collections.nCopies(20_000, 1)).issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.vct")
  void rejectsTheMetadataOfAnotherType() {
    setting.with(document(TYPE, Map.of("vct", "https://types.example/other")));
    setting.rejected(SdJwtVcRule.METADATA_TYPE, credential.issue().compact());
  }

  @Test
  void acceptsMetadataWithTheDigestThatWasSigned() {
    Document own = document(TYPE, Map.of());
    setting.with(own).accepted(credential.claim("vct#integrity", integrity(own)).issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.integrity")
  void rejectsMetadataThatWasChanged() {
    String signed = integrity(document(TYPE, Map.of()));
    setting.with(document(TYPE, Map.of("name", "Permit")));
    setting.rejected(
        SdJwtVcRule.METADATA_INTEGRITY,
        credential.claim("vct#integrity", signed).issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.integrity")
  void rejectsADigestThatIsNotUnderstood() {
    Document own = document(TYPE, Map.of());
    setting.with(own);
    for (String demand :
        List.of(
            "md5-AAAA",
            "sha256-AAAA",
            integrity(own).replace('+', '-').replace('/', '_').replace("=", ""),
            "sha999-" + integrity(own))) {
      setting.rejected(
          SdJwtVcRule.METADATA_INTEGRITY,
          credential.claim("vct#integrity", demand).issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.integrity")
  void rejectsAParentThatWasChanged() {
    setting.with(
        document(
            TYPE,
            Map.of("extends", PARENT, "extends#integrity", integrity(document(PARENT, Map.of())))),
        document(PARENT, Map.of("name", "Document")));
    setting.rejected(SdJwtVcRule.METADATA_INTEGRITY, credential.issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.extends")
  void rejectsATypeThatExtendsItself() {
    setting.with(
        document(TYPE, Map.of("extends", PARENT)), document(PARENT, Map.of("extends", TYPE)));
    setting.rejected(SdJwtVcRule.METADATA_CIRCULAR, credential.issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.weakened")
  void rejectsATypeThatWeakensItsParent() {
    setting.with(
        document(
            TYPE, Map.of("extends", PARENT, "claims", List.of(claim("zone", "sd", "allowed")))),
        document(PARENT, Map.of("claims", List.of(claim("zone", "sd", "always")))));
    setting.rejected(SdJwtVcRule.METADATA_WEAKENED, credential.issue().compact());
    setting.with(
        document(
            TYPE, Map.of("extends", PARENT, "claims", List.of(claim("zone", "mandatory", false)))),
        document(PARENT, Map.of("claims", List.of(claim("zone", "mandatory", true)))));
    setting.rejected(SdJwtVcRule.METADATA_WEAKENED, credential.issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.sd")
  void rejectsClaimsThatAreDisclosableAgainstTheirType() {
    setting.with(document(TYPE, Map.of("claims", List.of(claim("zone", "sd", "never")))));
    setting.rejected(SdJwtVcRule.METADATA_DISCLOSURE, credential.issue().compact());
    setting.with(document(TYPE, Map.of("claims", List.of(claim("iat", "sd", "always")))));
    setting.rejected(SdJwtVcRule.METADATA_DISCLOSURE, credential.issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.type-metadata.mandatory")
  void rejectsACredentialWithoutAMandatoryClaim() {
    setting.with(document(TYPE, Map.of("claims", List.of(claim("plate", "mandatory", true)))));
    setting.rejected(SdJwtVcRule.METADATA_MANDATORY, credential.issue().compact());
    setting.with(
        document(
            TYPE, Map.of("claims", List.of(claim("plate", "mandatory", true, "sd", "never")))));
    setting.rejected(
        SdJwtVcRule.METADATA_MANDATORY,
        credential.claim("more", hidden(1)).issue().withhold("more").compact());
  }

  private static Map<String, Object> claim(String name, Object... members) {
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("path", List.of(name));
    for (int i = 0; i < members.length; i += 2) {
      claim.put((String) members[i], members[i + 1]);
    }
    return claim;
  }

  private static Document document(String type, Map<String, Object> members) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vct", type);
    json.putAll(members);
    return Document.of(
        URI.create(type),
        "application/json",
        Setting.json(json).getBytes(StandardCharsets.UTF_8),
        TestClock.NOW);
  }

  private static String integrity(Document document) {
    try {
      return "sha256-"
          + Base64.getEncoder()
              .encodeToString(MessageDigest.getInstance("SHA-256").digest(document.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
