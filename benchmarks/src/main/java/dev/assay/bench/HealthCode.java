package dev.assay.bench;

import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestDcc;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestShc;
import dev.assay.testkit.TestTrust;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A health certificate as a code carries it. The person is invented.
 *
 * @param text of the code
 * @param signedBytes how much the one signature is over
 * @param key of the issuer
 * @param keyId the name that the certificate calls it by
 * @param certificate that the key is in, where it is in one
 * @param trustList that names the key, as JSON
 * @param tampered codes that nobody may accept, by what is wrong with them
 */
record HealthCode(
    String text,
    int signedBytes,
    PublicKey key,
    String keyId,
    Optional<X509Certificate> certificate,
    byte[] trustList,
    Map<String, String> tampered) {

  /** The Sig_structure around what an EU DCC signs: a name, and lengths. */
  private static final int FRAME_BYTES = 40;

  /** An EU DCC of one vaccination. */
  static HealthCode dcc() {
    Certified signer =
        TestPki.leaf("CN=Bench DSC,C=AT").signedBy(TestPki.root("CN=Bench CSCA,C=AT").selfSigned());
    TestDcc good = TestDcc.vaccination(signer);
    Map<String, String> bad = new LinkedHashMap<>();
    List<Object> message = good.message();
    List<Object> other = good.payload("dob", "1990-02-04").message();
    bad.put(
        "another date of birth",
        TestDcc.text(
            "HC1:",
            TestCbor.encode(
                new TestCbor.Tagged(
                    18, List.of(message.get(0), message.get(1), other.get(2), message.get(3))))));
    TestKey forger = TestKey.es256("bench: forger");
    bad.put("another signature", good.signedBy(forger).text());
    bad.put("an end that is past", good.claim(4, 1_600_000_000L).text());
    byte[] list =
        TestTrust.list("bench")
            .entry(
                TestTrust.entry("authority")
                    .service(
                        TestTrust.x5c(signer.base64())
                            .with("mechanism", "kid")
                            .with("formats", List.of("eu-dcc"))
                            .with("types", List.of("*"))))
            .json();
    return new HealthCode(
        good.text(),
        ((byte[]) message.get(2)).length + FRAME_BYTES,
        signer.certificate().getPublicKey(),
        "",
        Optional.of(signer.certificate()),
        list,
        bad);
  }

  /** A SMART Health Card of one immunization. */
  static HealthCode shc() {
    TestKey key = TestShc.key("bench: issuer of cards");
    TestShc good = TestShc.immunization(key).withoutVc("rid");
    String jws = good.jws();
    Map<String, String> bad = new LinkedHashMap<>();
    String other = good.claim("nbf", 1_700_000_000).jws();
    int signature = jws.lastIndexOf('.');
    bad.put(
        "another time",
        TestShc.code(other.substring(0, other.lastIndexOf('.')) + jws.substring(signature)));
    bad.put("another signature", good.signedBy(TestKey.es256("bench: forger")).code());
    bad.put("an end that is past", good.claim("exp", 1_600_000_000).code());
    byte[] list =
        TestTrust.list("bench")
            .entry(
                TestTrust.entry("authority")
                    .service(
                        TestTrust.jwks(TestShc.ISS, TestShc.jwk(key))
                            .with("formats", List.of("smart-health-card"))
                            .with("types", List.of(TestShc.HEALTH_CARD))))
            .json();
    return new HealthCode(
        TestShc.code(jws),
        signature,
        key.pair().getPublic(),
        key.name(),
        Optional.empty(),
        list,
        bad);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "HealthCode";
  }
}
