package dev.assay.trust;

import dev.assay.credential.Mechanism;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Jwk;
import dev.assay.jose.JwkSet;
import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the anchors of a service, and decodes their keys and certificates once and for all. */
final class AnchorReading {

  private static final String PEM = "-----BEGIN";
  private static final Map<Mechanism, Set<String>> KINDS =
      Map.of(
          Mechanism.X5C, Set.of("certificate"),
          Mechanism.DID, Set.of("did"),
          Mechanism.JWKS, Set.of("jwk", "jwks"),
          Mechanism.ISSUER_METADATA, Set.of("issuer"),
          Mechanism.WELL_KNOWN_JWKS, Set.of("issuer", "certificate"),
          Mechanism.KEY_ID, Set.of("certificate", "jwk"));

  private final Crypto crypto;

  AnchorReading(Crypto crypto) {
    this.crypto = crypto;
  }

  /** An anchor in the form that the mechanism takes. */
  TrustAnchor read(Place anchor, Mechanism mechanism) throws FormFault {
    Set<String> kinds = KINDS.getOrDefault(mechanism, Set.of());
    anchor.allowOnly(kinds);
    List<String> present = kinds.stream().filter(anchor::has).toList();
    if (present.size() != 1) {
      throw anchor.fault(
          "must have exactly one of " + kinds + ", for mechanism " + mechanism.code());
    }
    if (mechanism == Mechanism.KEY_ID) {
      return anchor.has("jwk") ? namedJwk(anchor) : namedCertificate(anchor);
    }
    return switch (present.get(0)) {
      case "certificate" -> new TrustAnchor.Certificate(new AnchorCertificate(certificate(anchor)));
      case "did" -> did(anchor);
      case "jwk" -> new TrustAnchor.Keys(List.of(key(anchor)));
      case "jwks" -> new TrustAnchor.Keys(keys(anchor));
      default -> issuer(anchor, mechanism);
    };
  }

  /** The member {@code certificate}: PEM, or the base64 of DER. */
  static X509Certificate certificate(Place anchor) throws FormFault {
    String text = anchor.text("certificate");
    try {
      return text.contains(PEM) ? CertificateReader.pem(text) : CertificateReader.base64(text);
    } catch (CertificateFault e) {
      throw anchor.fault(
          "certificate",
          e.reason().text() + "; it must be one certificate in PEM, or its DER in base64");
    }
  }

  /** A certificate is named by the first bytes of its digest: HCERT 1.0.8, 3.3.3. */
  private TrustAnchor namedCertificate(Place anchor) throws FormFault {
    AnchorCertificate certificate = new AnchorCertificate(certificate(anchor));
    try {
      return new TrustAnchor.NamedKey(
          Set.of(certificate.keyId()),
          crypto.keyOf(certificate.certificate().getPublicKey()),
          Optional.of(certificate.facts()),
          Optional.empty());
    } catch (KeyRejectedException e) {
      throw anchor.fault("certificate", "has no key that can be used: " + e.getMessage());
    }
  }

  /**
   * The name of a key is written as tokens have it, in base64, or as the text that its bytes are.
   */
  private TrustAnchor namedJwk(Place anchor) throws FormFault {
    Jwk jwk = key(anchor);
    if (!jwk.mayVerify()) {
      throw anchor.fault("jwk", "is not a key for signatures of an algorithm that fits it");
    }
    Set<String> names = new HashSet<>();
    jwk.keyId()
        .ifPresent(
            name -> {
              names.add(name);
              byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
              names.add(Base64.getEncoder().encodeToString(bytes));
            });
    return new TrustAnchor.NamedKey(names, jwk.key(), Optional.empty(), jwk.algorithm());
  }

  private static TrustAnchor did(Place anchor) throws FormFault {
    String did = anchor.text("did");
    if (!did.startsWith("did:") || did.indexOf('#') >= 0 || did.indexOf('?') >= 0) {
      throw anchor.fault("did", "must be a DID such as did:web:issuer.example, without fragment");
    }
    return new TrustAnchor.Did(did);
  }

  private static TrustAnchor issuer(Place anchor, Mechanism mechanism) throws FormFault {
    String issuer = anchor.text("issuer");
    if (mechanism == Mechanism.WELL_KNOWN_JWKS && MetadataAddress.ofKeySet(issuer).isEmpty()) {
      throw anchor.fault(
          "issuer", "must be an https URL without query, fragment and slash at the end");
    }
    if (MetadataAddress.of(issuer).isEmpty()) {
      throw anchor.fault("issuer", "must be an https URL without query and fragment");
    }
    return new TrustAnchor.Issuer(issuer);
  }

  private Jwk key(Place anchor) throws FormFault {
    try {
      return Jwk.read(anchor.object("jwk"), crypto);
    } catch (KeyRejectedException e) {
      throw anchor.fault("jwk", "is not a public key that can be used: " + e.getMessage());
    }
  }

  private List<Jwk> keys(Place anchor) throws FormFault {
    try {
      List<Jwk> keys = JwkSet.read(anchor.object("jwks"), crypto).keys();
      if (keys.stream().noneMatch(Jwk::mayVerify)) {
        throw anchor.fault("jwks", "must have at least one public key for signatures");
      }
      return keys;
    } catch (KeyRejectedException e) {
      throw anchor.fault("jwks", "is not a set of public keys that can be used: " + e.getMessage());
    }
  }
}
