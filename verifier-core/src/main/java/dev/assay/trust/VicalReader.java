package dev.assay.trust;

import static dev.assay.trust.TrustListRule.ROLLBACK;
import static dev.assay.trust.TrustListRule.VICAL_AUTHORITY;
import static dev.assay.trust.TrustListRule.VICAL_CURRENT;
import static dev.assay.trust.TrustListRule.VICAL_FORM;
import static dev.assay.trust.TrustListRule.VICAL_SIGNATURE;
import static dev.assay.trust.TrustListRule.VICAL_SIGNER;

import dev.assay.cbor.Cbor;
import dev.assay.cbor.CborException;
import dev.assay.check.CheckResult;
import dev.assay.check.Checks;
import dev.assay.check.Outcome;
import dev.assay.check.Report;
import dev.assay.check.Shown;
import dev.assay.cose.CoseException;
import dev.assay.cose.CoseSign1;
import dev.assay.credential.Limits;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.jose.Json;
import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificatePaths;
import dev.assay.x509.CertificateProfile;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.KnownCertificates;
import dev.assay.x509.ListedAuthority;
import dev.assay.x509.ValidatedPath;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a trust list of our own format of a VICAL (ISO/IEC 18013-5, Annex C): a list of issuing
 * authorities that a provider signed.
 *
 * <p>Each authority is an entry of its own, granted from the date of the VICAL on, for the types of
 * its entry, the format {@code mso_mdoc} and nothing else. The list is taken whole or not at all,
 * but for entries that contradict themselves: those are left out and named, because one of them
 * must not take the authorities of all other countries down with it.
 */
public final class VicalReader {

  /**
   * How long a VICAL that names no next update is used: a quarter of a year, in which providers are
   * seen to issue several.
   */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(92);

  /** id-mdl-kp-mdlVICAL: ISO/IEC 18013-5, B.1.5. */
  private static final String SIGNS_VICALS = "1.0.18013.5.1.8";

  private final Crypto crypto;
  private final CertificatePaths paths;

  /** A reader; safe for use by several threads. */
  public VicalReader(Crypto crypto) {
    this.crypto = crypto;
    this.paths =
        new CertificatePaths(
            crypto, Limits.DEFAULT, Map.of(CertificateProfile.LIST_SIGNER, SIGNS_VICALS));
  }

  /**
   * What the operator says of a VICAL.
   *
   * @param signers the certificate of its signer, or of authorities above it
   * @param id of the list that is made; absent to name it after the provider
   * @param maxAge how long it is used if it names no next update
   * @param lastIssue the highest issue that was taken before; absent for the first
   */
  public record Terms(
      List<X509Certificate> signers,
      Optional<String> id,
      Duration maxAge,
      Optional<Long> lastIssue) {

    public Terms {
      signers = List.copyOf(signers);
    }
  }

  /**
   * A list that was made.
   *
   * @param list as JSON values, in the format that {@link TrustListReader} reads
   * @param leftOut the entries that contradict themselves
   */
  public record Imported(Map<String, Object> list, List<LeftOut> leftOut) {

    public Imported {
      leftOut = List.copyOf(leftOut);
    }

