package dev.assay.x509;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;

/**
 * What a certificate says of a signer of visible digital seals, and the one at the top of its path
 * of the authority: ICAO Doc 9303-12, with the extensions of Doc 9303-13 and of VDS-NC 1.1. What
 * cannot be read counts as absent.
 */
public final class SealSigner {

  /** id-icao-mrtd-security-vdsnc: signs seals for non-constrained environments. */
  private static final String SIGNS_SEALS = "2.23.136.1.1.14.2";

  /** id-icao-mrtd-security-extensions-documentTypeList: SEQUENCE of a version and a SET. */
  private static final String DOCUMENT_TYPES = "2.23.136.1.1.6.2";

  private final X509Certificate signer;
  private final X509Certificate authority;

  private SealSigner(X509Certificate signer, X509Certificate authority) {
    this.signer = signer;
    this.authority = authority;
  }

  /**
   * The signer of a path.
   *
   * @param path the signer's certificate first, the listed one last; the same if there is one
   */
  public static SealSigner of(List<X509Certificate> path) {
    return new SealSigner(path.get(0), path.get(path.size() - 1));
  }

  /** Whether it is an authority, whose key signs certificates. */
  public boolean isAuthority() {
    return signer.getBasicConstraints() >= 0;
  }

  /** Whether the extended key usage has the one for seals. anyExtendedKeyUsage is not it. */
  public boolean signsSeals() {
    return new Extensions(signer).extendedKeyUsages().contains(SIGNS_SEALS);
  }

  /** The types of documents that it signs, such as {@code NV}; none if it names none. */
  public Set<String> documentTypes() {
    byte[] octets = signer.getExtensionValue(DOCUMENT_TYPES);
    try {
      return octets == null ? Set.of() : read(ASN1OctetString.getInstance(octets).getOctets());
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds for what it cannot read.
      return Set.of();
    }
  }

  private static Set<String> read(byte[] der) {
    ASN1Sequence list = ASN1Sequence.getInstance(der);
    if (list.size() != 2 || !(list.getObjectAt(0) instanceof ASN1Integer)) {
      return Set.of();
    }
    Set<String> types = new HashSet<>();
    for (ASN1Encodable type : ASN1Set.getInstance(list.getObjectAt(1))) {
      types.add(((ASN1String) type).getString());
    }
    return Set.copyOf(types);
  }

  /** {@code countryName} of the signer, as it is written. */
  public Optional<String> country() {
    return SignerFacts.of(signer, List.of()).country();
  }

  /** {@code countryName} of the listed certificate, as it is written. */
  public Optional<String> authorityCountry() {
    return SignerFacts.of(authority, List.of()).country();
  }
}
