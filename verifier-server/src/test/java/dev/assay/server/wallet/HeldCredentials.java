package dev.assay.server.wallet;

import dev.assay.testkit.TestCredential;
import dev.assay.testkit.TestIaca;
import dev.assay.testkit.TestIssuer;
import dev.assay.testkit.TestKey;
import dev.assay.testkit.TestMdoc;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestSdJwt;
import dev.assay.testkit.TestTrust;
import java.util.List;

/**
 * What an invented person holds: a permit as an SD-JWT VC, and a driving licence as a mobile
 * document, both bound to one key.
 *
 * @param holder the key
 */
public record HeldCredentials(TestKey holder, TestSdJwt permit, TestMdoc licence) {

  /** The type of the permit. */
  public static final String PERMIT = TestTrust.TYPE;

  /** The type of the licence. */
  public static final String LICENCE = "org.iso.18013.5.1.mDL";

  /** Where the elements of the licence are. */
  public static final String NAMESPACE = "org.iso.18013.5.1";

  private static final String ISSUER = "https://council.example";
  private static final TestIssuer COUNCIL =
      TestIssuer.withKey(ISSUER, TestKey.es256("council").named("key-1"));
  private static final Certified AUTHORITY = TestIaca.authority("CN=Test IACA,C=GB").selfSigned();
  private static final Certified SIGNER =
      TestIaca.signer("CN=Test document signer,C=GB").signedBy(AUTHORITY);

  /** Those of Rowan Ashdown. */
  public static HeldCredentials good() {
    TestKey holder = TestKey.es256("holder");
    return new HeldCredentials(
        holder,
        COUNCIL
            .credential()
            .claim("zone", TestCredential.hidden("A"))
            .claim("name", TestCredential.hidden("Rowan Ashdown"))
            .boundTo(holder)
            .issue(),
        TestMdoc.of(LICENCE, SIGNER, holder)
            .element(NAMESPACE, "family_name", "Ashdown")
            .element(NAMESPACE, "document_number", "ASHDO-0001"));
  }

  /** The same, in the hands of somebody with another key. */
  public HeldCredentials stolen() {
    return new HeldCredentials(TestKey.es256("thief"), permit, licence);
  }

  /** A trust list with the issuers of both. */
  public static TestTrust.Node trustList() {
    return TestTrust.list("test")
        .entry(
            TestTrust.entry("council").service(TestTrust.jwks(ISSUER, COUNCIL.key().publicJwk())))
        .entry(
            TestTrust.entry("authority")
                .service(
                    TestTrust.x5c(AUTHORITY.base64())
                        .with("formats", List.of("mso_mdoc"))
                        .with("types", List.of(LICENCE))
                        .with("revocation", "if-supplied")));
  }
}
