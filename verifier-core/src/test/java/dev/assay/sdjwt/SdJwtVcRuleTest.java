package dev.assay.sdjwt;

import static dev.assay.sdjwt.Setting.REQUIRED;
import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.credential.HolderBinding;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SD-JWT VC draft-18, and HAIP 1.0 where the trust list demands it. */
class SdJwtVcRuleTest {

  private static final HolderBinding NOT_REQUIRED = new HolderBinding.NotRequired();

  private final Setting setting = new Setting();

  @Test
  @Violates("sd-jwt-vc.typ")
  void rejectsAPlainSdJwtWhereACredentialIsAskedFor() {
    String plain = setting.plain().issue().compact();
    Setting.rejected(SdJwtVcRule.TYPE_HEADER, setting.verifyAs("dc+sd-jwt", plain));
  }

  @Test
  @Violates("sd-jwt.typ")
  void rejectsACredentialWhereAPlainSdJwtIsAskedFor() {
    Setting.rejected(
        SdJwtRule.TYPE_HEADER, setting.verifyAs("sd-jwt", setting.credential().issue().compact()));
  }

  @Test
  @Violates("sd-jwt-vc.vct")
  void rejectsACredentialWithoutATypeOrWithAWithheldOne() {
    setting.rejected(SdJwtVcRule.TYPE, setting.credential().without("vct").issue().compact());
    setting.rejected(SdJwtVcRule.TYPE, setting.credential().claim("vct", 7).issue().compact());
    setting.rejected(
        SdJwtVcRule.TYPE,
        setting.credential().claim("vct", hidden(TestTrust.TYPE)).issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.typ.legacy")
  void rejectsTheFormerTypeHeaderUnlessTheTrustListPermitsIt() {
    String legacy = setting.credential().header("typ", "vc+sd-jwt").issue().compact();
    setting.rejected(SdJwtVcRule.LEGACY_TYPE_HEADER, legacy);
    setting.where(service -> service.with("legacy", List.of("vc+sd-jwt"))).accepted(legacy);
  }

  @Test
  @Violates("sd-jwt-vc.typ.legacy")
  void rejectsAW3cCredentialUnderTheFormerTypeHeader() {
    setting.where(service -> service.with("legacy", List.of("vc+sd-jwt")));
    setting.rejected(
        SdJwtVcRule.LEGACY_TYPE_HEADER,
        setting
            .credential()
            .header("typ", "vc+sd-jwt")
            .claim("@context", List.of())
            .issue()
            .compact());
  }

  @Test
  @Violates("sd-jwt-vc.never-selective")
  void rejectsClaimsAboutTheCredentialThatTheHolderCouldWithhold() {
    for (Map.Entry<String, Object> claim :
        Map.<String, Object>of(
                "exp",
                1_900_000_000L,
                "nbf",
                1,
                "cnf",
                Map.of("jwk", Map.of()),
                "status",
                Map.of(),
                "vct#integrity",
                "sha256-x",
                "aka_vcts",
                List.of("x"))
            .entrySet()) {
      setting.rejected(
          SdJwtVcRule.NEVER_SELECTIVE,
          setting
              .issuer
              .credential()
              .claim(claim.getKey(), hidden(claim.getValue()))
              .issue()
              .compact());
    }
  }

  @Test
  @Violates("sd-jwt-vc.never-selective")
  void rejectsPartsOfSuchClaimsThatTheHolderCouldWithhold() {
    TestSdJwt types =
        setting
            .credential()
            .claim("aka_vcts", List.of("urn:example:a", hidden("urn:example:b")))
            .issue();
    setting.rejected(SdJwtVcRule.NEVER_SELECTIVE, types.compact());
    setting.rejected(SdJwtVcRule.NEVER_SELECTIVE, types.withhold("aka_vcts.1").compact());
    setting.rejected(
        SdJwtVcRule.NEVER_SELECTIVE,
        setting
            .credential()
            .claim("cnf", Map.of("jwk", hidden(setting.wallet.key().publicJwk())))
            .issue()
            .compact());
  }

  @Test
  @Violates("sd-jwt-vc.aka_vcts")
  void rejectsOtherTypesThatAreNoListOrRepeatAType() {
    for (Object others :
        List.<Object>of("x", List.of(), List.of(1), List.of("x", "x"), List.of(TestTrust.TYPE))) {
      setting.rejected(
          SdJwtVcRule.ALSO_KNOWN_AS,
          setting.credential().claim("aka_vcts", others).issue().compact());
    }
  }

  @Test
  @Violates("sd-jwt-vc.cnf")
  void rejectsAHolderKeyThatWouldHaveToBeFetched() {
    setting.rejected(
        SdJwtVcRule.CONFIRMATION,
        setting
            .credential()
            .claim("cnf", Map.of("jku", "https://keys.example/"))
            .issue()
            .compact());
    setting.rejected(
        SdJwtVcRule.CONFIRMATION,
        setting
            .credential()
            .claim("cnf", Map.of("jwk", Map.of("x5u", "https://keys.example/")))
            .issue()
            .compact());
    setting.rejected(
        SdJwtVcRule.CONFIRMATION, setting.credential().claim("cnf", "key-1").issue().compact());
  }

  @Test
  @Violates("sd-jwt-vc.haip.status")
  void underHaipRejectsAStatusOfAnotherKind() {
    Certified root = TestPki.root("CN=Test root").selfSigned();
    Haip haip = new Haip(root, TestPki.leaf("CN=Test issuer").signedBy(root));
    haip.rejected(SdJwtVcRule.HAIP_STATUS, Map.of("status", Map.of("identifier_list", Map.of())));
  }

  @Test
  @Violates("sd-jwt-vc.haip.x5c")
  void underHaipRejectsAKeyWithoutACertificate() {
    setting.where(service -> service.with("profiles", List.of("haip")));
    TestSdJwt token = setting.credential().issue();
    setting.rejected(
        SdJwtVcRule.HAIP_CERTIFICATE, setting.wallet.present(token).compact(), REQUIRED);
  }

  @Test
  @Violates("sd-jwt-vc.haip.anchor")
  void underHaipRejectsAChainThatRepeatsTheAnchor() {
    Certified root = TestPki.root("CN=Test root").selfSigned();
    Certified leaf = TestPki.leaf("CN=Test issuer").signedBy(root);
    new Haip(root, leaf).rejected(SdJwtVcRule.HAIP_ANCHOR, Map.of(), leaf.wholeX5c());
  }

  @Test
  @Violates("sd-jwt-vc.haip.self-signed")
  void underHaipRejectsTheListedCertificateAsSigner() {
    Certified self = TestPki.leaf("CN=Test issuer").selfSigned();
    new Haip(self, self).rejected(SdJwtVcRule.HAIP_SELF_SIGNED, Map.of());
  }

  @Test
  @Violates("sd-jwt-vc.haip.kb")
  void underHaipRejectsABoundCredentialWithoutAProofEvenIfNobodyAskedForOne() {
    Certified root = TestPki.root("CN=Test root").selfSigned();
    Haip haip = new Haip(root, TestPki.leaf("CN=Test issuer").signedBy(root));
    haip.setting.rejected(
        SdJwtVcRule.HAIP_KEY_BINDING,
        haip.token(Map.of(), haip.leaf.x5c()).compact(),
        NOT_REQUIRED);
  }

  @Test
  void underHaipAcceptsACertifiedIssuerAndAProof() {
    Certified root = TestPki.root("CN=Test root").selfSigned();
    Haip haip = new Haip(root, TestPki.leaf("CN=Test issuer").signedBy(root));
    TestSdJwt token = haip.token(Map.of(), haip.leaf.x5c());
    assertThat(haip.setting.accepted(haip.setting.wallet.present(token).compact(), REQUIRED))
        .containsEntry("zone", "B");
  }

  /** An issuer that the trust list holds to HAIP. */
  private static final class Haip {

    private final Setting setting = new Setting();
    private final Certified leaf;

    Haip(Certified anchor, Certified leaf) {
      this.leaf = leaf;
      setting.where(
          service ->
              TestTrust.x5c(anchor.base64())
                  .with("types", List.of("*"))
                  .with("profiles", List.of("haip")));
    }

    TestSdJwt token(Map<String, Object> claims, List<String> x5c) {
      var credential =
          dev.assay.testkit.TestIssuer.withCertificate(Setting.ISSUER, leaf)
              .credential()
              .without("iss")
              .claim("zone", hidden("B"))
              .boundTo(setting.wallet.key())
              .header("x5c", x5c);
      for (Map.Entry<String, Object> claim : claims.entrySet()) {
        credential = credential.claim(claim.getKey(), claim.getValue());
      }
      return credential.issue();
    }

    void rejected(SdJwtVcRule rule, Map<String, Object> claims) {
      rejected(rule, claims, leaf.x5c());
    }

    void rejected(SdJwtVcRule rule, Map<String, Object> claims, List<String> x5c) {
      setting.rejected(rule, setting.wallet.present(token(claims, x5c)).compact(), REQUIRED);
    }
  }
}
