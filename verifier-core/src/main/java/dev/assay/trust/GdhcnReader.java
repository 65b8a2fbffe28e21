package dev.assay.trust;

import static dev.assay.trust.TrustListRule.SOURCE_ENVIRONMENT;
import static dev.assay.trust.TrustListRule.SOURCE_FORM;
import static dev.assay.trust.TrustListRule.SOURCE_SIGNATURE;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a trust list of our own format of a trust list of the Global Digital Health Certification
 * Network (WHO SMART Trust, DID trust list 2.0.0): a DID document with a key of type JsonWebKey2020
 * for each signer.
 *
 * <p>Of each key that is listed as that of a signer only the first certificate of its {@code x5c}
 * counts, and it has to be of the country of the participant who had it listed. Its coordinates are
 * not looked at, because half of those that are published have a length that no key has; its name
 * is made of the certificate's bytes; the certificates above it are not trusted.
 */
public final class GdhcnReader {

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
    return new Conversion(crypto, source, terms, document, new ImportNotes())
        .run(json, created, authenticity);
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
    ImportNotes notes = new ImportNotes();
    boolean dated = document.proof().containsKey("created");
    if (!dated) {
      notes.undated(json);
    }
    // Nobody has checked the date either, but a list that calls itself old is old.
    Instant issued = dated ? created(source, document) : terms.at();
    return new Conversion(crypto, source, terms, document, notes).run(json, issued, why.text());
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
      Crypto crypto, String source, ImportTerms terms, GdhcnDocument document, ImportNotes notes) {

    ImportedList run(byte[] received, Instant issued, String authenticity) throws TrustListFault {
      requireEnvironment();
      SignerEntries entries = new SignerEntries(crypto, terms, notes);
      int number = 0;
      for (GdhcnDocument.Method method : document.methods()) {
        number++;
        add("key " + number + " of " + document.methods().size(), method, entries);
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
      Optional<String> fault = GdhcnScope.fault(document, terms.environment());
      if (fault.isPresent()) {
        throw new TrustListFault(SOURCE_ENVIRONMENT, source, fault.get());
      }
    }

    private void add(String place, GdhcnDocument.Method method, SignerEntries entries) {
      String named = place + ", " + method.id();
      Optional<String> fault = GdhcnScope.otherUse(method).or(() -> strange(method));
      if (fault.isPresent()) {
        notes.leaveOut(named, fault.get());
        return;
      }
      if (!(method.jwk().get("x5c") instanceof List<?> chain)
          || chain.isEmpty()
          || !(chain.get(0) instanceof String own)) {
        notes.leaveOut(named, "it has no x5c, and keys without a certificate are not taken");
        return;
      }
      try {
        entries.add(
            new SignerEntries.Listed(
                named,
                CertificateReader.base64(own),
                GdhcnKeyId.of(method),
                GdhcnScope.participant(method).flatMap(GdhcnScope::country),
                Optional.empty()));
      } catch (CertificateFault e) {
        notes.leaveOut(named, "its first x5c " + e.reason().text());
      }
    }

    /** Tests have participants that are no countries, and a list for tests decides nothing else. */
    private Optional<String> strange(GdhcnDocument.Method method) {
      return GdhcnScope.participant(method)
          .filter(code -> terms.environment() == ListEnvironment.LIVE)
          .filter(code -> GdhcnScope.country(code).isEmpty())
          .map(code -> "its participant " + code + " is no country of ISO 3166-1");
    }
  }
}
