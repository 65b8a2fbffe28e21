package dev.assay.trust;

import static dev.assay.trust.Asking.ISS;
import static dev.assay.trust.Asking.LEAF;
import static dev.assay.trust.Asking.ROOT;
import static dev.assay.trust.Asking.ask;
import static dev.assay.trust.Asking.byChain;
import static dev.assay.trust.Asking.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Criticality;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.TestTrust;
import dev.assay.testkit.TestTrust.Node;
import dev.assay.testkit.Violates;
import dev.assay.x509.X509Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;

/** What an operator may demand of certificates, and bring for them. */
class CertificateDemandsTest {

  private static final String USAGE = "1.3.6.1.4.1.99999.1";
  private static final String ANY_USAGE = "2.5.29.37.0";
  private static final String POLICY = "1.3.6.1.4.1.99999.2";
  private static final String ANY_POLICY = "2.5.29.32.0";

  @Test
  void demandsNothingOfItself() throws TrustListFault {
    Answer answer = asked(service(), LEAF);

    assertThat(answer.report().outcomeOf(X509Rule.PURPOSES)).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(answer.report().outcomeOf(X509Rule.POLICIES)).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  @Violates("x509.purposes")
  void demandsTheExtendedKeyUsagesOfTheSigner() throws TrustListFault {
    Node demanding = service().with("extendedKeyUsages", List.of(USAGE));

    asked(demanding, signer().extendedKeyUsage("1.2.3", USAGE).signedBy(ROOT)).issuer();
    asked(demanding, signer().signedBy(ROOT)).fails(X509Rule.PURPOSES);
    asked(demanding, signer().extendedKeyUsage("1.2.3").signedBy(ROOT)).fails(X509Rule.PURPOSES);
    asked(demanding, signer().extendedKeyUsage(ANY_USAGE).signedBy(ROOT)).fails(X509Rule.PURPOSES);
    Node more = service().with("extendedKeyUsages", List.of(USAGE, "1.2.3.4"));
    asked(more, signer().extendedKeyUsage(USAGE).signedBy(ROOT)).fails(X509Rule.PURPOSES);
  }

  @Test
  @Violates("x509.purposes")
  void demandsThatNoAuthorityIsLimitedToOthers() throws TrustListFault {
    Node demanding = service().with("extendedKeyUsages", List.of(USAGE));
    for (String fine : List.of(USAGE, ANY_USAGE)) {
      Certified authority = authority().extendedKeyUsage(fine).signedBy(ROOT);
      asked(demanding, signer().extendedKeyUsage(USAGE).signedBy(authority)).issuer();
    }
    Certified other = authority().extendedKeyUsage("1.2.3").signedBy(ROOT);

    asked(demanding, signer().extendedKeyUsage(USAGE).signedBy(other)).fails(X509Rule.PURPOSES);
  }

  @Test
  @Violates("x509.purposes")
  void demandsTheExtendedKeyUsageOfAListedSignerAsWell() throws TrustListFault {
    Node pinned = TestTrust.x5c(LEAF.base64()).with("extendedKeyUsages", List.of(USAGE));

    asked(pinned, LEAF).fails(X509Rule.PURPOSES);
  }

  @Test
  @Violates("x509.policies")
  void demandsACertificatePolicy() throws TrustListFault {
    Node demanding = service().with("certificatePolicies", List.of("1.2.3", POLICY));

    asked(demanding, with(signer(), POLICY).signedBy(ROOT)).issuer();
    asked(demanding, with(signer(), ANY_POLICY).signedBy(ROOT)).issuer();
    asked(demanding, signer().signedBy(ROOT)).fails(X509Rule.POLICIES);
    asked(demanding, with(signer(), "1.2.9").signedBy(ROOT)).fails(X509Rule.POLICIES);
    Certified silent = authority().signedBy(ROOT);
    asked(demanding, with(signer(), POLICY).signedBy(silent)).fails(X509Rule.POLICIES);
    Certified agreeing = with(authority(), POLICY).signedBy(ROOT);
    asked(demanding, with(signer(), POLICY).signedBy(agreeing)).issuer();
  }

  @Test
  void takesAPolicyByTheNameThatTheUppermostAuthorityHasForIt() throws TrustListFault {
    Template mapping =
        with(authority(), POLICY)
            .extension(
                Extension.policyMappings,
                Criticality.CRITICAL,
                new DERSequence(
                    new DERSequence(
                        new ASN1ObjectIdentifier[] {
                          new ASN1ObjectIdentifier(POLICY), new ASN1ObjectIdentifier("1.2.9")
                        })));
    Certified signer = with(signer(), "1.2.9").signedBy(mapping.signedBy(ROOT));

    asked(service().with("certificatePolicies", List.of(POLICY)), signer).issuer();
    asked(service().with("certificatePolicies", List.of("1.2.9")), signer).fails(X509Rule.POLICIES);
  }

  @Test
  void takesTheOperatorsCrossCertificates() throws TrustListFault {
    Certified other = TestPki.root("CN=Other Root").selfSigned();
    Certified cross =
        TestPki.intermediate(ROOT.certificate().getSubjectX500Principal().getName())
            .signedBy(other);
    Node service = TestTrust.x5c(other.base64());

    asked(service, LEAF).fails(X509Rule.ANCHOR);
    asked(service.with("crossCertificates", List.of(Map.of("certificate", cross.pem()))), LEAF)
        .issuer();
  }

  @Test
  void findsTheAnchorAboveACrossCertificateAmongMany() throws TrustListFault {
    Certified other = TestPki.root("CN=Other Root").selfSigned();
    Certified cross =
        TestPki.intermediate(ROOT.certificate().getSubjectX500Principal().getName())
            .signedBy(other);
    String[] anchors = new String[20];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = TestPki.root("CN=Stranger " + i).selfSigned().base64();
    }
    anchors[7] = other.base64();

    asked(
            TestTrust.x5c(anchors)
                .with("crossCertificates", List.of(Map.of("certificate", cross.base64()))),
            LEAF)
        .issuer();
  }

  private static Answer asked(Node service, Certified leaf) throws TrustListFault {
    return ask(list(service.with("issuerName", "any")), byChain(Optional.of(ISS), leaf));
  }

  private static Node service() {
    return TestTrust.x5c(ROOT.base64());
  }

  private static Template signer() {
    return TestPki.leaf("CN=Signer");
  }

  private static Template authority() {
    return TestPki.intermediate("CN=Authority");
  }

  private static Template with(Template template, String policy) {
    return template.extension(
        Extension.certificatePolicies,
        Criticality.NOT_CRITICAL,
        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy))));
  }
}
