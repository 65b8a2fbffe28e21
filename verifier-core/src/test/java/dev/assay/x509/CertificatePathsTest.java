package dev.assay.x509;

import static dev.assay.testkit.TestPki.NOW;
import static dev.assay.x509.CertificateProfile.CREDENTIAL_SIGNER;
import static dev.assay.x509.CertificateProfile.STATUS_SIGNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.credential.Limits;
import dev.assay.credential.TrustedIssuer.Signer;
import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Criticality;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.Violates;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;

final class CertificatePathsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String STATUS_SIGNING = "1.3.6.1.5.5.7.3.9999";
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999");

  /** An ediPartyName (RFC 5280, 4.2.1.6) with an assigner and nobody assigned. */
  private static final DERSequence NO_PARTY =
      new DERSequence(new DERTaggedObject(true, 0, new DERPrintableString("Nobody")));

  private static final Certified ROOT = TestPki.root("CN=Test Root").selfSigned();
  private static final Certified CA = TestPki.intermediate("CN=Test CA").signedBy(ROOT);
  private static final Certified LEAF = leaf().signedBy(CA);

  private final CertificatePaths paths =
      new CertificatePaths(Crypto.select(), Limits.DEFAULT, Map.of(STATUS_SIGNER, STATUS_SIGNING));

  private CertificateProfile profile = CREDENTIAL_SIGNER;
  private Instant at = NOW;
  private List<X509Certificate> between = List.of();

  // What is accepted

  @Test
  void acceptsAChainThatEndsBelowTheListedCertificate() {
    ValidatedPath path = accepted(LEAF.x5c(), ROOT);

    assertThat(path.signer()).isEqualTo(Signer.CERTIFIED);
    assertThat(path.leaf()).isEqualTo(LEAF.certificate());
    assertThat(path.anchor()).isEqualTo(anchor(ROOT));
    assertThat(path.subject()).isEqualTo("CN=Issuer");
    assertThat(path.key().spki()).isEqualTo(LEAF.certificate().getPublicKey().getEncoded());
  }

  @Test
  void acceptsAChainThatRepeatsTheListedCertificateAndTells() {
    assertThat(accepted(LEAF.wholeX5c(), ROOT).signer()).isEqualTo(Signer.CERTIFIED_WITH_ANCHOR);
  }

  @Test
  void acceptsASignerBelowAListedIntermediate() {
    assertThat(accepted(LEAF.x5c().subList(0, 1), CA).signer()).isEqualTo(Signer.CERTIFIED);
    assertThat(accepted(LEAF.x5c(), CA).signer()).isEqualTo(Signer.CERTIFIED_WITH_ANCHOR);
  }

  @Test
  void acceptsAListedSignerForWhatItIsAndTells() {
    ValidatedPath path = accepted(LEAF.x5c(), LEAF);

    assertThat(path.signer()).isEqualTo(Signer.PINNED);
    assertThat(path.anchor()).isEqualTo(anchor(LEAF));
  }

  @Test
  void acceptsAListedSelfSignedSignerEvenIfItIsACa() {
    assertThat(accepted(ROOT.x5c(), ROOT).signer()).isEqualTo(Signer.PINNED);
  }

  @Test
  void acceptsAtBothEndsOfTheValidity() {
    Validity validity = accepted(LEAF.x5c(), ROOT).validity();
    at = validity.notBefore();
    accepted(LEAF.x5c(), ROOT);
    at = validity.notAfter();
    accepted(LEAF.x5c(), ROOT);
  }

  @Test
  void acceptsRsaAndP384AndPss() {
    Certified rsaRoot =
        TestPki.root("CN=RSA Root")
            .keys(TestPki.keyPair("RSA", 2048, "rsa"))
            .algorithm("SHA256withRSA")
            .selfSigned();
    accepted(leaf().algorithm("SHA512withRSA").signedBy(rsaRoot).x5c(), rsaRoot);
    accepted(leaf().algorithm("SHA256withRSAandMGF1").signedBy(rsaRoot).x5c(), rsaRoot);
    Certified p384Root =
        TestPki.root("CN=P-384 Root")
            .keys(TestPki.keyPair("EC", 384, "p384"))
            .algorithm("SHA384withECDSA")
            .selfSigned();
    accepted(leaf().algorithm("SHA384withECDSA").signedBy(p384Root).x5c(), p384Root);
    accepted(leaf().algorithm("SHA256withECDSA").signedBy(p384Root).x5c(), p384Root);
  }

  @Test
  void acceptsTheConfiguredExtendedKeyUsage() {
    profile = STATUS_SIGNER;
    accepted(leaf().extendedKeyUsage(STATUS_SIGNING).signedBy(CA).x5c(), ROOT);
  }

  @Test
  void takesTheRenewedCertificateOfACaThatIsListedTwice() {
    Certified old =
        TestPki.root("CN=Test Root")
            .validity(NOW.minusSeconds(9), NOW.minusSeconds(5))
            .selfSigned();
    Certified rekeyed = TestPki.root("CN=Test Root").keys(TestPki.p256("another key")).selfSigned();

    ValidatedPath path = accepted(LEAF.x5c(), old, rekeyed, ROOT);

    assertThat(path.anchor()).isEqualTo(anchor(ROOT));
  }

  @Test
  void goesOnByACrossCertificateOfTheOperator() {
    Certified other = TestPki.root("CN=Other Root").selfSigned();
    Certified cross = TestPki.intermediate("CN=Test Root").signedBy(other);
    rejects(X509Rule.ANCHOR, LEAF.x5c(), other);

    between = List.of(cross.certificate());
    ValidatedPath path = accepted(LEAF.x5c(), other);

    assertThat(path.anchor()).isEqualTo(anchor(other));
    assertThat(path.certificates()).contains(cross.certificate()).hasSize(4);
    assertThat(path.signer()).isEqualTo(Signer.CERTIFIED);
  }

  @Test
  void goesOnByTheLinkFromAnAuthoritysNewKeyToItsOldOne() {
    Certified old = TestPki.root("CN=Test Root").keys(TestPki.p256("old key")).selfSigned();
    Certified link = TestPki.intermediate("CN=Test Root").signedBy(old);
    between = List.of(link.certificate());

    assertThat(accepted(LEAF.x5c(), old).anchor()).isEqualTo(anchor(old));
  }

  @Test
  void triesAnotherPathWhereOneIsNotValid() {
    Certified other = TestPki.root("CN=Other Root").selfSigned();
    Certified expired =
        TestPki.intermediate("CN=Test Root")
            .validity(NOW.minusSeconds(9), NOW.minusSeconds(5))
            .signedBy(other);
    Certified narrow = constrained("CN=Test Root", permits("elsewhere.example")).signedBy(other);

    Certified cross = TestPki.intermediate("CN=Test Root").signedBy(other);
    List<String> chain = leaf().dns("issuer.example").signedBy(CA).x5c();
    between = List.of(expired.certificate(), narrow.certificate());
    assertThat(verify(chain, other).permitsAcceptance()).isFalse();

    between = List.of(expired.certificate(), narrow.certificate(), cross.certificate());
    assertThat(accepted(chain, other).certificates()).contains(cross.certificate());
  }

  @Test
  void believesACrossCertificateOnlyBelowAListedOne() {
    between = List.of(ROOT.certificate(), CA.certificate());

    rejects(X509Rule.ANCHOR, LEAF.x5c(), TestPki.root("CN=Other Root").selfSigned());
    rejects(X509Rule.ANCHOR, LEAF.x5c());
  }

  @Test
  void goesRoundInNoCircle() {
    Certified other = TestPki.root("CN=Other Root").selfSigned();
    Certified there = TestPki.intermediate("CN=Test Root").signedBy(other);
    Certified back = TestPki.intermediate("CN=Other Root").signedBy(ROOT);
    between = List.of(there.certificate(), back.certificate());

    rejects(X509Rule.ANCHOR, LEAF.x5c(), TestPki.root("CN=Third Root").selfSigned());
  }

  @Test
  @Violates("x509.budget")
  void triesNoMoreSignaturesThanTheBudgetHas() {
    List<X509Certificate> many = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      Certified stranger = TestPki.root("CN=Other Root").keys(TestPki.p256("k" + i)).selfSigned();
      many.add(
          TestPki.intermediate("CN=Test Root")
              .keys(TestPki.p256("wrong" + i))
              .signedBy(stranger)
              .certificate());
    }
    between = many;

    assertThat(rejects(X509Rule.BUDGET, LEAF.x5c(), TestPki.root("CN=Other Root").selfSigned()))
        .contains("100 signatures");
  }

  @Test
  @Violates("x509.budget")
  void holdsNoMoreNamesAgainstConstraintsThanTheBudgetHas() {
    GeneralSubtree[] subtrees = new GeneralSubtree[600];
    Arrays.setAll(
        subtrees,
        i -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, "a" + i + ".example")));
    Certified first = constrained("CN=First", new NameConstraints(null, subtrees)).signedBy(ROOT);
    Certified second =
        constrained("CN=Second", new NameConstraints(null, subtrees)).signedBy(first);
    Certified signer = leaf().dns("issuer.example").signedBy(second);

    assertThat(rejects(X509Rule.BUDGET, signer.x5c(), ROOT)).contains("at most 50000");
  }

  // What is refused before any signature is looked at

  @Test
  @Violates("x509.chain.length")
  void rejectsNoCertificatesAndTooMany() {
    rejects(X509Rule.CHAIN_LENGTH, List.of(), ROOT);
    rejects(X509Rule.CHAIN_LENGTH, Collections.nCopies(6, LEAF.base64()), ROOT);
  }

  @Test
  @Violates("x509.chain.size")
  void rejectsAChainThatIsTooBig() {
    rejects(X509Rule.CHAIN_SIZE, List.of("A".repeat(50_000), "A".repeat(50_000)), ROOT);
  }

  @Test
  @Violates("x509.certificate.form")
  void rejectsWhatIsNotTheBase64OfOneCertificate() {
    String good = LEAF.base64();
    byte[] twice = new byte[2 * LEAF.der().length];
    System.arraycopy(LEAF.der(), 0, twice, 0, LEAF.der().length);
    System.arraycopy(LEAF.der(), 0, twice, LEAF.der().length, LEAF.der().length);

    for (String bad :
        List.of(
            "",
            "?",
            good + "\n",
            " " + good,
            good.replaceAll("=+$", "") + "A===",
            Base64.getUrlEncoder().encodeToString(new byte[] {-1, -2, -3}),
            LEAF.pem(),
            base64(LEAF.pem().getBytes(StandardCharsets.US_ASCII)),
            base64(twice))) {
      rejects(X509Rule.CERTIFICATE_FORM, List.of(bad, CA.base64()), ROOT);
    }
  }

  @Test
  @Violates("x509.chain.once")
  void rejectsACertificateThatIsThereTwice() {
    rejects(X509Rule.CHAIN_ONCE, List.of(LEAF.base64(), CA.base64(), CA.base64()), ROOT);
  }

  @Test
  @Violates("x509.chain.order")
  void rejectsAChainInAnotherOrderOrWithAStranger() {
    Certified stranger = TestPki.intermediate("CN=Stranger").selfSigned();

    rejects(X509Rule.CHAIN_ORDER, List.of(CA.base64(), LEAF.base64()), ROOT);
    rejects(X509Rule.CHAIN_ORDER, List.of(LEAF.base64(), ROOT.base64(), CA.base64()), ROOT);
    rejects(X509Rule.CHAIN_ORDER, List.of(LEAF.base64(), stranger.base64(), CA.base64()), ROOT);
  }

  @Test
  @Violates("x509.chain.used")
  void rejectsCertificatesBeyondTheListedOne() {
    rejects(X509Rule.CHAIN_USED, LEAF.wholeX5c(), CA);
  }

  @Test
  @Violates("x509.anchor")
  void rejectsAChainToACertificateThatIsNotListed() {
    Certified other = TestPki.root("CN=Other Root").selfSigned();

    rejects(X509Rule.ANCHOR, LEAF.x5c(), other);
    rejects(X509Rule.ANCHOR, LEAF.wholeX5c(), other);
    rejects(X509Rule.ANCHOR, LEAF.x5c());
    rejects(X509Rule.ANCHOR, leaf().selfSigned().x5c(), ROOT);
  }

  // What is refused for what a certificate says

  @Test
  @Violates("x509.not-after")
  void rejectsAnExpiredCertificateAnywhereOnThePathAndNamesIt() {
    Instant end = NOW.minusSeconds(1);
    Instant begin = NOW.minusSeconds(1000);
    Certified oldLeaf = leaf().validity(begin, end).signedBy(CA);
    Certified oldCa = TestPki.intermediate("CN=Old CA").validity(begin, end).signedBy(ROOT);
    Certified oldRoot = TestPki.root("CN=Old Root").validity(begin, end).selfSigned();

    assertThat(rejects(X509Rule.NOT_EXPIRED, oldLeaf.x5c(), ROOT))
        .isEqualTo("certificate 1 of the chain (CN=Issuer) ended at 2026-06-01T11:59:59Z");
    assertThat(rejects(X509Rule.NOT_EXPIRED, leaf().signedBy(oldCa).x5c(), ROOT))
        .startsWith("certificate 2 of the chain (CN=Old CA)");
    assertThat(rejects(X509Rule.NOT_EXPIRED, leaf().signedBy(oldRoot).x5c(), oldRoot))
        .startsWith("the listed certificate (CN=Old Root)");
    rejects(X509Rule.NOT_EXPIRED, oldLeaf.x5c(), oldLeaf);
  }

  @Test
  @Violates("x509.not-before")
  void rejectsACertificateThatIsNotYetValid() {
    Certified newLeaf = leaf().validity(NOW.plusSeconds(1), NOW.plusSeconds(9)).signedBy(CA);

    rejects(X509Rule.ALREADY_VALID, newLeaf.x5c(), ROOT);
    rejects(X509Rule.ALREADY_VALID, newLeaf.x5c(), newLeaf);
  }

  @Test
  @Violates("x509.key")
  void rejectsWeakKeysAnywhereOnThePath() {
    Template weak = leaf().keys(TestPki.keyPair("RSA", 1024, "weak"));
    Certified weakCa =
        TestPki.intermediate("CN=Weak CA")
            .keys(TestPki.keyPair("RSA", 1024, "weak CA"))
            .signedBy(ROOT);

    rejects(X509Rule.KEY, weak.signedBy(CA).x5c(), ROOT);
    rejects(X509Rule.KEY, leaf().algorithm("SHA256withRSA").signedBy(weakCa).x5c(), ROOT);
  }

  @Test
  void rejectsExplicitCurveParameters() {
    X9ECParameters p256 = CustomNamedCurves.getByName("P-256");
    SubjectPublicKeyInfo named =
        SubjectPublicKeyInfo.getInstance(TestPki.p256("CN=Issuer").getPublic().getEncoded());
    SubjectPublicKeyInfo explicit =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey,
                new X9ECParameters(p256.getCurve(), p256.getBaseEntry(), p256.getN(), p256.getH())),
            named.getPublicKeyData().getBytes());
    byte[] der = leaf().publicKey(explicit).derSignedBy(CA);

    rejects(X509Rule.CERTIFICATE_FORM, List.of(base64(der), CA.base64()), ROOT);
  }

  @Test
  @Violates("x509.signature.algorithm")
  void rejectsWeakSignatureAlgorithms() {
    Certified rsaRoot =
        TestPki.root("CN=RSA Root")
            .keys(TestPki.keyPair("RSA", 2048, "rsa"))
            .algorithm("SHA256withRSA")
            .selfSigned();

    rejects(
        X509Rule.SIGNATURE_ALGORITHM,
        leaf().algorithm("SHA1withRSA").signedBy(rsaRoot).x5c(),
        rsaRoot);
    rejects(
        X509Rule.SIGNATURE_ALGORITHM,
        leaf().algorithm("MD5withRSA").signedBy(rsaRoot).x5c(),
        rsaRoot);
    rejects(
        X509Rule.SIGNATURE_ALGORITHM,
        leaf().algorithm("SHA1withRSAandMGF1").signedBy(rsaRoot).x5c(),
        rsaRoot);
    rejects(
        X509Rule.SIGNATURE_ALGORITHM, leaf().algorithm("SHA1withECDSA").signedBy(CA).x5c(), ROOT);
  }

  @Test
  @Violates("x509.extensions")
  void rejectsAnExtensionThatCannotBeReadEvenIfItIsNotCritical() {
    byte[] nonsense = {0x04, 0x01, 0x00};
    for (ASN1ObjectIdentifier oid :
        List.of(
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.subjectAlternativeName,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            Extension.cRLDistributionPoints)) {
      Template template = leaf().extension(oid, Criticality.NOT_CRITICAL, nonsense);
      rejects(X509Rule.EXTENSIONS_READABLE, template.signedBy(CA).x5c(), ROOT);
    }
    for (ASN1ObjectIdentifier oid :
        List.of(
            Extension.nameConstraints,
            Extension.policyConstraints,
            Extension.policyMappings,
            Extension.inhibitAnyPolicy)) {
      Certified constrained =
          TestPki.intermediate("CN=Constrained CA")
              .extension(oid, Criticality.NOT_CRITICAL, nonsense)
              .signedBy(ROOT);
      rejects(X509Rule.EXTENSIONS_READABLE, leaf().signedBy(constrained).x5c(), ROOT);
    }
  }

  /** The JDK takes -1 for no constraint at all. */
  @Test
  void rejectsANumberBelowZeroThatWouldConstrainNothing() {
    Certified explicit =
        TestPki.intermediate("CN=Policy CA")
            .extension(
                Extension.policyConstraints,
                Criticality.CRITICAL,
                new PolicyConstraints(BigInteger.ONE.negate(), null))
            .signedBy(ROOT);
    Certified any =
        TestPki.intermediate("CN=Any CA")
            .extension(Extension.inhibitAnyPolicy, Criticality.CRITICAL, new ASN1Integer(-1))
            .signedBy(ROOT);

    rejects(X509Rule.EXTENSIONS_READABLE, leaf().signedBy(explicit).x5c(), ROOT);
    rejects(X509Rule.EXTENSIONS_READABLE, leaf().signedBy(any).x5c(), ROOT);
  }

  /** JDK 17 reads such a name and throws when it is asked for it; JDK 25 does not read it. */
  @Test
  void rejectsAnAlternativeNameThatTheJdkStumblesOver() {
    GeneralNames party = new GeneralNames(new GeneralName(GeneralName.ediPartyName, NO_PARTY));
    byte[] der =
        leaf()
            .extension(Extension.subjectAlternativeName, Criticality.NOT_CRITICAL, party)
            .derSignedBy(CA);

    assertThat(verify(List.of(base64(der), CA.base64()), ROOT).with(Outcome.FAILED)).hasSize(1);
  }

  @Test
  @Violates("x509.leaf.ca")
  void rejectsACaAsASigner() {
    Certified ca = TestPki.intermediate("CN=Sub CA").signedBy(CA);

    rejects(X509Rule.LEAF_NOT_CA, ca.x5c(), ROOT);
  }

  @Test
  @Violates("x509.leaf.key-usage")
  void rejectsASignerThatMayNotSign() {
    rejects(
        X509Rule.LEAF_KEY_USAGE, leaf().keyUsage(KeyUsage.keyAgreement).signedBy(CA).x5c(), ROOT);
    accepted(leaf().without(Extension.keyUsage).signedBy(CA).x5c(), ROOT);
    int both = KeyUsage.digitalSignature | KeyUsage.keyCertSign;
    rejects(X509Rule.LEAF_KEY_USAGE, leaf().keyUsage(both).signedBy(CA).x5c(), ROOT);
  }

  @Test
  @Violates("x509.leaf.extended-key-usage")
  void rejectsAStatusSignerWithoutTheConfiguredExtendedKeyUsage() {
    profile = STATUS_SIGNER;
    String any = "2.5.29.37.0";
    String server = "1.3.6.1.5.5.7.3.1";

    rejects(X509Rule.LEAF_EXTENDED_KEY_USAGE, LEAF.x5c(), ROOT);
    rejects(
        X509Rule.LEAF_EXTENDED_KEY_USAGE,
        leaf().extendedKeyUsage(any, server).signedBy(CA).x5c(),
        ROOT);
  }

  // What is refused by RFC 5280, 6.1

  @Test
  @Violates("x509.signature")
  void rejectsACertificateThatTheNextOneDidNotSign() {
    Certified impostor =
        TestPki.intermediate("CN=Test CA").keys(TestPki.p256("impostor")).selfSigned();

    rejects(X509Rule.SIGNATURE, List.of(leaf().signedBy(impostor).base64(), CA.base64()), ROOT);
    rejects(X509Rule.SIGNATURE, leaf().signedBy(impostor).x5c(), CA);
  }

  @Test
  void rejectsACertificateWithAnyByteChanged() {
    for (int i = 0; i < LEAF.der().length; i++) {
      String changed = base64(flipped(LEAF.der(), i));
      assertThat(verify(List.of(changed, CA.base64()), ROOT).permitsAcceptance()).isFalse();
    }
    for (int i = 0; i < CA.der().length; i++) {
      String changed = base64(flipped(CA.der(), i));
      assertThat(verify(List.of(LEAF.base64(), changed), ROOT).permitsAcceptance()).isFalse();
    }
  }

  @Test
  @Violates("x509.ca")
  void rejectsASignerAsACa() {
    Certified notCa =
        TestPki.leaf("CN=Not A CA")
            .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)
            .signedBy(CA);
    Certified below = leaf().signedBy(notCa);

    rejects(X509Rule.CA, below.x5c(), ROOT);
    rejects(X509Rule.CA, List.of(below.base64()), notCa);
  }

  @Test
  @Violates("x509.ca.key-usage")
  void rejectsACaThatMayNotSignCertificates() {
    Certified ca = TestPki.intermediate("CN=CRL CA").keyUsage(KeyUsage.cRLSign).signedBy(ROOT);
    Certified root = TestPki.root("CN=CRL Root").keyUsage(KeyUsage.cRLSign).selfSigned();

    rejects(X509Rule.CA_KEY_USAGE, leaf().signedBy(ca).x5c(), ROOT);
    rejects(X509Rule.CA_KEY_USAGE, leaf().signedBy(root).x5c(), root);
  }

  @Test
  @Violates("x509.path-length")
  void rejectsAPathLongerThanACaPermitsTheListedOneIncluded() {
    Certified last = TestPki.intermediate("CN=Last CA").pathLength(0).signedBy(ROOT);
    Certified oneMore = TestPki.intermediate("CN=One More CA").signedBy(last);
    Certified shortRoot = TestPki.root("CN=Short Root").pathLength(0).selfSigned();
    Certified below = TestPki.intermediate("CN=Below Short").signedBy(shortRoot);

    accepted(leaf().signedBy(last).x5c(), ROOT);
    rejects(X509Rule.PATH_LENGTH, leaf().signedBy(oneMore).x5c(), ROOT);
    accepted(leaf().signedBy(shortRoot).x5c(), shortRoot);
    rejects(X509Rule.PATH_LENGTH, leaf().signedBy(below).x5c(), shortRoot);
  }

  @Test
  @Violates("x509.name-constraints")
  void rejectsNamesOutsideTheConstraintsOfAnyCaTheListedOneIncluded() {
    Certified ca = constrained("CN=Council CA", permits("council.example")).signedBy(ROOT);
    Certified root = constrained("CN=Council Root", permits("council.example")).selfSigned();
    Certified subCa = constrained("CN=Council Sub CA", permits("council.example")).signedBy(ROOT);

    accepted(leaf().dns("id.council.example").signedBy(ca).x5c(), ROOT);
    rejects(X509Rule.NAME_CONSTRAINTS, leaf().dns("evil.example").signedBy(ca).x5c(), ROOT);
    accepted(leaf().dns("id.council.example").signedBy(root).x5c(), root);
    rejects(X509Rule.NAME_CONSTRAINTS, leaf().dns("evil.example").signedBy(root).x5c(), root);
    accepted(leaf().dns("id.council.example").signedBy(subCa).x5c(), subCa);
    rejects(X509Rule.NAME_CONSTRAINTS, leaf().dns("evil.example").signedBy(subCa).x5c(), subCa);
  }

  @Test
  @Violates("x509.names")
  void rejectsHostNamesWithATrailingDotThatWouldSlipThroughNameConstraints() {
    Certified ca = constrained("CN=Careful CA", excludes("evil.example")).signedBy(ROOT);
    Certified dotted = constrained("CN=Dotted CA", excludes("evil.example.")).signedBy(ROOT);

    rejects(X509Rule.NAME_CONSTRAINTS, leaf().dns("id.evil.example").signedBy(ca).x5c(), ROOT);
    rejects(X509Rule.HOST_NAMES, leaf().dns("id.evil.example.").signedBy(ca).x5c(), ROOT);
    rejects(X509Rule.HOST_NAMES, leaf().dns("id.evil.example").signedBy(dotted).x5c(), ROOT);
  }

  @Test
  @Violates("x509.critical")
  void rejectsACriticalExtensionThatIsNotUnderstoodAnywhereOnThePath() {
    Certified oddLeaf =
        leaf().extension(UNKNOWN, Criticality.CRITICAL, DERNull.INSTANCE).signedBy(CA);
    Certified oddCa =
        TestPki.intermediate("CN=Odd CA")
            .extension(UNKNOWN, Criticality.CRITICAL, DERNull.INSTANCE)
            .signedBy(ROOT);
    Certified oddRoot =
        TestPki.root("CN=Odd Root")
            .extension(UNKNOWN, Criticality.CRITICAL, DERNull.INSTANCE)
            .selfSigned();

    rejects(X509Rule.CRITICAL_EXTENSIONS, oddLeaf.x5c(), ROOT);
    rejects(X509Rule.CRITICAL_EXTENSIONS, leaf().signedBy(oddCa).x5c(), ROOT);
    rejects(X509Rule.CRITICAL_EXTENSIONS, leaf().signedBy(oddRoot).x5c(), oddRoot);
    accepted(
        leaf().extension(UNKNOWN, Criticality.NOT_CRITICAL, DERNull.INSTANCE).signedBy(CA).x5c(),
        ROOT);
  }

  @Test
  @Violates("x509.path")
  void rejectsAPathWithoutThePolicyThatACaRequires() {
    Certified ca =
        TestPki.intermediate("CN=Policy CA")
            .extension(
                Extension.policyConstraints,
                Criticality.CRITICAL,
                new PolicyConstraints(BigInteger.ZERO, null))
            .signedBy(ROOT);

    rejects(X509Rule.PATH, leaf().signedBy(ca).x5c(), ROOT);
  }

  @Test
  void rejectsNameConstraintsThatTheJdkDoesNotCompare() {
    GeneralSubtree[] subtree = {
      new GeneralSubtree(new GeneralName(GeneralName.x400Address, new DERSequence()))
    };
    NameConstraints constraints = new NameConstraints(subtree, null);
    Certified upper = constrained("CN=Upper CA", constraints).signedBy(ROOT);
    Certified lower = constrained("CN=Lower CA", constraints).signedBy(upper);

    rejects(X509Rule.PATH, leaf().signedBy(lower).x5c(), ROOT);
  }

  @Test
  void rejectsAPathWithoutThePolicyThatTheListedCertificateRequires() {
    Certified root =
        TestPki.root("CN=Policy Root")
            .extension(
                Extension.policyConstraints,
                Criticality.CRITICAL,
                new PolicyConstraints(BigInteger.ZERO, null))
            .selfSigned();

    rejects(X509Rule.PATH, leaf().signedBy(root).x5c(), root);
  }

  /** RFC 5937, 3.2. */
  @Test
  void rejectsAPathWithoutAPolicyThatTheListedCertificateIsFor() {
    Certified root = policies(TestPki.root("CN=Policy Root"), "1.2.3.4").selfSigned();
    Template demanding =
        TestPki.intermediate("CN=Policy CA")
            .extension(
                Extension.policyConstraints,
                Criticality.CRITICAL,
                new PolicyConstraints(BigInteger.ZERO, null));
    Certified same = policies(demanding, "1.2.3.4").signedBy(root);
    Certified other = policies(demanding, "1.2.3.5").signedBy(root);

    accepted(policies(leaf(), "1.2.3.4").signedBy(same).x5c(), root);
    rejects(X509Rule.PATH, policies(leaf(), "1.2.3.5").signedBy(other).x5c(), root);
  }

  private static Template policies(Template template, String policy) {
    return template.extension(
        Extension.certificatePolicies,
        Criticality.NOT_CRITICAL,
        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy))));
  }

  @Test
  void anyPolicyThatIsDemandedIsOneAtAll() {
    Certified lax = policies(leaf(), "1.2.3.4").signedBy(ROOT);

    assertThat(accepted(lax.x5c(), ROOT).permitsAnyPolicy(Set.of(PathPolicies.ANY))).isTrue();
    assertThat(accepted(LEAF.x5c(), ROOT).permitsAnyPolicy(Set.of(PathPolicies.ANY))).isFalse();
  }

  @Test
  void tellsOfConstraintsThatHaveToBeCriticalAndOfAPathLengthOfNoAuthority() {
    Certified constraints =
        TestPki.intermediate("CN=Policy CA")
            .extension(
                Extension.policyConstraints,
                Criticality.NOT_CRITICAL,
                new PolicyConstraints(BigInteger.TEN, null))
            .signedBy(ROOT);
    Certified any =
        TestPki.intermediate("CN=Any CA")
            .extension(Extension.inhibitAnyPolicy, Criticality.NOT_CRITICAL, new ASN1Integer(9))
            .signedBy(ROOT);
    Certified length =
        leaf()
            .extension(
                Extension.basicConstraints,
                Criticality.CRITICAL,
                new DERSequence(new ASN1Integer(3)))
            .signedBy(ROOT);

    assertThat(new Conformance(constraints.certificate()).pathFault()).isPresent();
    assertThat(new Conformance(any.certificate()).pathFault()).isPresent();
    assertThat(new Conformance(length.certificate()).pathFault()).isPresent();
    assertThat(new Conformance(LEAF.certificate()).pathFault()).isEmpty();
    assertThat(new Conformance(CA.certificate()).pathFault()).isEmpty();
  }

  // What is remembered

  @Test
  void remembersAValidPath() {
    assertThat(accepted(LEAF.x5c(), ROOT)).isSameAs(accepted(LEAF.x5c(), ROOT));
  }

  @Test
  void comparesARememberedPathWithTheInstantOfEachDecision() {
    Validity validity = accepted(LEAF.x5c(), ROOT).validity();
    at = validity.notAfter().plus(SECOND);
    rejects(X509Rule.NOT_EXPIRED, LEAF.x5c(), ROOT);
    at = validity.notBefore().minus(SECOND);
    rejects(X509Rule.ALREADY_VALID, LEAF.x5c(), ROOT);
  }

  @Test
  void remembersForTheSameListedCertificatesAndProfileOnly() {
    accepted(LEAF.x5c(), ROOT);
    rejects(X509Rule.ANCHOR, LEAF.x5c(), TestPki.root("CN=Other Root").selfSigned());
    profile = STATUS_SIGNER;
    rejects(X509Rule.LEAF_EXTENDED_KEY_USAGE, LEAF.x5c(), ROOT);
  }

  @Test
  void doesNotTakeOneTextForTwo() {
    accepted(LEAF.x5c(), ROOT);
    rejects(X509Rule.CERTIFICATE_FORM, List.of(String.join(",", LEAF.x5c())), ROOT);
  }

  @Test
  void reportsTheSameForARememberedPath() {
    assertThat(verify(LEAF.x5c(), ROOT)).isEqualTo(verify(LEAF.x5c(), ROOT));
    assertThat(verify(LEAF.x5c(), LEAF)).isEqualTo(verify(LEAF.x5c(), LEAF));
  }

  private static byte[] flipped(byte[] bytes, int index) {
    bytes[index] ^= 1;
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Template leaf() {
    return TestPki.leaf("CN=Issuer");
  }

  private static Template constrained(String subject, NameConstraints constraints) {
    return TestPki.intermediate(subject)
        .extension(Extension.nameConstraints, Criticality.CRITICAL, constraints);
  }

  private static NameConstraints permits(String host) {
    return new NameConstraints(subtree(host), null);
  }

  private static NameConstraints excludes(String host) {
    return new NameConstraints(null, subtree(host));
  }

  private static GeneralSubtree[] subtree(String host) {
    return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, host))};
  }

  private static AnchorCertificate anchor(Certified certified) {
    return new AnchorCertificate(certified.certificate());
  }

  private ValidatedPath accepted(List<String> chain, Certified... anchors) {
    AtomicReference<ValidatedPath> path = new AtomicReference<>();
    Report report = run(chain, path, anchors);
    assertThat(report.with(Outcome.FAILED)).isEmpty();
    assertThat(report.permitsAcceptance()).isTrue();
    return path.get();
  }

  /** Asserts that this rule failed and no other, and gives what the report says about it. */
  private String rejects(X509Rule rule, List<String> chain, Certified... anchors) {
    Report report = verify(chain, anchors);
    assertThat(report.with(Outcome.FAILED))
        .extracting(row -> (Object) row.rule())
        .containsExactly(rule);
    return report.of(rule).orElseThrow().detail();
  }

  private Report verify(List<String> chain, Certified... anchors) {
    return run(chain, new AtomicReference<>(), anchors);
  }

  private Report run(
      List<String> chain, AtomicReference<ValidatedPath> path, Certified... anchors) {
    KnownCertificates listed =
        new KnownCertificates(
            Arrays.stream(anchors).map(CertificatePathsTest::anchor).collect(Collectors.toSet()),
            Set.copyOf(between));
    Checks checks = new Checks();
    return checks.run(() -> path.set(paths.validate(chain, listed, at, profile, checks)));
  }
}
