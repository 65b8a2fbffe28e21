package dev.assay.x509;

import dev.assay.crypto.Crypto;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Principal;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as a path validator sees it: the same in everything, but with its own way of
 * checking who signed it.
 *
 * <p>The path validator of the JDK takes a signature provider by name only, from among those that
 * are installed for the whole Java process, and a library has no business installing any. But it
 * asks the certificate to check its signature; so that is where the provider comes in.
 */
final class PathCertificate extends X509Certificate {

  private static final long serialVersionUID = 1L;

  /** Who has to have signed the certificate. */
  @FunctionalInterface
  private interface Endorsement {
    void check(X509Certificate certificate, PublicKey key)
        throws CertificateException,
            NoSuchAlgorithmException,
            InvalidKeyException,
            SignatureException;
  }

  private final transient X509Certificate certificate;
  private final transient Endorsement endorsement;

  private PathCertificate(X509Certificate certificate, Endorsement endorsement) {
    this.certificate = certificate;
    this.endorsement = endorsement;
  }

  /** A certificate that the next one in its path has to have signed. */
  static PathCertificate signed(X509Certificate certificate, Crypto crypto) {
    return new PathCertificate(certificate, (c, key) -> verify(c, key, crypto));
  }

  /** A certificate that is believed because the trust list names it, whoever signed it. */
  static PathCertificate listed(X509Certificate certificate) {
    return new PathCertificate(certificate, PathCertificate::requireOwnKey);
  }

  private static void verify(X509Certificate certificate, PublicKey key, Crypto crypto)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    Optional<Provider> provider = crypto.signatureProvider(key);
    if (provider.isPresent()) {
      verifyWith(certificate, key, provider.get());
    } else {
      verifyWithJdk(certificate, key);
    }
  }

  private static void verifyWith(X509Certificate certificate, PublicKey key, Provider provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    try {
      certificate.verify(key, provider);
    } catch (NoSuchAlgorithmException e) {
      // Native providers do not have every algorithm that certificates may use.
      verifyWithJdk(certificate, key);
    } catch (InvalidKeyException | RuntimeException e) {
      // Providers throw, some of them unchecked, where a signature is not even of the right form.
      throw new SignatureException("the signature is not of the kind that the key makes", e);
    }
  }

  private static void verifyWithJdk(X509Certificate certificate, PublicKey key)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    try {
      certificate.verify(key);
    } catch (NoSuchProviderException e) {
      throw new IllegalStateException("no provider was named", e);
    }
  }

  private static void requireOwnKey(X509Certificate certificate, PublicKey key)
      throws SignatureException {
    if (!key.equals(certificate.getPublicKey())) {
      throw new SignatureException("a listed certificate stands for its own key only");
    }
  }

  @Override
  public void verify(PublicKey key)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    endorsement.check(certificate, key);
  }

  @Override
  public void verify(PublicKey key, @Nullable String provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    endorsement.check(certificate, key);
  }

  @Override
  public void verify(PublicKey key, @Nullable Provider provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    endorsement.check(certificate, key);
  }

  @Override
  public byte[] getEncoded() throws CertificateEncodingException {
    return certificate.getEncoded();
  }

  @Override
  public PublicKey getPublicKey() {
    return certificate.getPublicKey();
  }

  @Override
  public void checkValidity() throws CertificateExpiredException, CertificateNotYetValidException {
    certificate.checkValidity();
  }

  @Override
  public void checkValidity(Date date)
      throws CertificateExpiredException, CertificateNotYetValidException {
    certificate.checkValidity(date);
  }

  @Override
  public int getVersion() {
    return certificate.getVersion();
  }

  @Override
  public BigInteger getSerialNumber() {
    return certificate.getSerialNumber();
  }

  @Override
  public X500Principal getIssuerX500Principal() {
    return certificate.getIssuerX500Principal();
  }

  @Override
  public X500Principal getSubjectX500Principal() {
    return certificate.getSubjectX500Principal();
  }

  @Override
  public Date getNotBefore() {
    return certificate.getNotBefore();
  }

  @Override
  public Date getNotAfter() {
    return certificate.getNotAfter();
  }

  @Override
  public byte[] getTBSCertificate() throws CertificateEncodingException {
    return certificate.getTBSCertificate();
  }

  @Override
  public byte[] getSignature() {
    return certificate.getSignature();
  }

  @Override
  public String getSigAlgName() {
    return certificate.getSigAlgName();
  }

  @Override
  public String getSigAlgOID() {
    return certificate.getSigAlgOID();
  }

  @Override
  public byte @Nullable [] getSigAlgParams() {
    return certificate.getSigAlgParams();
  }

  @Override
  public boolean @Nullable [] getIssuerUniqueID() {
    return certificate.getIssuerUniqueID();
  }

  @Override
  public boolean @Nullable [] getSubjectUniqueID() {
    return certificate.getSubjectUniqueID();
  }

  @Override
  public boolean @Nullable [] getKeyUsage() {
    return certificate.getKeyUsage();
  }

  @Override
  public @Nullable List<String> getExtendedKeyUsage() throws CertificateParsingException {
    return certificate.getExtendedKeyUsage();
  }

  @Override
  public int getBasicConstraints() {
    return certificate.getBasicConstraints();
  }

  @Override
  public @Nullable Collection<List<?>> getSubjectAlternativeNames()
      throws CertificateParsingException {
    return certificate.getSubjectAlternativeNames();
  }

  @Override
  public @Nullable Collection<List<?>> getIssuerAlternativeNames()
      throws CertificateParsingException {
    return certificate.getIssuerAlternativeNames();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return certificate.hasUnsupportedCriticalExtension();
  }

  @Override
  public @Nullable Set<String> getCriticalExtensionOIDs() {
    return certificate.getCriticalExtensionOIDs();
  }

  @Override
  public @Nullable Set<String> getNonCriticalExtensionOIDs() {
    return certificate.getNonCriticalExtensionOIDs();
  }

  @Override
  public byte @Nullable [] getExtensionValue(String oid) {
    return certificate.getExtensionValue(oid);
  }

  @Override
  @Deprecated
  public Principal getIssuerDN() {
    return certificate.getIssuerX500Principal();
  }

  @Override
  @Deprecated
  public Principal getSubjectDN() {
    return certificate.getSubjectX500Principal();
  }

  @Override
  public String toString() {
    return certificate.toString();
  }
}
