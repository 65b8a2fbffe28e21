package dev.assay.server.wallet;

import static dev.assay.server.wallet.HeldCredentials.LICENCE;
import static dev.assay.server.wallet.HeldCredentials.NAMESPACE;
import static dev.assay.server.wallet.HeldCredentials.PERMIT;
import static dev.assay.testkit.TestPki.Criticality.NOT_CRITICAL;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.assay.testkit.TestCbor;
import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * Issuers and a verifier that are good on the day when the test runs, for wallets that go by the
 * machine's clock: a permit and a licence with more than anybody asks for. The issuer of permits
 * has certificates, as Multipaz reads no other SD-JWT VC (SdJwtVcCredential.kt).
 */
public final class TodaysCredentials {

  private static final byte[] ROOT_ID = {4, 5, 6};
  private static final String ISSUER = "https://council.example";

  private final Instant now = Instant.now().truncatedTo(SECONDS);
  private final Certified councils = today(TestPki.root("CN=Councils")).selfSigned();
  private final TestIssuer council =
      TestIssuer.withCertificate(
          ISSUER, today(TestPki.leaf("CN=Council").dns("council.example")).signedBy(councils));
  private final Certified authority =
      today(TestPki.root("CN=Test IACA,C=GB").pathLength(0)).selfSigned();
  private final Certified signer =
      today(TestPki.leaf("CN=Test document signer,C=GB").extendedKeyUsage("1.0.18013.5.1.2"))
          .signedBy(authority);
  private final Certified readerRoot = root("CN=Reader root", ROOT_ID);
  private final Certified reader =
      today(TestPki.leaf("CN=Verifier").dns("localhost").dns("verify.example"))
          .extendedKeyUsage("1.0.18013.5.1.6")
          .extension(
              Extension.authorityKeyIdentifier, NOT_CRITICAL, new AuthorityKeyIdentifier(ROOT_ID))
          .signedBy(readerRoot);

  private Template today(Template template) {
    return template.validity(now.minus(2, DAYS), now.plus(30, DAYS));
  }

  private Certified root(String subject, byte[] id) {
    return today(TestPki.root(subject))
        .extension(Extension.subjectKeyIdentifier, NOT_CRITICAL, new SubjectKeyIdentifier(id))
        .selfSigned();
  }

  /** Whom wallets trust. */
  public Certified readerRoot() {
    return readerRoot;
  }

  /** Above no verifier. */
  public Certified otherRoot() {
    return root("CN=Another root", new byte[] {7, 8, 9});
  }

  /** The verifier, which is a reader of mobile documents too. */
  public Certified reader() {
    return reader;
  }

  /** A permit for the holder of a key. */
  public TestSdJwt permit(TestKey holder) {
    return council
        .credential()
        .claim("iat", now.minus(1, DAYS).getEpochSecond())
        .claim("exp", now.plus(10, DAYS).getEpochSecond())
        .claim("zone", TestCredential.hidden("A"))
        .claim("name", TestCredential.hidden("Rowan Ashdown"))
        .claim(
            "address",
            Map.of(
                "town", TestCredential.hidden("Fernhollow"),
                "street", TestCredential.hidden("Canary Lane 7193")))
        .boundTo(holder)
        .issue();
  }

  /** A licence for a device with this key. */
  public TestMdoc licence(TestKey device) {
    Object yesterday = TestCbor.date(now.minus(1, DAYS).toString());
    return TestMdoc.of(LICENCE, signer, device)
        .validity("signed", yesterday)
        .validity("validFrom", yesterday)
        .validity("validUntil", TestCbor.date(now.plus(10, DAYS).toString()))
        .element(NAMESPACE, "family_name", "Ashdown")
        .element(NAMESPACE, "age_over_18", true)
        .element(NAMESPACE, "document_number", "Canary-7193");
  }

  /** A trust list with the issuers of both. */
  public TestTrust.Node trustList() {
    return TestTrust.list("test")
        .with("nextUpdate", now.plus(10, DAYS).toString())
        .entry(TestTrust.entry("council").service(TestTrust.x5c(councils.base64())))
        .entry(
            TestTrust.entry("authority")
                .service(
                    TestTrust.x5c(authority.base64())
                        .with("formats", List.of("mso_mdoc"))
                        .with("types", List.of(LICENCE))));
  }

  /** A wallet of Multipaz with both, which trusts the verifier. */
  public MultipazWallet wallet(MultipazWallet.User user) {
    return wallet(readerRoot, user);
  }

  /** A wallet of Multipaz with both, which trusts the verifiers under a root. */
  public MultipazWallet wallet(Certified trusted, MultipazWallet.User user) {
    return new MultipazWallet(trusted, user)
        .withPermit(PERMIT, this::permit)
        .withLicence(LICENCE, this::licence);
  }
}
