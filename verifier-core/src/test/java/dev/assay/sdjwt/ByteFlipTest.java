package dev.assay.sdjwt;

import static dev.assay.testkit.TestCredential.decoy;
import static dev.assay.testkit.TestCredential.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Verdict;
import dev.assay.credential.HolderBinding;
import dev.assay.testkit.TestClock;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestWallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whoever changes any one byte of an accepted presentation gets nothing accepted. Exhaustive over
 * every byte, with two changes each: the lowest bit, and the bit that turns a letter's case.
 */
class ByteFlipTest {

  private static final int[] FLIPS = {0x01, 0x20};

  @TestFactory
  List<DynamicTest> noChangedByteIsEverAccepted() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : samples()) {
      tests.add(
          DynamicTest.dynamicTest(
              sample.name() + ", " + sample.text().length() + " bytes", sample::check));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(20);
    return tests;
  }

  private record Sample(String name, Setting setting, String text, HolderBinding binding) {

    void check() {
      assertThat(verdict(text)).isEqualTo(Verdict.ACCEPTED);
      char[] changed = text.toCharArray();
      for (int i = 0; i < changed.length; i++) {
        for (int flip : FLIPS) {
          changed[i] ^= (char) flip;
          assertThat(verdict(new String(changed)))
              .as("byte %s xor %s", i, flip)
              .isEqualTo(Verdict.REJECTED);
          changed[i] ^= (char) flip;
        }
      }
    }

    private Verdict verdict(String presentation) {
      return setting.verify(presentation, binding, TestClock.NOW).verdict();
    }
  }

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (TestKey key :
        List.of(
            TestKey.es256("issuer"),
            TestKey.es384("issuer"),
            TestKey.es512("issuer"),
            TestKey.ed25519("issuer"))) {
      for (String hash : List.of("sha-256", "sha-384", "sha-512")) {
        addBareAndBound(samples, key, hash);
      }
    }
    addCertified(samples);
    return samples;
  }

  private static void addBareAndBound(List<Sample> samples, TestKey key, String hash) {
    TestIssuer issuer = TestIssuer.withKey(Setting.ISSUER, key);
    Setting setting =
        new Setting()
            .where(
                service ->
                    TestTrust.jwks(Setting.ISSUER, key.publicJwk())
                        .with("formats", List.of("*"))
                        .with("types", List.of("*")));
    String name = key.algorithm() + " " + hash;
    samples.add(
        new Sample(
            name + " sd-jwt",
            setting,
            rich(issuer.plain(), hash).issue().withhold("zone").compact(),
            new HolderBinding.NotRequired()));
    samples.add(
        new Sample(
            name + " dc+sd-jwt with proof",
            setting,
            setting
                .wallet
                .present(rich(issuer.credential(), hash).boundTo(setting.wallet.key()).issue())
                .compact(),
            Setting.REQUIRED));
  }

  private static void addCertified(List<Sample> samples) {
    Certified root = TestPki.root("CN=Test root").selfSigned();
    Certified intermediate = TestPki.intermediate("CN=Test intermediate").signedBy(root);
    Certified leaf = TestPki.leaf("CN=Test issuer").dns("issuer.example").signedBy(intermediate);
    TestIssuer issuer = TestIssuer.withCertificate(Setting.ISSUER, leaf);
    Setting setting =
        new Setting().where(service -> TestTrust.x5c(root.base64()).with("types", List.of("*")));
    TestWallet wallet = new TestWallet(TestKey.ed25519("holder"));
    String presented =
        wallet
            .present(rich(issuer.credential(), "sha-256").boundTo(wallet.key()).issue())
            .compact();
    samples.add(new Sample("x5c with proof", setting, presented, Setting.REQUIRED));
    samples.add(
        new Sample(
            "x5c with a proof that nobody asked for",
            setting,
            presented,
            new HolderBinding.NotRequired()));
  }

  private static TestCredential rich(TestCredential credential, String hash) {
    return credential
        .hash(hash)
        .claim("zone", hidden("B"))
        .claim("address", hidden(Map.of("town", hidden("Fernhollow"))))
        .claim("nationalities", List.of(hidden("GB"), decoy()))
        .decoys(1);
  }
}
