package dev.assay.trust;

import static dev.assay.trust.TrustListRule.SOURCE_FORM;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.KeyRejectedException;
import dev.assay.crypto.VerificationKey;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a trust list of our own format of the certificates of signers of EU DCCs, each file in DER,
 * or in PEM with one certificate or several; and of a bare public key in PEM or DER, as the United
 * Kingdom published its own.
 */
public final class SignerFiles {

  private static final String AUTHENTICITY = "files of the operator's own";

  private final Crypto crypto;

  /** A reader; safe for use by several threads. */
  public SignerFiles(Crypto crypto) {
    this.crypto = crypto;
  }

  /**
   * What the operator says of the signers.
   *
   * @param country the exact {@code iss} of what they sign; absent for the country of each
   *     certificate
   * @param keyId what tokens call the bare key: text, or the base64 of bytes; absent if there is
   *     none
   * @param from since when the bare key is trusted, because it does not say; certificates are from
   *     their first instant on
   * @param until when they are withdrawn; absent for not yet
   */
  public record KeyTerms(
      Optional<String> country,
      Optional<String> keyId,
      Optional<Instant> from,
      Optional<Instant> until) {

    /** Whether a certificate would be withdrawn before it is ever trusted. */
    boolean withdraws(X509Certificate certificate) {
      Instant first = certificate.getNotBefore().toInstant();
      return until.filter(end -> !end.isAfter(first)).isPresent();
    }
  }

  /**
   * Makes the list.
   *
   * @param files at least one
   * @throws TrustListFault if a file has no certificate and no key, if a bare key lacks what it
   *     does not say itself, or if there is more than one
   */
  public ImportedList list(List<AuthorityFiles.File> files, KeyTerms keys, ImportTerms terms)
      throws TrustListFault {
    Collected collected = new Collected(new ImportNotes());
    SignerEntries signers = new SignerEntries(crypto, terms, collected.notes);
    for (AuthorityFiles.File file : files) {
      List<X509Certificate> certificates = certificates(file);
      if (certificates.isEmpty()) {
        collected.addKey(file.name(), key(file), keys);
      }
      for (X509Certificate certificate : certificates) {
        collected.listed++;
        String place = "file " + file.name() + ", certificate " + collected.listed;
        if (keys.withdraws(certificate)) {
          collected.notes.leaveOut(place, "it is withdrawn before its first instant");
        } else {
          signers.add(
              new SignerEntries.Listed(
                  place, certificate, Set.of(), Optional.empty(), keys.country()));
        }
      }
      SourceLimits.requireCount(file.name(), collected.listed);
    }
    List<Map<String, Object>> entries = new ArrayList<>(signers.entries());
    entries.addAll(collected.keys);
    entries.replaceAll(entry -> ending(entry, keys.until()));
    return new ListAssembly(crypto, files.get(0).name(), terms)
        .assemble(
            new ListAssembly.Head(
                "dsc",
                "Signers of health certificates",
                terms.at(),
                files.size() + " " + AUTHENTICITY),
            entries,
            collected.notes.report(AUTHENTICITY, collected.listed, entries.size()));
  }

  /** What was found so far. */
  private static final class Collected {

    private final ImportNotes notes;
    private final List<Map<String, Object>> keys = new ArrayList<>();
    private int listed;

    Collected(ImportNotes notes) {
      this.notes = notes;
    }

    void addKey(String file, VerificationKey key, KeyTerms terms) throws TrustListFault {
      if (!keys.isEmpty()) {
        throw new TrustListFault(
            SOURCE_FORM, file, "it is the second bare key, and one name is for one key");
      }
      keys.add(BareKeyEntry.of(file, key, terms));
      listed++;
      terms.country().ifPresent(country -> notes.count("country", country));
      SignerTypes.ALL.forEach(type -> notes.count("type", type));
    }
  }

  /** Withdrawn from an instant on, so that decisions about the time before stay right. */
  private static Map<String, Object> ending(Map<String, Object> entry, Optional<Instant> until) {
    if (until.isEmpty() || !(entry.get("states") instanceof List<?> states)) {
      return entry;
    }
    List<Object> history = new ArrayList<>(states);
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("state", "withdrawn");
    end.put("from", until.get().toString());
    end.put("note", "historical");
    history.add(end);
    Map<String, Object> ending = new LinkedHashMap<>(entry);
    ending.put("states", history);
    return ending;
  }

  /** None if it is a bare key, or nothing. */
  private static List<X509Certificate> certificates(AuthorityFiles.File file)
      throws TrustListFault {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      certificates.addAll(CertificateReader.pems(file.latin1()));
    } catch (CertificateFault e) {
      throw new TrustListFault(
          SOURCE_FORM, file.name(), "a certificate in it " + e.reason().text());
    }
    if (certificates.isEmpty()) {
      der(file).ifPresent(certificates::add);
    }
    return certificates;
  }

  private static Optional<X509Certificate> der(AuthorityFiles.File file) {
    try {
      return Optional.of(
          CertificateReader.der(file.latin1().getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CertificateFault e) {
      // Then it may be a key; if it is not, that is what is said.
      return Optional.empty();
    }
  }

  private VerificationKey key(AuthorityFiles.File file) throws TrustListFault {
    try {
      boolean pem = file.latin1().stripLeading().startsWith(PublicKeyPem.BEGIN);
      return crypto.spkiKey(
          pem
              ? PublicKeyPem.der(file.latin1())
              : file.latin1().getBytes(StandardCharsets.ISO_8859_1));
    } catch (KeyRejectedException e) {
      throw new TrustListFault(
          SOURCE_FORM,
          file.name(),
          "it must be certificates, or a public key, in PEM or DER: " + e.getMessage());
    }
  }
}
