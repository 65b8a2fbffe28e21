package dev.assay.testkit;

import dev.assay.document.Document;
import dev.assay.testkit.TestPki.Certified;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A responder's answer, good unless a test changes it: of {@link #FRESH}, about one certificate, by
 * its issuer. Every method changes the answer.
 */
@SuppressWarnings("NullAway") // Bouncy Castle takes null for absent and for good
public final class TestOcsp {

  /** An hour before {@link TestClock#NOW}. */
  public static final Instant FRESH = TestClock.NOW.minusSeconds(3_600);

  private static final String SHA_1 = "1.3.14.3.2.26";

  /** What is said of one certificate. */
  private record Single(
      Certified of, @Nullable CertificateStatus status, Optional<Extensions> extensions) {}

  private final Certified issuer;
  private final List<Single> singles = new ArrayList<>();
  private Certified signer;
  private String algorithm = "SHA256withECDSA";
  private String hash = SHA_1;
  private boolean namedByKey;
  private boolean withCertificate = true;
  private Instant producedAt = FRESH;
  private Instant thisUpdate = FRESH;
  private Optional<Instant> nextUpdate = Optional.of(TestClock.NOW.plusSeconds(60));
  private Optional<Extensions> extensions = Optional.empty();

  private TestOcsp(Certified issuer) {
    this.issuer = issuer;
    this.signer = issuer;
  }

  /** Nothing about anybody. */
  public static TestOcsp by(Certified issuer) {
    return new TestOcsp(issuer);
  }

  /** Good. */
  public TestOcsp good(Certified of) {
    singles.add(new Single(of, CertificateStatus.GOOD, Optional.empty()));
    return this;
  }

  /** Good, with extensions of the answer. */
  public TestOcsp good(Certified of, Extensions own) {
    singles.add(new Single(of, CertificateStatus.GOOD, Optional.of(own)));
    return this;
  }

  /** Revoked. */
  public TestOcsp revoked(Certified of) {
    RevokedStatus status = new RevokedStatus(Date.from(TestClock.ISSUED), CRLReason.keyCompromise);
    singles.add(new Single(of, status, Optional.empty()));
    return this;
  }

  /** Not known. */
  public TestOcsp unknown(Certified of) {
    singles.add(new Single(of, new UnknownStatus(), Optional.empty()));
    return this;
  }

  public TestOcsp signedBy(Certified other) {
    signer = other;
    return this;
  }

  public TestOcsp algorithm(String name) {
    algorithm = name;
    return this;
  }

  /** By which the issuer is named. */
  public TestOcsp hash(String oid) {
    hash = oid;
    return this;
  }

  public TestOcsp namedByKey() {
    namedByKey = true;
    return this;
  }

  public TestOcsp withoutCertificate() {
    withCertificate = false;
    return this;
  }

  public TestOcsp producedAt(Instant instant) {
    producedAt = instant;
    return this;
  }

  public TestOcsp valid(Instant from, Optional<Instant> until) {
    thisUpdate = from;
    nextUpdate = until;
    return this;
  }

  public TestOcsp extensions(Extensions all) {
    extensions = Optional.of(all);
    return this;
  }

  /** The DER. */
  public byte[] der() {
    try {
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      X509CertificateHolder certificate = new X509CertificateHolder(signer.der());
      RespID id =
          namedByKey
              ? new RespID(
                  certificate.getSubjectPublicKeyInfo(), digests.get(CertificateID.HASH_SHA1))
              : new RespID(
                  X500Name.getInstance(
                      signer.certificate().getSubjectX500Principal().getEncoded()));
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(id);
      AlgorithmIdentifier naming =
          new AlgorithmIdentifier(new org.bouncycastle.asn1.ASN1ObjectIdentifier(hash));
      for (Single single : singles) {
        CertificateID about =
            new CertificateID(
                digests.get(naming),
                new X509CertificateHolder(issuer.der()),
                single.of().certificate().getSerialNumber());
        builder.addResponse(
            about,
            single.status(),
            Date.from(thisUpdate),
            nextUpdate.map(Date::from).orElse(null),
            single.extensions().orElse(null));
      }
      extensions.ifPresent(builder::setResponseExtensions);
      X509CertificateHolder[] sent =
          signer.equals(issuer) || !withCertificate
              ? null
              : new X509CertificateHolder[] {certificate};
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(
                  new JcaContentSignerBuilder(algorithm).build(signer.privateKey()),
                  sent,
                  Date.from(producedAt)))
          .getEncoded();
    } catch (IOException | OperatorCreationException | OCSPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer that is none. */
  public static byte[] failure(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (IOException | OCSPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A response that says of itself that it has another version; nobody signed that. */
  public static byte[] ofVersion(int version, byte[] der) {
    try {
      BasicOCSPResponse basic =
          BasicOCSPResponse.getInstance(
              OCSPResponse.getInstance(der).getResponseBytes().getResponse().getOctets());
      ASN1EncodableVector data = new ASN1EncodableVector();
      data.add(new DERTaggedObject(true, 0, new ASN1Integer(version)));
      for (ASN1Encodable member :
          ASN1Sequence.getInstance(basic.getTbsResponseData().toASN1Primitive())) {
        data.add(member);
      }
      BasicOCSPResponse changed =
          new BasicOCSPResponse(
              ResponseData.getInstance(new DERSequence(data)),
              basic.getSignatureAlgorithm(),
              basic.getSignature(),
              basic.getCerts());
      return new OCSPRespBuilder()
          .build(OCSPRespBuilder.SUCCESSFUL, new BasicOCSPResp(changed))
          .getEncoded();
    } catch (IOException | OCSPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer as it is received at {@link TestClock#NOW}. */
  public Document at(URI uri) {
    return document(uri, der());
  }

  /** Any bytes as they are received. */
  public static Document document(URI uri, byte[] der) {
    return Document.of(uri, "application/ocsp-response", der, TestClock.NOW);
  }

  /** A nonce, as a responder may send it unasked. */
  public static org.bouncycastle.asn1.ASN1ObjectIdentifier nonce() {
    return OCSPObjectIdentifiers.id_pkix_ocsp_nonce;
  }
}
