package dev.assay.x509;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a responder says of the revocation of certificates (RFC 6960), as it was received: whether
 * it may be believed, and about which certificate, is asked of it question by question.
 */
public final class OcspResponse {

  private static final int SUCCESSFUL = 0;

  /** RFC 6960, 4.2.1: the tags of CertStatus. */
  private static final int GOOD = 0;

  private static final int REVOKED = 1;

  /** RFC 6960, 4.2.1. */
  private static final Map<Integer, String> FAILURES =
      Map.of(
          1, "malformedRequest",
          2, "internalError",
          3, "tryLater",
          5, "sigRequired",
          6, "unauthorized");

  /** The hashes by which responders name an issuer. They find it, and prove nothing. */
  private static final Map<ASN1ObjectIdentifier, String> NAMING_HASHES =
      Map.of(
          new ASN1ObjectIdentifier("1.3.14.3.2.26"), "SHA-1",
          new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"), "SHA-256",
          new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.2"), "SHA-384",
          new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.3"), "SHA-512");

  /** RFC 5019, 2.1.1: the one that every responder takes. */
  private static final ASN1ObjectIdentifier ASKING_HASH = new ASN1ObjectIdentifier("1.3.14.3.2.26");

  private final int status;
  private final Optional<Basic> basic;

  /**
   * The one kind of response there is, taken apart: what can be read late may turn out late not to
   * be readable.
   *
   * @param whole as it was received
   * @param responder by its name or by its key
   */
  private record Basic(
      ASN1Sequence whole,
      BasicOCSPResponse response,
      ResponderName responder,
      List<Single> singles,
      List<X509Certificate> certificates) {}

  /** What is said of one certificate. */
  private record Single(CertID of, Answer answer, boolean hasCritical) {}

  /**
   * @param name absent if it is named by its key
   * @param keyHash the SHA-1 digest; absent if it is named by its name
   */
  private record ResponderName(Optional<X500Principal> name, Optional<ASN1OctetString> keyHash) {

    static ResponderName of(ResponderID id) throws IOException {
      byte[] hash = id.getKeyHash();
      return hash == null
          ? new ResponderName(
              Optional.of(new X500Principal(id.getName().getEncoded(ASN1Encoding.DER))),
              Optional.empty())
          : new ResponderName(Optional.empty(), Optional.of(new DEROctetString(hash)));
    }

    boolean isOf(X509Certificate certificate) {
      return name.map(certificate.getSubjectX500Principal()::equals)
          .orElseGet(
              () ->
                  keyHash.equals(
                      Optional.of(new DEROctetString(digest("SHA-1", key(certificate))))));
    }
  }

  private OcspResponse(int status, Optional<Basic> basic) {
    this.status = status;
    this.basic = basic;
  }

  /** Reads a response; empty if it is none, or of a kind that nobody uses. */
  public static Optional<OcspResponse> read(byte[] bytes) {
    try {
      OCSPResponse response = OCSPResponse.getInstance(ASN1Primitive.fromByteArray(bytes));
      int status = response.getResponseStatus().getIntValue();
      ResponseBytes inner = response.getResponseBytes();
      if (status != SUCCESSFUL) {
        return Optional.of(new OcspResponse(status, Optional.empty()));
      }
      return inner != null
              && OCSPObjectIdentifiers.id_pkix_ocsp_basic.equals(inner.getResponseType())
          ? Optional.of(
              new OcspResponse(status, Optional.of(basic(inner.getResponse().getOctets()))))
          : Optional.empty();
    } catch (IOException | RuntimeException | CertificateFault e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return Optional.empty();
    }
  }

  private static Basic basic(byte[] bytes) throws IOException, CertificateFault {
    ASN1Sequence whole = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bytes));
    BasicOCSPResponse response = BasicOCSPResponse.getInstance(whole);
    List<X509Certificate> certificates = new ArrayList<>();
    if (response.getCerts() != null) {
      for (Object certificate : response.getCerts()) {
        certificates.add(
            CertificateReader.der(
                ((ASN1Encodable) certificate).toASN1Primitive().getEncoded(ASN1Encoding.DER)));
      }
    }
    ResponseData data = response.getTbsResponseData();
    if (data.getVersion().getValue().signum() != 0) {
      // RFC 6960, 4.2.2.3: there is version 1 alone, and its number is 0.
      throw new IOException("another version");
    }
    Instant producedAt = instant(data.getProducedAt());
    List<Single> singles = new ArrayList<>();
    for (ASN1Encodable encoded : data.getResponses()) {
      SingleResponse single = SingleResponse.getInstance(encoded);
      singles.add(
          new Single(
              single.getCertID(),
              Answer.of(single, producedAt),
              hasCritical(single.getSingleExtensions())));
    }
    return new Basic(
        whole, response, ResponderName.of(data.getResponderID()), singles, certificates);
  }

  /**
   * Why there is no answer; empty if there is one.
   *
   * @return in the words of RFC 6960, 4.2.1
   */
  public Optional<String> failure() {
    return status == SUCCESSFUL
        ? Optional.empty()
        : Optional.of(FAILURES.getOrDefault(status, "status " + status));
  }

  /** Why the response cannot be used for any certificate; empty if it can. */
  public Optional<String> formFault() {
    if (answer().singles().stream().anyMatch(Single::hasCritical)) {
      return Optional.of("an answer has a critical extension that is not understood");
    }
    return hasCritical(answer().response().getTbsResponseData().getResponseExtensions())
        ? Optional.of("it has a critical extension that is not understood")
        : Optional.empty();
  }

  /**
   * Who signed it, if that is somebody who may: the issuer of the certificate itself, or whom the
   * issuer has certified for it (RFC 6960, 4.2.2.2). A responder that the operator would name is
   * not provided for.
   */
  public Optional<X509Certificate> responder(X509Certificate issuer, Crypto crypto) {
    ResponderName named = answer().responder();
    if (named.isOf(issuer)) {
      return Optional.of(issuer);
    }
    return answer().certificates().stream()
        .filter(named::isOf)
        .filter(certificate -> mayRespond(certificate, issuer, crypto))
        .findFirst();
  }

  /**
   * Whether this certificate's key made the signature, in a way that is accepted of certificates.
   */
  public boolean isSignedBy(X509Certificate responder, Crypto crypto) {
    try {
      AlgorithmIdentifier algorithm = answer().response().getSignatureAlgorithm();
      byte[] signed = answer().whole().getObjectAt(0).toASN1Primitive().getEncoded(ASN1Encoding.DL);
      return hasUsableKey(responder, crypto)
          && SignatureMethod.verifies(
              algorithm.getAlgorithm().getId(),
              parameters(algorithm),
              responder.getPublicKey(),
              signed,
              answer().response().getSignature().getOctets(),
              crypto.signatureProvider(responder.getPublicKey()));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** What it says about one certificate; empty if nothing, or more than one thing. */
  public Optional<Answer> about(X509Certificate certificate, X509Certificate issuer) {
    List<Answer> about =
        answer().singles().stream()
            .filter(single -> isOf(single.of(), certificate, issuer))
            .map(Single::answer)
            .toList();
    return about.size() == 1 ? Optional.of(about.get(0)) : Optional.empty();
  }

  /**
   * What a responder says about one certificate.
   *
   * @param producedAt when it was signed
   * @param thisUpdate as of when it is known
   * @param nextUpdate when there will be news; absent if there may be at any time
   * @param revocation why it was revoked, for people; empty if it was not
   * @param isKnown whether the responder knows anything about it
   */
  public record Answer(
      Instant producedAt,
      Instant thisUpdate,
      Optional<Instant> nextUpdate,
      Optional<String> revocation,
      boolean isKnown) {

    private static Answer of(SingleResponse single, Instant producedAt) {
      int status = single.getCertStatus().getTagNo();
      return new Answer(
          producedAt,
          instant(single.getThisUpdate()),
          Optional.ofNullable(single.getNextUpdate()).map(OcspResponse::instant),
          status == REVOKED
              ? Optional.of(show(RevokedInfo.getInstance(single.getCertStatus().getStatus())))
              : Optional.empty(),
          status == GOOD || status == REVOKED);
    }

    private static String show(RevokedInfo info) {
      String reason =
          info.getRevocationReason() == null
              ? "for a reason that is not given"
              : "reason " + info.getRevocationReason().getValue();
      return "at " + instant(info.getRevocationTime()) + ", " + reason;
    }
  }

  /**
   * What a responder is asked about a certificate, in DER: no nonce, so that it may answer from
   * what it has signed before, and nothing about who asks (RFC 5019, 2.1).
   */
  public static byte[] request(X509Certificate certificate, X509Certificate issuer) {
    try {
      CertID id =
          new CertID(
              new AlgorithmIdentifier(ASKING_HASH, DERNull.INSTANCE),
              new DEROctetString(digest("SHA-1", name(issuer))),
              new DEROctetString(digest("SHA-1", key(issuer))),
              new ASN1Integer(certificate.getSerialNumber()));
      return new OCSPRequest(tbs(new Request(id, null)), null).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  @SuppressWarnings("NullAway") // Bouncy Castle takes null for absent
  private static TBSRequest tbs(Request request) {
    return new TBSRequest(null, new DERSequence(request), (Extensions) null);
  }

  private Basic answer() {
    return basic.orElseThrow(() -> new IllegalStateException("there is no answer"));
  }

  private static boolean hasCritical(@Nullable Extensions extensions) {
    return extensions != null && extensions.hasAnyCriticalExtensions();
  }

  /** RFC 6960, 4.2.2.2: directly below the issuer, for this purpose, and for no certificates. */
  private static boolean mayRespond(
      X509Certificate certificate, X509Certificate issuer, Crypto crypto) {
    dev.assay.x509.Extensions extensions = new dev.assay.x509.Extensions(certificate);
    return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        && extensions.unreadable().isEmpty()
        && extensions.extendedKeyUsages().contains(KeyPurposeId.id_kp_OCSPSigning.getId())
        && extensions.permitDigitalSignature()
        && certificate.getBasicConstraints() < 0
        && !certificate.hasUnsupportedCriticalExtension()
        && SignatureMethod.isAccepted(certificate)
        && isSigned(certificate, issuer, crypto);
  }

  private static boolean isSigned(
      X509Certificate certificate, X509Certificate issuer, Crypto crypto) {
    try {
      PathCertificate.signed(certificate, crypto).verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // What it says is all there is to say: the issuer did not sign it.
      return false;
    }
  }

  private static boolean hasUsableKey(X509Certificate certificate, Crypto crypto) {
    try {
      crypto.keyOf(certificate.getPublicKey());
      return true;
    } catch (KeyRejectedException e) {
      return false;
    }
  }

  private static boolean isOf(CertID id, X509Certificate certificate, X509Certificate issuer) {
    String hash = NAMING_HASHES.get(id.getHashAlgorithm().getAlgorithm());
    return hash != null
        && id.getSerialNumber().getValue().equals(certificate.getSerialNumber())
        && Arrays.equals(id.getIssuerNameHash().getOctets(), digest(hash, name(issuer)))
        && Arrays.equals(id.getIssuerKeyHash().getOctets(), digest(hash, key(issuer)));
  }

  private static byte[] name(X509Certificate issuer) {
    return issuer.getSubjectX500Principal().getEncoded();
  }

  /** The bits of the key alone, without its algorithm. */
  private static byte[] key(X509Certificate issuer) {
    return SubjectPublicKeyInfo.getInstance(issuer.getPublicKey().getEncoded())
        .getPublicKeyData()
        .getOctets();
  }

  private static byte[] digest(String hash, byte[] bytes) {
    try {
      return MessageDigest.getInstance(hash).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + hash, e);
    }
  }

  private static Optional<byte[]> parameters(AlgorithmIdentifier algorithm) throws IOException {
    return algorithm.getParameters() == null
        ? Optional.empty()
        : Optional.of(algorithm.getParameters().toASN1Primitive().getEncoded(ASN1Encoding.DER));
  }

  private static Instant instant(ASN1GeneralizedTime time) {
    try {
      return time.getDate().toInstant();
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public String toString() {
    return "OcspResponse " + failure().orElse("successful");
  }
}
