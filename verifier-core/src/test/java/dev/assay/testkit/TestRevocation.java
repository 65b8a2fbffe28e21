package dev.assay.testkit;

import dev.assay.document.Document;
import dev.assay.testkit.TestPki.Certified;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.Provider;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A list of revoked certificates, good unless a test changes it: of {@link TestClock#ISSUED}, with
 * nothing in it.
 *
 * @param change what becomes of it before it is signed
 */
public record TestRevocation(
    Certified issuer,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    Consumer<X509v2CRLBuilder> change) {

  /** Not installed: what is tested must not find it. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** An empty list. */
  public static TestRevocation by(Certified issuer) {
    return new TestRevocation(
        issuer,
        TestClock.ISSUED,
        Optional.of(TestClock.ISSUED.plusSeconds(60L * 60 * 24 * 60)),
        list -> {});
  }

  /** With this certificate revoked. */
  public TestRevocation revoking(Certified certificate) {
    BigInteger serial = certificate.certificate().getSerialNumber();
    return changed(
        list -> list.addCRLEntry(serial, Date.from(TestClock.ISSUED), CRLReason.keyCompromise));
  }

  /** With an extension. */
  public TestRevocation extension(
      ASN1ObjectIdentifier oid, TestPki.Criticality criticality, ASN1Encodable value) {
    return changed(
        list -> {
          try {
            list.addExtension(oid, criticality == TestPki.Criticality.CRITICAL, value);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** With any change. */
  public TestRevocation changed(Consumer<X509v2CRLBuilder> next) {
    return new TestRevocation(issuer, thisUpdate, nextUpdate, change.andThen(next));
  }

  /** Of another instant. */
  public TestRevocation from(Instant instant) {
    return new TestRevocation(issuer, instant, nextUpdate, change);
  }

  /** With another end, or none. */
  public TestRevocation until(Optional<Instant> instant) {
    return new TestRevocation(issuer, thisUpdate, instant, change);
  }

  /** The DER. */
  public byte[] der() {
    return der(issuer, "SHA256withECDSA");
  }

  /** The DER, signed with the key of somebody else, or in another way. */
  public byte[] der(Certified signer, String algorithm) {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(
            X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
            Date.from(thisUpdate));
    nextUpdate.ifPresent(end -> builder.setNextUpdate(Date.from(end)));
    change.accept(builder);
    try {
      return builder
          .build(
              new JcaContentSignerBuilder(algorithm)
                  .setProvider(BOUNCY_CASTLE)
                  .build(signer.privateKey()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The list as it is received at {@link TestClock#NOW}. */
  public Document at(String uri) {
    return document(uri, der());
  }

  /** Any bytes as they are received. */
  public static Document document(String uri, byte[] der) {
    return Document.of(URI.create(uri), "application/pkix-crl", der, TestClock.NOW);
  }
}
