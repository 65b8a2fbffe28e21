package dev.assay.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Rule;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.testkit.TestPki;
import dev.assay.testkit.TestPki.Certified;
import dev.assay.testkit.TestPki.Criticality;
import dev.assay.testkit.TestPki.Template;
import dev.assay.testkit.Violates;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and constraints on them, of every kind: RFC 5280, 4.2.1.10. */
final class PathNamesTest {

  private static final Certified ROOT = TestPki.root("CN=Test Root").selfSigned();

  @ParameterizedTest
  @CsvSource({
    "dns, example.com, a.example.com",
    "dns, EXAMPLE.com, a.example.COM",
    "dns, example.com, *.example.com",
    "dns, .example.com, a.example.com",
    "mail, foo@example.com, foo@EXAMPLE.com",
    "mail, example.com, foo@example.com",
    "mail, .example.com, foo@mail.example.com",
    "uri, .example.com, http://host.example.com/a",
    "uri, host.example.com, https://host.example.com:8443/a",
    "ip, 192.0.2.128/25, 192.0.2.200",
    "ip, 0.0.0.0/0, 192.0.2.1",
    "dn, 'C=GB,O=Org', 'C=GB,O=ORG,CN=x'",
  })
  void aNameInsideWhatIsPermittedPassesAndOneInsideWhatIsExcludedDoesNot(
      String kind, String base, String name) {
    passes(below(permits(subtree(kind, base)), holder(kind, name)));
    refused(below(excludes(subtree(kind, base)), holder(kind, name)));
  }

  @ParameterizedTest
  @CsvSource({
    "dns, example.com, notexample.com",
    "mail, foo@example.com, bar@example.com",
    "mail, foo@example.com, xfoo@example.com",
    "mail, example.com, foo@mail.example.com",
    "mail, example.com, foo@notexample.com",
    "mail, .example.com, foo@example.com",
    "uri, .example.com, http://host.evil.example/example.com",
    "uri, host.example.com, https://a.host.example.com/",
    "uri, .example.com, https://example.com/",
    "uri, .example.com, http://a.example.com@evil.example/",
    "ip, 192.0.2.128/25, 192.0.2.100",
    "ip, 192.0.2.0/24, 192.0.3.1",
    "dn, 'C=GB,O=Org', 'C=GB,O=Other,CN=x'",
  })
  void aNameOutsideWhatIsPermittedDoesNotPassAndOneOutsideWhatIsExcludedDoes(
      String kind, String base, String name) {
    refused(below(permits(subtree(kind, base)), holder(kind, name)));
    passes(below(excludes(subtree(kind, base)), holder(kind, name)));
  }

  /** CVE-2025-61727; URIs without a host that has a name; addresses in the base; case. */
  @ParameterizedTest
  @CsvSource({
    "dns, bar.example.com, *.example.com",
    "uri, example.com, http://192.0.2.1/",
    "uri, example.com, http://[2001:db8::1]/",
    "uri, example.com, urn:example:a",
    "uri, example.com, http://ex%61mple.com/",
    "ip, 192.0.2.77/24, 192.0.2.1",
    "mail, foo@example.com, FOO@example.com",
  })
  void whatMayBeInsideWhatIsExcludedDoesNotPass(String kind, String base, String name) {
    refused(below(excludes(subtree(kind, base)), holder(kind, name)));
  }

  /** The JDK merges the two, is left with nothing that is permitted, and lets every name pass. */
  @ParameterizedTest
  @Violates("x509.name-constraints")
  @CsvSource({
    "dns, b.example.net, a.example.com",
    "mail, b.example.net, x@a.example.com",
    "uri, b.example.net, http://a.example.com/",
  })
  void nothingIsPermittedBelowAnAuthorityThatPermitsWhatIsExcludedAbove(
      String kind, String base, String name) {
    Certified upper = constrained("CN=Upper CA", excludes(subtree(kind, base))).signedBy(ROOT);
    Certified lower = constrained("CN=Lower CA", permits(subtree(kind, base))).signedBy(upper);

    refused(holder(kind, name).signedBy(lower));
  }

  @Test
  void everyAuthorityHasToPermitAName() {
    Certified upper =
        constrained("O=A", permits(subtree("dn", "O=A"), subtree("dn", "O=B"))).signedBy(ROOT);
    Certified lower =
        constrained("O=A,CN=x", permits(subtree("dn", "O=B"), subtree("dn", "O=C")))
            .signedBy(upper);

    passes(holder("dn", "O=B,CN=y").signedBy(lower));
    refused(holder("dn", "O=A,CN=y").signedBy(lower));
    refused(holder("dn", "O=C,CN=y").signedBy(lower));
  }

