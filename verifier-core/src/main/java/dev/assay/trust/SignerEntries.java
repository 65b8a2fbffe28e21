package dev.assay.trust;

import dev.assay.check.Shown;
import dev.assay.credential.SignerCertificate;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.Curve;
import dev.assay.crypto.KeyKind;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.trust.ImportReport.Kind;
import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.HealthSignerCountry;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Makes an entry of each certificate of a signer of EU DCCs: found by the name that its bytes give
 * it, for the types that its key usage names, for {@code eu-dcc} and nothing else, from its first
 * instant on. Authorities, keys that are not for signatures, and certificates of another country
 * than they are listed for make none. Its last instant is held against the certificates that it
 * signs (HCERT 1.0.8, 3.3.5).
 */
final class SignerEntries {

  /** ES256 and PS256 are the algorithms of HCERT 1.0.8, 3.3.2. */
  private static final Set<KeyKind> KINDS = Set.of(KeyKind.of(Curve.P_256), KeyKind.RSA);

  /** The extension, RFC 5280, 4.2.1.3, and the bit for what is no certificate and no list. */
  private static final String KEY_USAGE = "2.5.29.15";

  private static final int DIGITAL_SIGNATURE = 0;

  private final Crypto crypto;
  private final ImportTerms terms;
  private final ImportNotes notes;
  private final List<Map<String, Object>> entries = new ArrayList<>();
  private final Map<AnchorCertificate, String> places = new HashMap<>();
  private final Map<String, List<String>> namesakes = new HashMap<>();

  SignerEntries(Crypto crypto, ImportTerms terms, ImportNotes notes) {
    this.crypto = crypto;
    this.terms = terms;
    this.notes = notes;
  }

  /**
   * A certificate as a list has it.
   *
   * @param place where it stands, for people
   * @param names what the list calls it, in each form that would be right; empty if it does not
   * @param country that the list names
   * @param issuer the exact {@code iss} that the operator states; absent for the certificate's own
   *     country
   */
  record Listed(
      String place,
      X509Certificate certificate,
      Set<String> names,
      Optional<String> country,
      Optional<String> issuer) {

    Listed {
      names = Set.copyOf(names);
    }
  }

  /** The entries, in the order of the list. */
  List<Map<String, Object>> entries() {
    return List.copyOf(entries);
  }

  /** Adds one, or says why not. */
  void add(Listed listed) {
    AnchorCertificate anchor = new AnchorCertificate(listed.certificate());
    String before = places.get(anchor);
    if (before != null) {
      notes.note(Kind.DUPLICATE, listed.place(), "the same certificate as " + before);
      return;
    }
    List<String> types = SignerTypes.of(listed.certificate());
    Optional<String> fault =
        otherUse(listed.certificate(), types)
            .or(() -> keyFault(listed.certificate()))
            .or(() -> countryFault(listed, anchor.facts().country()))
            .or(() -> timeFault(anchor.facts()));
    if (fault.isPresent()) {
      notes.leaveOut(listed.place(), fault.get());
      return;
    }
    // Only now: listed for a wrong country first, it may still be listed for its own.
    places.put(anchor, listed.place());
    note(listed, anchor);
    entries.add(entry(listed, anchor, types));
    notes.count(
        "country", anchor.facts().country().or(listed::country).orElse("without a country"));
    types.forEach(type -> notes.count("type", type));
  }

  /** RFC 5280, 4.2.1.3 and 4.2.1.9; HCERT 1.0.8, A.4. */
  private static Optional<String> otherUse(X509Certificate certificate, List<String> types) {
    if (certificate.getBasicConstraints() >= 0) {
      return Optional.of("it is the certificate of an authority");
    }
    boolean[] usage = certificate.getKeyUsage();
    boolean signs =
        usage == null ? certificate.getExtensionValue(KEY_USAGE) == null : usage[DIGITAL_SIGNATURE];
    if (!signs) {
      return Optional.of("its key usage is not for signatures");
    }
    return types.isEmpty()
        ? Optional.of("its extended key usage is not for health certificates")
        : Optional.empty();
  }