    /** The list as JSON text. */
    public byte[] json() {
      return Json.writePretty(list).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * An entry that was left out.
   *
   * @param place in the VICAL, from 1
   */
  public record LeftOut(int place, TrustListRule rule, String reason) {}

  /**
   * Reads a VICAL.
   *
   * @param source the file or address, for messages
   * @param cose an untagged COSE_Sign1
   * @param at the instant at which it has to be current
   */
  public Imported read(String source, byte[] cose, Terms terms, Instant at) throws TrustListFault {
    CoseSign1 message = message(source, cose);
    requireSigned(source, message, terms, at);
    Vical vical =
        VicalReading.read(message.payload().orElseThrow())
            .orElseThrow(
                () ->
                    new TrustListFault(
                        VICAL_FORM, source, "what is signed is not of the form of a VICAL 1.x"));
    Instant end = vical.end(terms.maxAge());
    requireCurrent(source, vical, end, at);
    requireNoRollback(source, vical, terms);
    return new Conversion(source, terms, vical, end).run(cose);
  }

  private static CoseSign1 message(String source, byte[] cose) throws TrustListFault {
    try {
      CoseSign1 message = CoseSign1.of(Cbor.read(cose, VicalReading.LIMITS), VicalReading.LIMITS);
      if (message.payload().isPresent()) {
        return message;
      }
      throw new TrustListFault(VICAL_FORM, source, "the COSE_Sign1 has no payload");
    } catch (CborException | CoseException e) {
      throw new TrustListFault(
          VICAL_FORM, source, "it must be an untagged COSE_Sign1: " + e.getMessage());
    }
  }

  private void requireSigned(String source, CoseSign1 message, Terms terms, Instant at)
      throws TrustListFault {
    ValidatedPath path = signer(source, message, terms, at);
    Optional<SignatureAlgorithm> algorithm =
        message
            .header()
            .algorithm()
            .flatMap(number -> SignatureAlgorithm.ofCoseNumber(number, path.key().kind()));
    boolean holds =
        message.header().criticalFault(Set.of()).isEmpty()
            && algorithm.isPresent()
            && message.verifies(crypto, algorithm.get(), path.key());
    if (!holds) {
      throw new TrustListFault(
          VICAL_SIGNATURE, source, "the signature does not hold with the signer's certificate");
    }
  }

  private ValidatedPath signer(String source, CoseSign1 message, Terms terms, Instant at)
      throws TrustListFault {
    List<String> chain =
        message.header().certificates().stream()
            .map(der -> Base64.getEncoder().encodeToString(der.toByteArray()))
            .toList();
    Set<AnchorCertificate> anchors =
        Set.copyOf(terms.signers().stream().map(AnchorCertificate::new).toList());
    List<ValidatedPath> found = new ArrayList<>();
    Checks checks = new Checks();
    Report report =
        checks.run(
            () ->
                found.add(
                    paths.validate(
                        chain,
                        KnownCertificates.of(anchors),
                        at,
                        CertificateProfile.LIST_SIGNER,
                        checks)));
    if (found.isEmpty()) {
      throw new TrustListFault(VICAL_SIGNER, source, why(report));
    }
    return found.get(0);
  }

  private static String why(Report report) {
    return report.with(Outcome.FAILED).stream()
        .findFirst()
        .map(VicalReader::show)
        .orElse("its signer is not trusted");
  }

  private static String show(CheckResult row) {
    return "its signer is not trusted: " + row.rule().code() + ", " + row.detail();
  }

  private static void requireCurrent(String source, Vical vical, Instant end, Instant at)
      throws TrustListFault {
    if (vical.date().isAfter(at) || end.isBefore(at)) {
      throw new TrustListFault(
          VICAL_CURRENT,
          source,
          "it is of " + vical.date() + " and to be used until " + end + ", looked at for " + at);
    }
  }

  private static void requireNoRollback(String source, Vical vical, Terms terms)
      throws TrustListFault {
    long issue = issue(vical);
    if (terms.lastIssue().isPresent() && issue < terms.lastIssue().get()) {
      throw new TrustListFault(
          ROLLBACK,
          source,
          "it is issue " + issue + ", and " + terms.lastIssue().get() + " was taken before");
    }
  }

  /** Where a VICAL has no number, its date counts: it grows as well. */
  private static long issue(Vical vical) {
    return vical.issueId().orElseGet(() -> vical.date().getEpochSecond());
  }

  /** One VICAL that becomes one list. */
  private record Conversion(String source, Terms terms, Vical vical, Instant end) {

    Imported run(byte[] received) {
      Map<X509Certificate, AuthorityEntry> entries = new LinkedHashMap<>();
      List<LeftOut> leftOut = new ArrayList<>();
      int place = 0;
      for (Vical.Entry entry : vical.entries()) {
        place++;
        try {
          ListedAuthority authority = authority(entry);
          entries.merge(
              authority.certificate(),
              new AuthorityEntry(
                  "authority-" + place,
                  entry.name().orElse(authority.subject()),
                  entry.types(),
                  authority,
                  vical.date(),
                  "entry " + place + ": " + authority.subject()),
              AuthorityEntry::alsoFor);
        } catch (CertificateFault e) {
          leftOut.add(new LeftOut(place, VICAL_AUTHORITY, "the certificate " + e.reason().text()));
        } catch (Contradiction e) {
          leftOut.add(new LeftOut(place, VICAL_AUTHORITY, e.getMessage()));
        }
      }
      List<Map<String, Object>> made = entries.values().stream().map(AuthorityEntry::json).toList();
      return new Imported(list(made, received), leftOut);
    }

    /** ISO/IEC 18013-5, C.1.7: what the entry repeats of its certificate is what stands there. */
    private static ListedAuthority authority(Vical.Entry entry)
        throws CertificateFault, Contradiction {
      ListedAuthority authority =
          ListedAuthority.of(CertificateReader.der(entry.certificate().toByteArray()));
      if (!authority.hasSerialNumber(entry.serialNumber().toByteArray())) {
        throw new Contradiction("serialNumber is not that of the certificate");
      }
      if (!authority.hasKeyIdentifier(entry.keyIdentifier().toByteArray())) {
        throw new Contradiction("ski is not that of the certificate");
      }
      return authority;
    }

    private Map<String, Object> list(List<Map<String, Object>> entries, byte[] received) {
      Map<String, Object> list = new LinkedHashMap<>();
      list.put("version", 1L);
      list.put("id", terms.id().orElseGet(() -> "vical-" + slug(vical.provider())));
      list.put("name", "VICAL of " + Shown.of(vical.provider()));
      list.put("sequence", issue(vical));
      list.put("issued", vical.date().toString());
      list.put("nextUpdate", end.toString());
      list.put("operator", Shown.of(vical.provider()));
      list.put(
          "provenance",
          "VICAL of "
              + Shown.of(vical.provider())
              + ", issue "
              + issue(vical)
              + ", of "
              + vical.date()
              + ", "
              + TrustListReader.digest(received));
      list.put("entries", entries);
      return list;
    }

    private static String slug(String provider) {
      return provider.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
  }

  /** An entry that does not repeat what its certificate says. */
  private static final class Contradiction extends Exception {

    private static final long serialVersionUID = 1L;

    Contradiction(String reason) {
      super(reason, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
