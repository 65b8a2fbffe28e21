package dev.assay.trust;

import static dev.assay.trust.ImportSetting.CRYPTO;
import static dev.assay.trust.ImportSetting.PINNED;
import static dev.assay.trust.ImportSetting.SIGNER;
import static dev.assay.trust.ImportSetting.STRANGER;
import static dev.assay.trust.ImportSetting.kinds;
import static dev.assay.trust.ImportSetting.read;
import static dev.assay.trust.ImportSetting.refused;
import static dev.assay.trust.ImportSetting.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestDccList;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.Violates;
import dev.assay.trust.ImportReport.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of signers as national backends of the EU gateway publish them. */
class DccListReaderTest {

  private static final String ARC = "1.3.6.1.4.1.1847.2021.1.";
  private static final String LEGACY_ARC = "1.3.6.1.4.1.0.1847.2021.1.";

  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String MAIL = "1.3.6.1.5.5.7.3.4";

  private final Certified authority = TestPki.root("CN=Test CSCA,C=AT").selfSigned();
  private final Certified signer = TestPki.leaf("CN=Test DSC,C=AT").signedBy(authority);
  private final TestDccList list = TestDccList.empty().signer(signer, "AT");

  private static ImportedList imported(TestDccList list) throws TrustListFault {
    return new DccListReader(CRYPTO).signed("dsc-list", list.signed(SIGNER), PINNED, terms());
  }

  private static ImportedList imported(byte[] file) throws TrustListFault {
    return new DccListReader(CRYPTO).signed("dsc-list", file, PINNED, terms());
  }

  private Certified signer(String subject, String... usages) {
    TestPki.Template template = TestPki.leaf(subject);
    if (usages.length > 0) {
      template.extendedKeyUsage(usages);
    }
    return template.signedBy(authority);
  }

  @Test
  void becomesAListOfOurOwn() throws TrustListFault {
    ImportedList made = imported(list);
    TrustList read = read(made);

    assertThat(made.report().leftOut()).isEmpty();
    // The list does not say when it was made, and the digest is what can be compared.
    assertThat(kinds(made)).containsExactly(Kind.UNDATED);
    assertThat(made.report().notes().get(0).reason()).contains("sha256:");
    assertThat(made.report().counts().get("country")).containsExactly(Map.entry("AT", 1));
    assertThat(read.id()).isEqualTo("eu-dcc-signers");
    assertThat(read.environment()).isEqualTo(ListEnvironment.LIVE);
    assertThat(read.sequence()).isEqualTo(TestClock.NOW.getEpochSecond());
    assertThat(read.provenance().orElseThrow())
        .contains("signed by the pinned key " + PINNED.thumbprint(), "sha256:");
    TrustEntry entry = read.entries().get(0);
    assertThat(entry.name()).contains("CN=Test DSC");
    assertThat(entry.isGrantedAt(signer.certificate().getNotBefore().toInstant())).isTrue();
    TrustService service = entry.services().get(0);
    assertThat(service.terms().formats()).containsExactly("eu-dcc");
    assertThat(service.roles()).hasSize(1);
  }

  @Test
  void theSameListGivesTheSameBytes() throws TrustListFault {
    assertThat(imported(list).json()).isEqualTo(imported(list).json());
  }

  @ParameterizedTest
  @CsvSource({
    "'', test vaccination recovery",
    "1, test",
    "2, vaccination",
    "3, recovery",
    "1 3, test recovery",
    "1 2 3, test vaccination recovery"
  })
  void aCertificateIsListedForWhatItsKeyUsageNames(String usages, String types)
      throws TrustListFault {
    for (String arc : List.of(ARC, LEGACY_ARC)) {
      String[] named =
          List.of(usages.split(" ", -1)).stream()
              .filter(number -> !number.isEmpty())
              .map(number -> arc + number)
              .toArray(String[]::new);
      TestDccList one = TestDccList.empty().signer(signer("C=AT,CN=DSC " + usages, named), "AT");

      assertThat(read(imported(one)).entries().get(0).services().get(0).terms().types())
          .containsExactlyInAnyOrder(
              List.of(types.split(" ", -1)).stream()
                  .map(type -> "eu-dcc:" + type)
                  .toArray(String[]::new));
    }
  }