  @Test
  void anEmailAddressInTheDistinguishedNameIsOneWhereThereIsNoAlternativeName() {
    NameConstraints constraints = permits(subtree("mail", "example.com"));

    passes(below(constraints, TestPki.leaf("CN=x,E=foo@example.com")));
    refused(below(constraints, TestPki.leaf("CN=x,E=foo@evil.example")));
  }

  @Test
  void aKindOfNameThatIsNotComparedDoesNotPassWhereItIsConstrained() {
    GeneralName other =
        new GeneralName(
            GeneralName.otherName,
            new OtherName(new ASN1ObjectIdentifier("1.2.3.4"), DERNull.INSTANCE));
    NameConstraints constraints = excludes(new GeneralSubtree(other));
    GeneralNames names = new GeneralNames(other);

    passes(below(constraints, TestPki.leaf("CN=x")));
    refused(
        below(
            constraints,
            TestPki.leaf("CN=x")
                .extension(Extension.subjectAlternativeName, Criticality.NOT_CRITICAL, names)));
  }

  @Test
  void whatTheJdkStumblesOverIsAPathThatIsNotValid() {
    fails(X509Rule.PATH, below(permits(subtree("dns", "")), holder("dns", "a.example")));
  }

  /** RFC 5280, 4.2.1.6. */
  @ParameterizedTest
  @CsvSource({"dns, ''", "dns, a..example", "mail, a@b@example.com", "mail, example.com"})
  void aNameThatIsNoneOfItsKindCannotBeRead(String kind, String name) {
    fails(X509Rule.EXTENSIONS_READABLE, holder(kind, name).signedBy(ROOT));
  }

  private static Certified below(NameConstraints constraints, Template leaf) {
    return leaf.signedBy(constrained("CN=Constrained CA", constraints).signedBy(ROOT));
  }

  private static Template constrained(String subject, NameConstraints constraints) {
    return TestPki.intermediate(subject)
        .extension(Extension.nameConstraints, Criticality.CRITICAL, constraints);
  }

  private static Template holder(String kind, String name) {
    return kind.equals("dn")
        ? TestPki.leaf(name)
        : TestPki.leaf("CN=x")
            .extension(
                Extension.subjectAlternativeName,
                Criticality.NOT_CRITICAL,
                new GeneralNames(name(kind, name)));
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private static NameConstraints permits(GeneralSubtree... subtrees) {
    return new NameConstraints(subtrees, null);
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private static NameConstraints excludes(GeneralSubtree... subtrees) {
    return new NameConstraints(null, subtrees);
  }

  private static GeneralSubtree subtree(String kind, String base) {
    return new GeneralSubtree(name(kind, base));
  }

  private static GeneralName name(String kind, String text) {
    return switch (kind) {
      case "dns" -> new GeneralName(GeneralName.dNSName, text);
      case "mail" -> new GeneralName(GeneralName.rfc822Name, text);
      case "uri" -> new GeneralName(GeneralName.uniformResourceIdentifier, text);
      case "ip" -> new GeneralName(GeneralName.iPAddress, new DEROctetString(octets(text)));
      default -> new GeneralName(new X500Name(text));
    };
  }

  /** An address, with a mask or without. */
  private static byte[] octets(String text) {
    String[] parts = text.split("/", -1);
    String[] numbers = parts[0].split("\\.", -1);
    byte[] octets = new byte[parts.length * 4];
    for (int i = 0; i < 4; i++) {
      octets[i] = (byte) Integer.parseInt(numbers[i]);
    }
    if (parts.length == 2) {
      int length = Integer.parseInt(parts[1]);
      long mask = (0xffffffffL << (32 - length)) & 0xffffffffL;
      for (int i = 0; i < 4; i++) {
        octets[4 + i] = (byte) (mask >> (24 - 8 * i));
      }
    }
    return octets;
  }

  private static void passes(Certified leaf) {
    assertThat(verify(leaf).permitsAcceptance()).as(verify(leaf).toString()).isTrue();
  }

  private static void refused(Certified leaf) {
    fails(X509Rule.NAME_CONSTRAINTS, leaf);
  }

  private static void fails(Rule rule, Certified leaf) {
    assertThat(verify(leaf).with(Outcome.FAILED))
        .extracting(CheckResult::rule)
        .containsExactly(rule);
  }

  private static Report verify(Certified leaf) {
    CertificatePaths paths = new CertificatePaths(Crypto.select(), Limits.DEFAULT);
    KnownCertificates known =
        KnownCertificates.of(Set.of(new AnchorCertificate(ROOT.certificate())));
    Checks checks = new Checks();
    List<String> chain = leaf.x5c();
    return checks.run(
        () ->
            paths.validate(
                chain, known, TestPki.NOW, CertificateProfile.CREDENTIAL_SIGNER, checks));
  }
}
