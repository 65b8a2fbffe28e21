package dev.assay.trust;

import static dev.assay.trust.ImportSetting.CRYPTO;
import static dev.assay.trust.ImportSetting.kinds;
import static dev.assay.trust.ImportSetting.read;
import static dev.assay.trust.ImportSetting.refused;
import static dev.assay.trust.ImportSetting.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Violates;
import dev.assay.trust.ImportReport.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Certificates and keys of signers, as files of the operator's own. */
class SignerFilesTest {

  private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2023-07-01T00:00:00Z");

  private static final SignerFiles.KeyTerms NOTHING =
      new SignerFiles.KeyTerms(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final SignerFiles.KeyTerms NAMED =
      new SignerFiles.KeyTerms(
          Optional.of("GB"), Optional.of("Key1"), Optional.of(FROM), Optional.of(UNTIL));

  private final Certified signer = TestPki.leaf("CN=Test DSC,C=AT").selfSigned();
  private final Certified second = TestPki.leaf("CN=Second DSC,C=FR").selfSigned();
  private final byte[] spki = TestKey.es256("bare").pair().getPublic().getEncoded();

  private static ImportedList made(SignerFiles.KeyTerms keys, AuthorityFiles.File... files)
      throws TrustListFault {
    return new SignerFiles(CRYPTO).list(List.of(files), keys, terms());
  }

  private static AuthorityFiles.File file(String name, String text) {
    return AuthorityFiles.File.of(name, text.getBytes(StandardCharsets.US_ASCII));
  }

  private AuthorityFiles.File bare() {
    return AuthorityFiles.File.of("uk.spki", spki);
  }

  @Test
  void certificatesInDerAndPemBecomeAList() throws TrustListFault {
    ImportedList made =
        made(
            NOTHING,
            AuthorityFiles.File.of("a.der", signer.der()),
            file("b.pem", "text\n" + signer.pem() + second.pem()));

    assertThat(read(made).entries()).hasSize(2);
    assertThat(kinds(made)).containsExactly(Kind.DUPLICATE);
    assertThat(made.report().counts().get("country"))
        .containsExactly(Map.entry("AT", 1), Map.entry("FR", 1));
    assertThat(read(made).entries().get(0).services().get(0).issuer()).isEmpty();
  }

  @Test
  void theOperatorMaySayForWhomTheySignAndUntilWhen() throws TrustListFault {
    SignerFiles.KeyTerms keys =
        new SignerFiles.KeyTerms(
            Optional.of("XA"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(UNTIL.plusSeconds(200_000_000)));
    TrustEntry entry =
        read(made(keys, AuthorityFiles.File.of("a.der", signer.der()))).entries().get(0);

    assertThat(entry.services().get(0).issuer()).contains("XA");
    assertThat(entry.states()).hasSize(2);
  }

  @Test
  void aBareKeyIsWhatTheOperatorSays() throws TrustListFault {
    String body = Base64.getEncoder().encodeToString(spki);
    for (AuthorityFiles.File file :
        List.of(
            bare(),
            file(
                "uk.pem",
                "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n"))) {
      TrustEntry entry = read(made(NAMED, file)).entries().get(0);
      TrustService service = entry.services().get(0);

      assertThat(service.issuer()).contains("GB");
      assertThat(((TrustAnchor.NamedKey) service.anchors().get(0)).names())
          .contains(
              "Key1",
              Base64.getEncoder().encodeToString("Key1".getBytes(StandardCharsets.US_ASCII)));
      assertThat(entry.isGrantedAt(FROM)).isTrue();
      assertThat(entry.isGrantedAt(FROM.minusSeconds(1))).isFalse();
      assertThat(entry.isGrantedAt(UNTIL)).isFalse();
      assertThat(entry.stateAt(UNTIL).orElseThrow().note()).contains("historical");
    }
  }

  @Test
  @Violates("trust-list.source.form")
  void refusesABareKeyThatNobodyNamesASecondOneAndWhatIsNeither() {
    refused(TrustListRule.SOURCE_FORM, () -> made(NOTHING, bare()));
    refused(TrustListRule.SOURCE_FORM, () -> made(NAMED, bare(), bare()));
    refused(TrustListRule.SOURCE_FORM, () -> made(NAMED, file("x", "nothing")));
    refused(TrustListRule.SOURCE_FORM, () -> made(NAMED, file("x", "")));
    refused(
        TrustListRule.SOURCE_FORM,
        () -> made(NAMED, file("x", "-----BEGIN PUBLIC KEY-----\n???\n-----END PUBLIC KEY-----")));
    refused(
        TrustListRule.SOURCE_FORM,
        () ->
            made(NAMED, file("x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")));
    byte[] large = TestKey.es384("large").pair().getPublic().getEncoded();
    refused(TrustListRule.SOURCE_FORM, () -> made(NAMED, AuthorityFiles.File.of("large", large)));
  }

  @Test
  void aListThatEndsBeforeItBeginsIsNotMade() {
    SignerFiles.KeyTerms backwards =
        new SignerFiles.KeyTerms(
            Optional.of("GB"), Optional.of("Key1"), Optional.of(UNTIL), Optional.of(FROM));
    refused(TrustListRule.SCHEMA, () -> made(backwards, bare()));
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutACertificateThatIsWithdrawnBeforeItBegins() throws TrustListFault {
    Certified old =
        TestPki.leaf("CN=Old DSC,C=AT")
            .validity(Instant.parse("2021-06-01T00:00:00Z"), Instant.parse("2023-06-01T00:00:00Z"))
            .selfSigned();
    SignerFiles.KeyTerms ending =
        new SignerFiles.KeyTerms(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(UNTIL));
    ImportedList made =
        made(ending, file("old.pem", old.pem()), AuthorityFiles.File.of("new.der", signer.der()));

    assertThat(read(made).entries()).hasSize(1);
    assertThat(made.report().leftOut()).hasSize(1);
    assertThat(made.report().leftOut().get(0).place()).isEqualTo("file new.der, certificate 2");
  }

  @Test
  void aCertificateWithoutACountryTakesAWordOfTheOperator() throws TrustListFault {
    Certified nobody = TestPki.leaf("CN=DSC").selfSigned();
    refused(
        TrustListRule.SOURCE_FORM,
        () -> made(NOTHING, AuthorityFiles.File.of("a.der", nobody.der())));
    SignerFiles.KeyTerms stated =
        new SignerFiles.KeyTerms(
            Optional.of("AT"), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(made(stated, AuthorityFiles.File.of("a.der", nobody.der())).report().imported())
        .isEqualTo(1);
  }

  @Test
  void anRsaKeyIsForPs256() throws TrustListFault {
    byte[] rsa = TestKey.ps256("rsa").pair().getPublic().getEncoded();
    assertThat(
            new String(
                made(NAMED, AuthorityFiles.File.of("rsa", rsa)).json(), StandardCharsets.UTF_8))
        .contains("\"PS256\"");
  }
}
