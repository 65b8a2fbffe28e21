package dev.assay.bench;

import dev.assay.cbor.ByteString;
import dev.assay.credential.Exchange;
import dev.assay.mdoc.SessionTranscript;
import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestTrust;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mobile document that everybody verifies: a DeviceResponse with one driving licence of twelve
 * elements, a device signature, and the signer's certificate below a listed authority; ES256
 * throughout. The person is invented.
 */
final class MdocPresentation {

  /** When it was made, and when it is verified by those who can be told. */
  static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

  /** How many elements it returns. */
  static final int ELEMENTS = 12;

  static final String TYPE = "org.iso.18013.5.1.mDL";

  static final Exchange.Redirect EXCHANGE =
      new Exchange.Redirect(
          "x509_san_dns:verifier.example",
          "n-0S6_WzA2Mj",
          "https://verifier.example/response",
          Optional.empty());

  private static final String NAMESPACE = "org.iso.18013.5.1";
  private static final int PORTRAIT_BYTES = 1_600;

  private final Certified authority;
  private final Certified signer;
  private final TestKey device = TestKey.es256("bench: device");

  MdocPresentation() {
    authority = TestIaca.authority("CN=Bench IACA,C=GB").selfSigned();
    signer = TestIaca.signer("CN=Bench signer,C=GB").signedBy(authority);
  }

  private TestMdoc licence() {
    TestMdoc mdoc = TestMdoc.of(TYPE, signer, device);
    for (Map.Entry<String, Object> element : person().entrySet()) {
      mdoc = mdoc.element(NAMESPACE, element.getKey(), element.getValue());
    }
    return mdoc;
  }

  private static Map<String, Object> person() {
    Map<String, Object> elements = new LinkedHashMap<>();
    elements.put("family_name", "Ashdown-Featherstonehaugh");
    elements.put("given_name", "Rowan Elspeth");
    elements.put("birth_date", new TestCbor.Tagged(1004, "1988-04-17"));
    elements.put("issue_date", new TestCbor.Tagged(1004, "2026-01-01"));
    elements.put("expiry_date", new TestCbor.Tagged(1004, "2036-01-01"));
    elements.put("issuing_country", "GB");
    elements.put("issuing_authority", "Fernhollow Licensing");
    elements.put("document_number", "FH-2026-0001-7731");
    elements.put("un_distinguishing_sign", "UK");
    elements.put("age_over_18", true);
    elements.put("portrait", new byte[PORTRAIT_BYTES]);
    elements.put("driving_privileges", List.of(Map.of("vehicle_category_code", "B")));
    return elements;
  }

  /** As requests carry it. */
  String encoded() {
    return TestMdoc.response(licence().signedFor(transcript()));
  }

  static byte[] transcript() {
    return SessionTranscript.of(EXCHANGE).toByteArray();
  }

  X509Certificate root() {
    return authority.certificate();
  }

  /** The trust list that names the authority, as JSON; revocation is timed by nobody. */
  byte[] trustList() {
    return TestTrust.list("bench")
        .entry(
            TestTrust.entry("authority")
                .service(
                    TestTrust.x5c(authority.pem())
                        .with("formats", List.of("mso_mdoc"))
                        .with("types", List.of(TYPE))
                        .with("revocation", "ignored")))
        .json();
  }

  /** Presentations that nobody may accept, by what is wrong with them. */
  Map<String, String> tampered() {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put(
        "another value of an element",
        response(licence().returnedItems(TestMdoc.put("elementValue", "Somebody Else"))));
    bad.put(
        "another signature of the issuer",
        response(licence().signedWith(TestKey.es256("bench: forger"), signer.der())));
    Certified other = TestIaca.authority("CN=Another,C=GB").selfSigned();
    Certified below = TestIaca.signer("CN=Bench signer,C=GB").signedBy(other);
    bad.put("another authority", response(licence().signedWith(TestKey.of(below), below.der())));
    ByteString elsewhere =
        SessionTranscript.of(
            new Exchange.Redirect(
                EXCHANGE.clientId(), "another", EXCHANGE.responseUri(), Optional.empty()));
    bad.put(
        "a proof for another nonce",
        TestMdoc.response(licence().signedFor(elsewhere.toByteArray())));
    return bad;
  }

  private static String response(TestMdoc mdoc) {
    return TestMdoc.response(mdoc.signedFor(transcript()));
  }
}
