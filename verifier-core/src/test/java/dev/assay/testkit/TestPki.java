package dev.assay.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates: what a CA would issue, and what it never should. Keys come from the subject's
 * name, so the same calls give the same bytes.
 *
 * <pre>{@code
 * Certified root = TestPki.root("CN=Root").selfSigned();
 * Certified issuer = TestPki.leaf("CN=Issuer").dns("issuer.example").signedBy(root);
 * List<String> x5c = issuer.x5c();
 * }</pre>
 */
public final class TestPki {

  /** Within every certificate that does not say otherwise. */
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOT_AFTER = Instant.parse("2027-01-01T00:00:00Z");

  private static final ECDomainParameters P256 =
      new ECNamedDomainParameters(
          SECObjectIdentifiers.secp256r1,
          CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));

  /** Not installed: what is tested must not find it. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private TestPki() {}

  /** A CA, usually at the top. */
  public static Template root(String subject) {
    return intermediate(subject);
  }

  /** A CA. */
  public static Template intermediate(String subject) {
    return new Template(subject)
        .extension(Extension.basicConstraints, Criticality.CRITICAL, new BasicConstraints(true))
        .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** A signer. */
  public static Template leaf(String subject) {
    return new Template(subject).keyUsage(KeyUsage.digitalSignature);
  }

  /** A P-256 key pair that is always the same for one seed. */
  public static KeyPair p256(String seed) {
    try {
      ECPrivateKeyParameters key = scalar(seed);
      ECPublicKeyParameters point =
          new ECPublicKeyParameters(P256.getG().multiply(key.getD()).normalize(), P256);
      PrivateKeyInfo pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
      SubjectPublicKeyInfo spki = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(point);
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(spki.getEncoded())),
          factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8.getEncoded())));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key pair of another kind, such as RSA with 2048 bits; the same for one seed. */
  public static KeyPair keyPair(String algorithm, int bits, String seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a reader that does not know an extension has to refuse the certificate. */
  public enum Criticality {
    CRITICAL,
    NOT_CRITICAL
  }

  /** A certificate, its key, and who issued it; nobody if it signed itself. */
  public record Certified(
      X509Certificate certificate, PrivateKey privateKey, Optional<Certified> issuer) {

    /** As {@code x5c} has it: this certificate and those above it, without the one at the top. */
    public List<String> x5c() {
      List<String> whole = wholeX5c();
      return whole.size() == 1 ? whole : whole.subList(0, whole.size() - 1);
    }

    /** This certificate and all above it. */
    public List<String> wholeX5c() {
      List<String> chain = new ArrayList<>();
      Optional<Certified> next = Optional.of(this);
      while (next.isPresent()) {
        chain.add(next.get().base64());
        next = next.get().issuer();
      }
      return List.copyOf(chain);
    }

    /** The DER of the certificate in base64. */
    public String base64() {
      return Base64.getEncoder().encodeToString(der());
    }

    /** The certificate as PEM. */
    public String pem() {
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    /** The DER of the certificate. */
    public byte[] der() {
      try {
        return certificate.getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What a certificate shall say. Every method changes the template. */
  public static final class Template {

    private final X500Name subject;
    private final List<Extension> extensions = new ArrayList<>();
    private final List<GeneralName> names = new ArrayList<>();
    private KeyPair keys;
    private Optional<SubjectPublicKeyInfo> publicKey = Optional.empty();
    private String algorithm = "SHA256withECDSA";
    private Instant notBefore = NOT_BEFORE;
    private Instant notAfter = NOT_AFTER;

    private Template(String subject) {
      this.subject = new X500Name(subject);
      this.keys = p256(subject);
    }

    public Template validity(Instant from, Instant to) {
      notBefore = from;
      notAfter = to;
      return this;
    }

    public Template keys(KeyPair pair) {
      keys = pair;
      return this;
    }

    /** Writes another public key into the certificate than the one that goes with its key. */
    public Template publicKey(SubjectPublicKeyInfo info) {
      publicKey = Optional.of(info);
      return this;
    }

    /** How the certificate is signed, as the JDK calls it. */
    public Template algorithm(String name) {
      algorithm = name;
      return this;
    }

    public Template dns(String host) {
      names.add(new GeneralName(GeneralName.dNSName, host));
      return this;
    }

    public Template uri(String uri) {
      names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
      return this;
    }

    /** The bits of {@link KeyUsage}; they replace what was there. */
    public Template keyUsage(int bits) {
      return extension(Extension.keyUsage, Criticality.CRITICAL, new KeyUsage(bits));
    }

    public Template extendedKeyUsage(String... oids) {
      List<KeyPurposeId> purposes = new ArrayList<>();
      for (String oid : oids) {
        purposes.add(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)));
      }
      return extension(
          Extension.extendedKeyUsage,
          Criticality.NOT_CRITICAL,
          new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    }

    public Template pathLength(int length) {
      return extension(
          Extension.basicConstraints, Criticality.CRITICAL, new BasicConstraints(length));
    }

    /** Any extension; it replaces one of the same kind. */
    public Template extension(
        ASN1ObjectIdentifier oid, Criticality criticality, ASN1Encodable value) {
      try {
        return extension(oid, criticality, value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Any bytes as an extension; they replace one of the same kind. */
    public Template extension(ASN1ObjectIdentifier oid, Criticality criticality, byte[] value) {
      without(oid);
      extensions.add(new Extension(oid, criticality == Criticality.CRITICAL, value));
      return this;
    }

    public Template without(ASN1ObjectIdentifier oid) {
      extensions.removeIf(extension -> extension.getExtnId().equals(oid));
      return this;
    }

    public Certified selfSigned() {
      byte[] der = issue(subject, keys.getPrivate());
      return new Certified(certificate(der), keys.getPrivate(), Optional.empty());
    }

    public Certified signedBy(Certified issuer) {
      return new Certified(
          certificate(derSignedBy(issuer)), keys.getPrivate(), Optional.of(issuer));
    }

    /** The bytes alone, of a certificate that no reader may accept. */
    public byte[] derSignedBy(Certified issuer) {
      byte[] name = issuer.certificate().getSubjectX500Principal().getEncoded();
      return issue(X500Name.getInstance(name), issuer.privateKey());
    }

    private byte[] issue(X500Name issuerName, PrivateKey signer) {
      try {
        X509v3CertificateBuilder builder =
            new X509v3CertificateBuilder(
                issuerName,
                serial(issuerName),
                Date.from(notBefore),
                Date.from(notAfter),
                subject,
                publicKey.orElse(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded())));
        if (!names.isEmpty()) {
          GeneralNames all = new GeneralNames(names.toArray(GeneralName[]::new));
          extension(Extension.subjectAlternativeName, Criticality.NOT_CRITICAL, all);
        }
        for (Extension extension : extensions) {
          builder.addExtension(extension);
        }
        return builder.build(contentSigner(signer)).getEncoded();
      } catch (IOException | OperatorCreationException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Positive, and another one for each subject and validity. */
    private BigInteger serial(X500Name issuerName) {
      String text = issuerName + "/" + subject + "/" + notBefore + "/" + notAfter;
      return new BigInteger(1, sha256(text)).shiftRight(128).add(BigInteger.ONE);
    }

    private ContentSigner contentSigner(PrivateKey signer) throws OperatorCreationException {
      return "SHA256withECDSA".equals(algorithm)
              && signer instanceof ECPrivateKey key
              && key.getParams().getOrder().equals(P256.getN())
          ? new DeterministicSigner(key)
          : new JcaContentSignerBuilder(algorithm).setProvider(BOUNCY_CASTLE).build(signer);
    }
  }

  private static ECPrivateKeyParameters scalar(String seed) {
    BigInteger d = new BigInteger(1, sha256(seed)).mod(P256.getN().subtract(BigInteger.ONE));
    return new ECPrivateKeyParameters(d.add(BigInteger.ONE), P256);
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** ECDSA with SHA-256 on P-256 as RFC 6979 has it: one message, one signature. */
  private static final class DeterministicSigner implements ContentSigner {

    private final ECPrivateKeyParameters key;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    DeterministicSigner(ECPrivateKey key) {
      this.key = new ECPrivateKeyParameters(key.getS(), P256);
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
      signer.init(true, key);
      byte[] all = content.toByteArray();
      byte[] hash = new byte[32];
      SHA256Digest digest = new SHA256Digest();
      digest.update(all, 0, all.length);
      digest.doFinal(hash, 0);
      BigInteger[] rs = signer.generateSignature(hash);
      try {
        return new DERSequence(new ASN1Encodable[] {new ASN1Integer(rs[0]), new ASN1Integer(rs[1])})
            .getEncoded(ASN1Encoding.DER);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
