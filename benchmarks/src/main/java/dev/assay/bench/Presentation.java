package dev.assay.bench;

import static dev.assay.testkit.TestCredential.hidden;

import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestWallet;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * The presentation that everybody verifies: an SD-JWT VC with ten disclosures, signed under a chain
 * of two certificates that leads to a listed root, with a key binding JWT; ES256 throughout. About
 * the size of an identity credential. The person is invented.
 */
final class Presentation {

  /** The nonce that it answers. */
  static final String NONCE = "n-0S6_WzA2Mj";

  /** The verifier that it is meant for. */
  static final String AUDIENCE = "x509_san_dns:verifier.example";

  /** When it was made, and when it is verified by those who can be told. */
  static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

  /** How many disclosures it carries. */
  static final int DISCLOSURES = 10;

  private static final String ISSUER = "https://issuer.example";
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2046-01-01T00:00:00Z");

  private static final TestKey HOLDER = TestKey.es256("bench: holder");

  private final Certified root;
  private final Certified signer;
  private final TestSdJwt token;

  Presentation() {
    this("C=GB,O=Bench Root");
  }

  private Presentation(String rootName) {
    root = TestPki.root(rootName).validity(FROM, TO).selfSigned();
    Certified authority =
        usual(TestPki.intermediate("C=GB,O=Bench Authority").validity(FROM, TO)).signedBy(root);
    signer =
        usual(TestPki.leaf("C=GB,O=Bench Issuer").validity(FROM, TO))
            .dns("issuer.example")
            .uri(ISSUER)
            .signedBy(authority);
    token = issue(TestIssuer.withCertificate(ISSUER, signer));
  }

  /** With what certificates carry elsewhere and nobody reads here, for the size of it. */
  private static TestPki.Template usual(TestPki.Template template) {
    GeneralName revocations = uri("http://crl.authority.example/bench/issuing-authority-2026.crl");
    GeneralName issuer = uri("http://pki.authority.example/bench/issuing-authority-2026.cer");
    DistributionPoint point =
        new DistributionPoint(new DistributionPointName(new GeneralNames(revocations)), null, null);
    return template
        .extension(
            Extension.subjectKeyIdentifier,
            TestPki.Criticality.NOT_CRITICAL,
            new SubjectKeyIdentifier(new byte[20]))
        .extension(
            Extension.cRLDistributionPoints,
            TestPki.Criticality.NOT_CRITICAL,
            new CRLDistPoint(new DistributionPoint[] {point}))
        .extension(
            Extension.authorityInfoAccess,
            TestPki.Criticality.NOT_CRITICAL,
            new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, issuer));
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  private static TestSdJwt issue(TestIssuer issuer) {
    TestCredential credential =
        issuer
            .credential()
            .claim("iat", FROM.getEpochSecond())
            .claim("exp", TO.getEpochSecond())
            .boundTo(HOLDER);
    for (Map.Entry<String, Object> claim : person().entrySet()) {
      credential = credential.claim(claim.getKey(), hidden(claim.getValue()));
    }
    return credential.issue();
  }

  private static Map<String, Object> person() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("given_name", "Rowan Elspeth");
    claims.put("family_name", "Ashdown-Featherstonehaugh");
    claims.put("birthdate", "1988-04-17");
    claims.put("place_of_birth", Map.of("locality", "Fernhollow", "country", "GB"));
    claims.put("nationalities", List.of("GB", "IE"));
    claims.put(
        "address",
        Map.of(
            "street_address",
            "14 Quarry Lane",
            "locality",
            "Fernhollow",
            "postal_code",
            "FH2 6QL",
            "country",
            "GB"));
    claims.put("email", "rowan.ashdown@mail.example");
    claims.put("phone_number", "+44 1632 960017");
    claims.put("document_number", "FH-2026-0001-7731");
    claims.put("issuing_authority", "Fernhollow Borough Council");
    return claims;
  }

  /** The compact serialization. */
  String compact() {
    return proved(token).compact();
  }

  /** Without the proof of its holder: what stands before it. */
  String unproved() {
    String compact = compact();
    return compact.substring(0, compact.lastIndexOf('~') + 1);
  }

  /** What its issuer signed it with, for whoever knows that already. */
  PublicKey issuerKey() {
    return signer.certificate().getPublicKey();
  }

  /** What its holder proves it with. */
  static PrivateKey holderKey() {
    return HOLDER.pair().getPrivate();
  }

  /** What a verifier that knew its holder would check that with. */
  static PublicKey holderPublicKey() {
    return HOLDER.pair().getPublic();
  }

  /** The names of the claims that it discloses. */
  static List<String> claims() {
    return List.copyOf(person().keySet());
  }

  /** The certificate that everybody trusts, and none other. */
  X509Certificate root() {
    return root.certificate();
  }

  /** The trust list that names the root, as JSON. */
  byte[] trustList() {
    return TestTrust.list("bench")
        .with("nextUpdate", TO.toString())
        .entry(TestTrust.entry("issuer").service(TestTrust.x5c(root.pem()).with("issuer", ISSUER)))
        .json();
  }

  /**
   * Presentations that nobody may accept, by what is wrong with them. Each differs from the good
   * one in that alone.
   */
  Map<String, String> tampered() {
    Map<String, String> bad = new LinkedHashMap<>();
    String name =
        TestCredential.disclosure("AAAAAAAAAAAAAAAAAAAAAA", "given_name", "Somebody Else");
    bad.put(
        "a disclosure that was not signed", proved(token.disclosure("given_name", name)).compact());
    bad.put("another signature of the issuer", proved(otherSignature()).compact());
    bad.put("a chain to another root", new Presentation("C=GB,O=Another Root").compact());
    bad.put("a proof for another nonce", proved(token).nonce("another").compact());
    bad.put("a proof for another verifier", proved(token).audience("somebody-else").compact());
    bad.put(
        "a proof of another presentation",
        proved(token).claim("sd_hash", TestCredential.digest("sha-256", "another")).compact());
    bad.put(
        "a proof by another holder",
        proved(token).proof(jws -> jws.signedBy(TestKey.es256("bench: thief"))).compact());
    return bad;
  }

  private TestSdJwt otherSignature() {
    TestIssuer thief = TestIssuer.withKey(ISSUER, TestKey.es256("bench: forger"));
    String[] forged = issue(thief).compact().split("[.~]", -1);
    String[] good = token.compact().split("[.~]", -1);
    return token.issuerSigned(good[0] + "." + good[1] + "." + forged[2]);
  }

  private static TestWallet.Presented proved(TestSdJwt token) {
    return new TestWallet(HOLDER).present(token).nonce(NONCE).audience(AUDIENCE).at(AT);
  }
}
