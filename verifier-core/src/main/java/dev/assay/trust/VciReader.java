package dev.assay.trust;

import static dev.assay.trust.TrustListRule.SOURCE_FORM;
import static dev.assay.trust.TrustListRule.SOURCE_SIGNATURE;

import dev.assay.credential.Mechanism;
import dev.assay.crypto.Crypto;
import dev.assay.crypto.VerificationKey;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a trust list of our own format of the directory of the Vaccination Credential Initiative:
 * of its daily snapshot, which has the keys of every issuer, or of the plain list of issuers, whose
 * keys are then fetched from where SMART Health Cards has them. Source: SMART Health Cards
 * Framework 1.4.0, Protocol Details, "Determining keys associated with an issuer"; the forms are
 * those of the-commons-project/vci-directory.
 */
public final class VciReader {

  /** The mechanism of issuers whose keys stand in no list. */
  private static final String WELL_KNOWN = "well-known-jwks";

  private final Crypto crypto;

  /** A reader; safe for use by several threads. */
  public VciReader(Crypto crypto) {
    this.crypto = crypto;
  }

  /**
   * Reads a directory that the pinned key signed.
   *
   * @param source the file or address, for messages
   * @param signature over the bytes of the file, in DER, with the hash that belongs to the curve
   * @param signer of the operator's configuration
   * @throws TrustListFault if it cannot be used as a whole
   */
  public ImportedList signed(
      String source, byte[] json, byte[] signature, VerificationKey signer, ImportTerms terms)
      throws TrustListFault {
    SourceLimits.requireSize(source, json);
    if (!EcdsaSignature.holdsDer(crypto, signer, json, signature)) {
      throw new TrustListFault(
          SOURCE_SIGNATURE, source, "the signature does not hold with the pinned key");
    }
    return read(source, json, "signed by the pinned key " + signer.thumbprint(), terms);
  }

  /**
   * Reads a directory without a signature.
   *
   * @param source the file or address, for messages
   * @param why the operator takes it all the same
   * @throws TrustListFault if it cannot be used as a whole
   */
  public ImportedList unsigned(String source, byte[] json, UnsignedSource why, ImportTerms terms)
      throws TrustListFault {
    SourceLimits.requireSize(source, json);
    return read(source, json, why.text(), terms);
  }

  private ImportedList read(String source, byte[] json, String authenticity, ImportTerms terms)
      throws TrustListFault {
    try {
      Place root = new Place("", Json.readObject(json, SourceLimits.JSON));
      boolean snapshot = root.has("issuerInfo");
      List<Place> listed = root.objects(snapshot ? "issuerInfo" : "participating_issuers");
      SourceLimits.requireCount(source, listed.size());
      Instant issued = snapshot ? root.instant("time") : terms.at();
      ImportNotes notes = new ImportNotes();
      IssuerEntries entries = new IssuerEntries(crypto, notes);
      if (snapshot) {
        listed.forEach(entries::addWithKeys);
      } else {
        requireWellKnown(source);
        notes.undated(json);
        listed.forEach(entries::addWithoutKeys);
      }
      ListAssembly.Head head =
          new ListAssembly.Head(
              "vci-directory",
              "Issuers of SMART Health Cards, directory of the VCI",
              issued,
              ListAssembly.provenance("Directory of the VCI of " + issued, authenticity, json));
      return new ListAssembly(crypto, source, terms)
          .assemble(
              head,
              entries.entries(),
              notes.report(authenticity, listed.size(), entries.entries().size()));
    } catch (JsonException e) {
      throw new TrustListFault(SOURCE_FORM, source, "it must be JSON: " + e.getMessage());
    } catch (FormFault e) {
      throw new TrustListFault(SOURCE_FORM, source, List.of(TrustListFault.Problem.of(e)));
    }
  }

  private static void requireWellKnown(String source) throws TrustListFault {
    if (Arrays.stream(Mechanism.values()).noneMatch(one -> one.code().equals(WELL_KNOWN))) {
      throw new TrustListFault(
          SOURCE_FORM,
          source,
          "it has no keys, and keys are not fetched by mechanism "
              + WELL_KNOWN
              + " here; import the snapshot, which has them");
    }
  }
}
