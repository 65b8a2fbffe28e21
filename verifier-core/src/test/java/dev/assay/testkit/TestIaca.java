package dev.assay.testkit;

import static dev.assay.testkit.TestPki.Criticality.CRITICAL;
import static dev.assay.testkit.TestPki.Criticality.NOT_CRITICAL;

import dev.assay.testkit.TestPki.Template;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Certificates with the whole profile of ISO/IEC 18013-5, Annex B. */
public final class TestIaca {

  /** Where the signers' revocation is published. */
  public static final String CRL = "https://crl.example/1";

  private static final byte[] AUTHORITY_ID = {1, 2, 3};

  private TestIaca() {}

  /** An issuing authority. */
  public static Template authority(String subject) {
    return TestPki.root(subject)
        .pathLength(0)
        .extension(
            Extension.subjectKeyIdentifier, NOT_CRITICAL, new SubjectKeyIdentifier(AUTHORITY_ID));
  }

  /** A signer of driving licences, below an authority. */
  public static Template signer(String subject) {
    GeneralNames reached = new GeneralNames(new GeneralName(GeneralName.rfc822Name, "a@b.example"));
    return TestPki.leaf(subject)
        .extension(Extension.extendedKeyUsage, CRITICAL, usage("1.0.18013.5.1.2"))
        .extension(
            Extension.subjectKeyIdentifier, NOT_CRITICAL, new SubjectKeyIdentifier(new byte[] {9}))
        .extension(
            Extension.authorityKeyIdentifier,
            NOT_CRITICAL,
            new AuthorityKeyIdentifier(AUTHORITY_ID))
        .extension(Extension.issuerAlternativeName, NOT_CRITICAL, reached)
        .extension(Extension.cRLDistributionPoints, NOT_CRITICAL, points());
  }

  /** An extended key usage. */
  public static ExtendedKeyUsage usage(String oid) {
    return new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)));
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private static CRLDistPoint points() {
    GeneralNames place =
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, CRL));
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(place), null, null)
        });
  }
}