  /** Without a country of its own, or with another, a certificate would speak for whom it likes. */
  private Optional<String> countryFault(Listed listed, Optional<String> own) {
    if (listed.issuer().isPresent()) {
      return Optional.empty();
    }
    Optional<String> known =
        terms.environment() == ListEnvironment.TEST
            ? own
            : own.filter(code -> !code.equals(HealthSignerCountry.NOBODY));
    if (known.isEmpty()) {
      return Optional.of("it names no country, and would speak for each");
    }
    return listed
        .country()
        .filter(country -> !HealthSignerCountry.covers(known.get(), country))
        .map(country -> "it is listed for " + country + ", and names " + known.get());
  }

  private Optional<String> timeFault(SignerCertificate facts) {
    if (facts.notBefore().isBefore(Instant.EPOCH)) {
      return Optional.of("it is valid from before 1970 on");
    }
    boolean unwanted = terms.expired() == ImportTerms.ExpiredUse.SKIP && isExpired(facts);
    return unwanted ? Optional.of("it expired on " + facts.notAfter()) : Optional.empty();
  }

  private Optional<String> keyFault(X509Certificate certificate) {
    try {
      VerificationKey key = crypto.keyOf(certificate.getPublicKey());
      return KINDS.contains(key.kind())
          ? Optional.empty()
          : Optional.of("its key is neither for ES256 nor for PS256");
    } catch (KeyRejectedException e) {
      return Optional.of("its key cannot be used: " + e.getMessage());
    }
  }

  private boolean isExpired(SignerCertificate facts) {
    return terms.at().isAfter(facts.notAfter());
  }

  private void note(Listed listed, AnchorCertificate anchor) {
    SignerCertificate facts = anchor.facts();
    String keyId = anchor.keyId();
    if (isExpired(facts)) {
      notes.note(
          Kind.EXPIRED, listed.place(), subject(listed.certificate()) + " on " + facts.notAfter());
    }
    if (!listed.names().isEmpty() && !listed.names().contains(keyId)) {
      notes.note(Kind.KEY_ID, listed.place(), "its bytes give " + keyId);
    }
    if (listed.country().isPresent() && !listed.country().equals(facts.country())) {
      notes.note(
          Kind.COUNTRY,
          listed.place(),
          "listed for "
              + listed.country().get()
              + ", the certificate names "
              + facts.country().orElse("none"));
    }
    List<String> same = namesakes.computeIfAbsent(keyId, first -> new ArrayList<>(1));
    same.forEach(
        other ->
            notes.note(Kind.COLLISION, listed.place(), keyId + " is also the name of " + other));
    same.add(listed.place());
  }

  private Map<String, Object> entry(Listed listed, AnchorCertificate anchor, List<String> types) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("roles", List.of("issuance"));
    service.put("formats", List.of("eu-dcc"));
    service.put("types", types);
    service.put("mechanism", "kid");
    service.put("anchors", List.of(Map.of("certificate", base64(anchor.certificate()))));
    listed.issuer().ifPresent(issuer -> service.put("issuer", issuer));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", id(anchor));
    entry.put("name", subject(anchor.certificate()));
    entry.put("sector", "public");
    String from = anchor.facts().notBefore().toString();
    entry.put("states", List.of(Map.of("state", "granted", "from", from)));
    entry.put("provenance", Shown.of(listed.place()));
    entry.put("services", List.of(service));
    return entry;
  }

  /** By its name; the second of a name is the second. */
  private String id(AnchorCertificate anchor) {
    String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(anchor.keyId()));
    int same = namesakes.getOrDefault(anchor.keyId(), List.of()).size();
    return "dsc-" + hex + (same > 1 ? "-" + same : "");
  }

  /** An entry has to have a name, and a subject may be empty. */
  private static String subject(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
    return subject.isBlank() ? "a signer without a name" : Shown.of(subject);
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }
}
