package dev.assay.trust;

import static dev.assay.trust.TrustListRule.SOURCE_ENVIRONMENT;
import static dev.assay.trust.TrustListRule.SOURCE_FORM;
import static dev.assay.trust.TrustListRule.SOURCE_SIGNATURE;

import dev.assay.check.Shown;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a trust list of our own format of a trust list of the Global Digital Health Certification
 * Network (WHO SMART Trust, DID trust list 2.0.0): a DID document with a key of type JsonWebKey2020
 * for each signer.
 *
 * <p>Of each key only the first certificate of its {@code x5c} counts. Its coordinates are not
 * looked at, because half of those that are published have a length that no key has; its name is
 * made of the certificate's bytes; the certificates above it are not trusted.
 */
public final class GdhcnReader {

  /** What the network publishes for real, and for its two kinds of tests. */
  private static final Pattern HOST =
      Pattern.compile("did:web:(?:[^:]*:)?tng-cdn(-dev|-uat|)(?:\\.who\\.int)?(?::.*)?");

  /** The levels of a list: domain, participant and usage, each a hyphen for all. */
  private static final Pattern LEVELS =
      Pattern.compile(".*:trustlist:([^:#]+):([^:#]+):([^:#]+)(?::[^:#]+)?#.*");

  /** Whose signers sign health certificates. */
  private static final Set<String> DOMAINS = Set.of("-", "DCC", "DDCC");

  private static final Set<String> AUTHORITIES = Set.of("SCA", "CSCA");

  private static final String AUTHORITY = "it is the certificate of an authority";

  private final Crypto crypto;

  /** A reader; safe for use by several threads. */
  public GdhcnReader(Crypto crypto) {
    this.crypto = crypto;
  }

  /**
   * Reads a list that the pinned key signed.
   *
   * @param source the file or address, for messages
   * @param signer of the operator's configuration
   * @throws TrustListFault if it cannot be used as a whole
   */
  public ImportedList signed(String source, byte[] json, VerificationKey signer, ImportTerms terms)
      throws TrustListFault {
    GdhcnDocument document = document(source, json);
    if (!GdhcnProof.holds(document, signer, crypto)) {
      throw new TrustListFault(
          SOURCE_SIGNATURE, source, "its proof does not hold with the pinned key");
    }
    Instant created = created(source, document);
    String authenticity = "signed by the pinned key " + signer.thumbprint();
    return new Conversion(crypto, source, terms, document).run(json, created, authenticity);
  }

  /**
   * Reads a list whose proof is not looked at.
   *
   * @param source the file or address, for messages
   * @param why the operator takes it all the same
   * @throws TrustListFault if it cannot be used as a whole
   */
  public ImportedList unsigned(String source, byte[] json, UnsignedSource why, ImportTerms terms)
      throws TrustListFault {
    GdhcnDocument document = document(source, json);
    return new Conversion(crypto, source, terms, document).run(json, terms.at(), why.text());
  }

  private static GdhcnDocument document(String source, byte[] json) throws TrustListFault {
    SourceLimits.requireSize(source, json);
    try {
      GdhcnDocument document = GdhcnDocument.read(Json.readObject(json, SourceLimits.JSON));
      SourceLimits.requireCount(source, document.methods().size());
      return document;
    } catch (JsonException e) {
      throw new TrustListFault(SOURCE_FORM, source, "it must be JSON: " + e.getMessage());
    } catch (FormFault e) {
      throw new TrustListFault(SOURCE_FORM, source, List.of(TrustListFault.Problem.of(e)));
    }
  }

  private static Instant created(String source, GdhcnDocument document) throws TrustListFault {
    try {
      return new Place("/proof", document.proof()).instant("created");
    } catch (FormFault e) {
      throw new TrustListFault(SOURCE_FORM, source, List.of(TrustListFault.Problem.of(e)));
    }
  }

  /** One document that becomes one list. */
  private record Conversion(
      Crypto crypto, String source, ImportTerms terms, GdhcnDocument document) {

    ImportedList run(byte[] received, Instant issued, String authenticity) throws TrustListFault {
      requireEnvironment();
      ImportNotes notes = new ImportNotes();
      SignerEntries entries = new SignerEntries(crypto, terms, notes);
      int number = 0;
      for (GdhcnDocument.Method method : document.methods()) {
        number++;
        add("key " + number + " of " + document.methods().size(), method, entries, notes);
      }
      ListAssembly.Head head =
          new ListAssembly.Head(
              "gdhcn",
              "Signers of the Global Digital Health Certification Network",
              issued,
              ListAssembly.provenance(document.id(), authenticity, received));
      return new ListAssembly(crypto, source, terms)
          .assemble(
              head,
              entries.entries(),
              notes.report(authenticity, number, entries.entries().size()));
    }

    private void requireEnvironment() throws TrustListFault {
      Matcher host = HOST.matcher(document.id());
      if (!host.matches()) {
        return;
      }
      boolean test = !host.group(1).isEmpty();
      if (test != (terms.environment() == ListEnvironment.TEST)) {
        throw new TrustListFault(
            SOURCE_ENVIRONMENT,
            source,
            Shown.of(document.id())
                + " is for environment "
                + (test ? ListEnvironment.TEST : ListEnvironment.LIVE).code());
      }
    }

    private static void add(
        String place, GdhcnDocument.Method method, SignerEntries entries, ImportNotes notes) {
      String named = place + ", " + method.id();
      Optional<String> other = otherUse(method);
      if (other.isPresent()) {
        notes.leaveOut(named, other.get());
        return;
      }
      if (!(method.jwk().get("x5c") instanceof List<?> chain)
          || chain.isEmpty()
          || !(chain.get(0) instanceof String own)) {
        notes.leaveOut(named, "it has no x5c, and keys without a certificate are not taken");
        return;
      }
      try {
        X509Certificate certificate = CertificateReader.base64(own);
        if (certificate.getBasicConstraints() >= 0) {
          notes.leaveOut(named, AUTHORITY);
          return;
        }
        entries.add(
            new SignerEntries.Listed(
                named, certificate, GdhcnKeyId.of(method), Optional.empty(), Optional.empty()));
      } catch (CertificateFault e) {
        notes.leaveOut(named, "its first x5c " + e.reason().text());
      }
    }

    /**
     * The levels stand in the identifier, which every form of the list signs. What stands beside it
     * is signed in some forms alone, and can only take away.
     */
    private static Optional<String> otherUse(GdhcnDocument.Method method) {
      Matcher levels = LEVELS.matcher(method.id());
      Optional<String> domain = levels.matches() ? Optional.of(levels.group(1)) : Optional.empty();
      Optional<String> usage = levels.matches() ? Optional.of(levels.group(3)) : Optional.empty();
      if (isAuthority(usage) || isAuthority(method.code("keyusage"))) {
        return Optional.of(AUTHORITY);
      }
      return Stream.of(domain, method.code("domain"))
          .flatMap(Optional::stream)
          .filter(code -> !DOMAINS.contains(code))
          .findFirst()
          .map(code -> "its domain " + code + " is not that of health certificates");
    }

    private static boolean isAuthority(Optional<String> usage) {
      return usage.filter(AUTHORITIES::contains).isPresent();
    }
  }
}