  @Test
  void theOrdinaryUsagesThatSignersInProductionHaveRestrictNothing() throws TrustListFault {
    for (String[] usages : new String[][] {{CLIENT}, {CLIENT, MAIL}}) {
      TestDccList one = TestDccList.empty().signer(signer("CN=Office,C=AT", usages), "AT");

      assertThat(read(imported(one)).entries().get(0).services().get(0).terms().types())
          .containsExactlyInAnyOrderElementsOf(SignerTypes.ALL);
    }
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutAuthoritiesAndKeysThatAreForOtherThings() throws TrustListFault {
    Certified encryption =
        TestPki.leaf("CN=Other,C=AT").keyUsage(KeyUsage.keyEncipherment).signedBy(authority);
    Certified unread =
        TestPki.leaf("CN=Other,C=AT")
            .extension(Extension.keyUsage, TestPki.Criticality.NOT_CRITICAL, new byte[] {1})
            .signedBy(authority);
    Certified large =
        TestPki.leaf("CN=Other,C=AT")
            .extension(
                Extension.basicConstraints,
                TestPki.Criticality.CRITICAL,
                new BasicConstraints(true))
            .signedBy(authority);
    for (Certified other :
        List.of(
            authority,
            large,
            encryption,
            unread,
            signer("CN=Other,C=AT", SERVER),
            signer("CN=Other,C=AT", SERVER, CLIENT),
            signer("CN=Other,C=AT", MAIL),
            signer("CN=Other,C=AT", "1.3.6.1.5.5.7.3.3"),
            signer("CN=Other,C=AT", "2.5.29.37.0"),
            signer("CN=Other,C=AT", "1.0.18013.5.1.2"),
            signer("CN=Other,C=AT", ARC + 4))) {
      onlyTheSigner(imported(list.signer(other, "AT")));
    }
    Certified none = TestPki.leaf("CN=Other,C=AT").without(Extension.keyUsage).signedBy(authority);
    assertThat(imported(list.signer(none, "AT")).report().imported()).isEqualTo(2);
  }

  private static void onlyTheSigner(ImportedList made) {
    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(made.report().leftOut())
        .extracting(ImportReport.LeftOut::rule)
        .containsExactly(TrustListRule.SOURCE_ENTRY);
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutWhatIsOfAnotherCountryThanItIsListedForOrOfNone() throws TrustListFault {
    onlyTheSigner(imported(list.signer(signer("CN=Other,C=DE"), "AT")));
    onlyTheSigner(imported(list.signer(signer("CN=Other,C=GB"), "AT")));
    onlyTheSigner(imported(list.signer(signer("CN=Other,C=JE"), "GB")));
    onlyTheSigner(imported(list.signer(signer("CN=Other,C=XX"), "XX")));
    onlyTheSigner(imported(list.signer(signer("CN=Other"), "AT")));
    TestDccList unlisted = list.signer(signer("CN=Other"), "AT");
    onlyTheSigner(imported(unlisted.last(TestMdoc.without("country")::apply)));

    ImportedList crown = imported(list.signer(signer("CN=Other,C=GB"), "JE"));
    assertThat(crown.report().imported()).isEqualTo(2);
    assertThat(kinds(crown)).containsExactly(Kind.UNDATED, Kind.COUNTRY);
  }

  @Test
  void theNameOfAKeyIsMadeOfItsBytesAndAnotherOneIsSaid() throws TrustListFault {
    ImportedList made = imported(list.last(TestMdoc.put("kid", "AAAAAAAAAAA=")));

    assertThat(kinds(made)).containsExactly(Kind.UNDATED, Kind.KEY_ID);
    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(read(made).entries().get(0).id())
        .startsWith("dsc-")
        .isNotEqualTo("dsc-0000000000000000");
  }

  @Test
  void whatIsListedTwiceIsOneEntry() throws TrustListFault {
    ImportedList made = imported(list.signer(signer, "AT"));
    assertThat(kinds(made)).containsExactly(Kind.UNDATED, Kind.DUPLICATE);
    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(made.report().listed()).isEqualTo(2);
  }

  @Test
  void anExpiredCertificateIsImportedAndSaidOrLeftOutIfTheOperatorSaysSo() throws TrustListFault {
    Certified old =
        TestPki.leaf("CN=Old DSC,C=AT")
            .validity(Instant.parse("2021-06-01T00:00:00Z"), Instant.parse("2023-06-01T00:00:00Z"))
            .signedBy(authority);
    TestDccList both = list.signer(old, "AT");

    ImportedList kept = imported(both);
    assertThat(kinds(kept)).containsExactly(Kind.UNDATED, Kind.EXPIRED);
    assertThat(kept.report().imported()).isEqualTo(2);

    ImportedList skipped =
        new DccListReader(CRYPTO)
            .signed("l", both.signed(SIGNER), PINNED, ImportSetting.skippingExpired());
    assertThat(skipped.report().imported()).isEqualTo(1);
    assertThat(skipped.report().leftOut().get(0).reason()).contains("2023-06-01");
    assertThat(skipped.list()).containsEntry("id", "mine");
  }

  @Test
  void aListForTestsSaysSo() throws TrustListFault {
    ImportedList made =
        new DccListReader(CRYPTO)
            .signed("l", list.signed(SIGNER), PINNED, terms(ListEnvironment.TEST, TestClock.NOW));

    assertThat(read(made).environment()).isEqualTo(ListEnvironment.TEST);
    assertThat(made.list()).containsEntry("id", "eu-dcc-signers-test");
  }

  @Test
  @Violates("trust-list.source.entry")
  void leavesOutByNameWhatCannotBeUsed() throws TrustListFault {
    Certified seals = signer("CN=Seals,C=AT", "2.23.136.1.1.14.2");
    Certified weak =
        TestPki.leaf("CN=Weak,C=AT").keys(TestPki.keyPair("RSA", 1024, "weak")).signedBy(authority);
    Certified large =
        TestPki.leaf("CN=P-384,C=AT")
            .keys(dev.assay.testkit.TestKey.es384("large").pair())
            .signedBy(authority);
    TestDccList bad =
        list.signer(seals, "AT")
            .signer(weak, "AT")
            .signer(large, "AT")
            .signer(signer("CN=A,C=AT"), "AT")
            .last(TestMdoc.put("rawData", "AAAA")::apply)
            .signer(signer("CN=B,C=AT"), "AT")
            .last(TestMdoc.put("certificateType", "CSCA")::apply)
            .signer(signer("CN=C,C=AT"), "AT")
            .last(TestMdoc.without("rawData")::apply)
            .signer(signer("CN=D,C=AT"), "AT")
            .last(TestMdoc.put("country", 7)::apply);

    ImportedList made = imported(bad);

    assertThat(made.report().imported()).isEqualTo(1);
    assertThat(made.report().leftOut())
        .extracting(ImportReport.LeftOut::rule)
        .containsOnly(TrustListRule.SOURCE_ENTRY)
        .hasSize(7);
    assertThat(made.report().leftOut())
        .extracting(ImportReport.LeftOut::place)
        .contains("certificate 2 of AT", "certificate 7");
  }

  @Test
  @Violates("trust-list.source.signature")
  void refusesAnotherSignerAndOtherBytes() {
    byte[] file = list.signed(SIGNER);
    refused(
        TrustListRule.SOURCE_SIGNATURE,
        () -> new DccListReader(CRYPTO).signed("l", file, STRANGER, terms()));
    byte[] changed = file.clone();
    changed[changed.length - 2] ^= 1;
    refused(TrustListRule.SOURCE_SIGNATURE, () -> imported(changed));
    byte[] longer = java.util.Arrays.copyOf(file, file.length + 1);
    refused(TrustListRule.SOURCE_SIGNATURE, () -> imported(longer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"certificates\":7}",
        "{\"certificates\":[]}",
        "{\"certificates\":[7]}",
        "{\"certificates\":[{}]}",
        "{\"certificates\":[{\"certificateType\":\"DSC\"}]}",
        "{"
      })
  @Violates("trust-list.source.form")
  void refusesWhatIsSignedAndNoList(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    refused(TrustListRule.SOURCE_FORM, () -> imported(TestDccList.signed(SIGNER, bytes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "{}", "no base64\n{}", "AAAA"})
  void refusesWhatBeginsWithNoSignature(String text) {
    byte[] file = text.getBytes(StandardCharsets.UTF_8);
    refused(
        text.equals("AAAA") ? TrustListRule.SOURCE_SIGNATURE : TrustListRule.SOURCE_FORM,
        () -> imported(file));
  }

  @Test
  void refusesAnEarlierIssueThanTheLastOne() throws TrustListFault {
    long now = TestClock.NOW.getEpochSecond();
    byte[] file = list.signed(SIGNER);
    DccListReader reader = new DccListReader(CRYPTO);

    assertThat(reader.signed("l", file, PINNED, ImportSetting.after(now)).list())
        .containsEntry("sequence", now);
    refused(
        TrustListRule.ROLLBACK,
        () -> reader.signed("l", file, PINNED, ImportSetting.after(now + 1)));
  }

  @Test
  void refusesWhatIsTooLarge() {
    refused(TrustListRule.SIZE, () -> imported(new byte[(20 << 20) + 1]));
  }
}
