package dev.assay.mdoc;

import static dev.assay.mdoc.MdocSetting.TRANSCRIPT;
import static dev.assay.testkit.TestMdoc.put;

import dev.assay.status.RevocationRule;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestRevocation;
import dev.assay.testkit.TestTrust;
import dev.assay.x509.X509Rule;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every curve that ISO/IEC 18013-5, 12.3.4, table 22, has and other formats do not: of the issuing
 * authority, of the signer of documents and of the device.
 */
class MdocCurvesTest {

  /** The key of a curve, the hash that goes with it in certificates, and both numbers. */
  private record Row(TestKey key, String certificateAlgorithm, int polymorphic, int specific) {

    @Override
    public String toString() {
      return key.algorithm();
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(TestKey.brainpool(256, "one"), "SHA256withECDSA", -7, -265),
          new Row(TestKey.brainpool(320, "one"), "SHA384withECDSA", -35, -266),
          new Row(TestKey.brainpool(384, "one"), "SHA384withECDSA", -35, -267),
          new Row(TestKey.brainpool(512, "one"), "SHA512withECDSA", -36, -268),
          new Row(TestKey.ed448("one"), "Ed448", -8, -53));

  static Stream<Row> rows() {
    return ROWS.stream();
  }

  /** All three keys on one curve, or rather the same key three times. */
  private static MdocSetting setting(Row row) {
    return new MdocSetting(
        template -> template.keys(row.key().pair()).algorithm(row.certificateAlgorithm()),
        template -> template.keys(row.key().pair()).algorithm(row.certificateAlgorithm()),
        row.key());
  }

  private static TestMdoc licence(MdocSetting setting, Row row, int number) {
    return setting
        .licence()
        .signedWith(row.key(), setting.signer.der())
        .issuerHeader(put(1, number))
        .deviceHeader(put(1, number));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void acceptsTheCurveUnderBothNumbers(Row row) {
    MdocSetting setting = setting(row);

    setting.accepted(licence(setting, row, row.polymorphic()));
    setting.accepted(licence(setting, row, row.specific()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesTheNumbersOfOtherCurves(Row row) {
    MdocSetting setting = setting(row);
    List<Integer> others =
        List.of(-7, -35, -36, -8, -9, -51, -52, -19, -53, -265, -266, -267, -268);

    for (int other : others) {
      if (other != row.polymorphic() && other != row.specific()) {
        setting.rejected(
            MdocRule.KEY_FITS,
            setting
                .licence()
                .signedWith(row.key(), setting.signer.der())
                .issuerHeader(put(1, other)));
        setting.rejected(
            MdocRule.DEVICE_ALGORITHM,
            licence(setting, row, row.specific()).deviceHeader(put(1, other)));
      }
    }
  }

  @Test
  void refusesTheNumbersOfTheseCurvesWithAKeyOnP256() {
    MdocSetting setting = new MdocSetting();

    for (int number : List.of(-265, -266, -267, -268, -53)) {
      setting.rejected(MdocRule.KEY_FITS, setting.licence().issuerHeader(put(1, number)));
      setting.rejected(MdocRule.DEVICE_ALGORITHM, setting.licence().deviceHeader(put(1, number)));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTrustListCanPermitTheCurveOrNot(Row row) {
    MdocSetting setting = setting(row);
    TestMdoc licence = licence(setting, row, row.polymorphic());

    setting.where(with(row.key().algorithm())).accepted(licence);
    setting
        .where(with("ES256", "ES384", "ES512", "EdDSA"))
        .rejected(MdocRule.ALGORITHM_PERMITTED, licence);
  }

  private static UnaryOperator<TestTrust.Node> with(String... algorithms) {
    return service -> service.with("algorithms", List.of(algorithms));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesASignatureByAnotherKeyOfTheCurve(Row row) {
    MdocSetting setting = setting(row);
    TestKey other =
        row.key().algorithm().equals("Ed448")
            ? TestKey.ed448("another")
            : TestKey.brainpool(Integer.parseInt(row.key().algorithm().substring(3)), "another");
    TestMdoc good = licence(setting, row, row.specific());

    setting.rejected(
        MdocRule.SIGNATURE_VALID,
        good.signedWith(other, setting.signer.der()).issuerHeader(put(1, row.specific())));
    Map<Object, Object> anothers = TestMdoc.coseKey(other);
    setting.rejected(MdocRule.DEVICE_SIGNATURE, good.deviceKey(key -> anothers));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesACertificateThatAnotherKeyOfTheCurveSigned(Row row) {
    MdocSetting setting = setting(row);
    byte[] changed = setting.signer.der();
    changed[changed.length - 1] ^= 1;

    setting.rejected(
        X509Rule.SIGNATURE,
        TestMdoc.response(
            licence(setting, row, row.specific())
                .signedWith(row.key(), changed)
                .issuerHeader(put(1, row.specific()))
                .signedFor(TRANSCRIPT)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsTheRevocationListsOfTheAuthority(Row row) {
    MdocSetting setting =
        setting(row).where(service -> service.with("revocation", "where-published"));
    TestRevocation list = TestRevocation.by(setting.authority);
    TestMdoc good = licence(setting, row, row.specific());

    setting.with(TestRevocation.document(TestIaca.CRL, signed(list, setting, row))).accepted(good);
    setting
        .with(
            TestRevocation.document(
                TestIaca.CRL, signed(list.revoking(setting.signer), setting, row)))
        .rejected(RevocationRule.NOT_REVOKED, good);
  }

  private static byte[] signed(TestRevocation list, MdocSetting setting, Row row) {
    return list.der(setting.authority, row.certificateAlgorithm());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesADeviceKeyOffTheCurve(Row row) {
    MdocSetting setting = setting(row);
    int length =
        row.key().algorithm().equals("Ed448")
            ? 57
            : Integer.parseInt(row.key().algorithm().substring(3)) / 8;
    byte[] other = new byte[length];
    other[0] = 2; // also the y of no point of Ed448

    setting.rejected(
        MdocRule.DEVICE_KEY, licence(setting, row, row.specific()).deviceKey(put(-2, other)));
  }
}
