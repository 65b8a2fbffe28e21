package dev.assay.trust;

import static dev.assay.trust.TrustListRule.SOURCE_FORM;
import static dev.assay.trust.TrustListRule.SOURCE_SIGNATURE;

import dev.assay.crypto.Crypto;
import dev.assay.crypto.SignatureAlgorithm;
import dev.assay.crypto.VerificationKey;
import dev.assay.form.FormFault;
import dev.assay.form.Place;
import dev.assay.jose.Json;
import dev.assay.jose.JsonException;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a trust list of our own format of the list of signers' certificates that national backends
 * of the EU gateway publish: a line with the base64 of an ES256 signature, r and s side by side,
 * and the JSON that is signed, from its first brace to the end of the file:
 *
 * <pre>{@code
 * {"certificates": [{"certificateType": "DSC", "country": "AT", "kid": "...", "rawData": "..."}]}
 * }</pre>
 *
 * <p>Of each certificate only its bytes count: its name is made of them, and what it may sign is
 * read in them. A certificate has to be of the country that it is listed for. The list has no date:
 * it is dated by its import, and an older one that was signed once is taken as well. Source: HCERT
 * 1.0.8, 3.3.3, 5.1 and A.4; the form is that of CovPass.
 */
public final class DccListReader {

  private static final String SIGNER = "DSC";

  private final Crypto crypto;

  /** A reader; safe for use by several threads. */
  public DccListReader(Crypto crypto) {
    this.crypto = crypto;
  }

  /**
   * Reads a list that the pinned key signed.
   *
   * @param source the file or address, for messages
   * @param file all of its bytes
   * @param signer of the operator's configuration
   * @throws TrustListFault if it cannot be used as a whole
   */
  public ImportedList signed(String source, byte[] file, VerificationKey signer, ImportTerms terms)
      throws TrustListFault {
    SourceLimits.requireSize(source, file);
    byte[] json = opened(source, file, signer);
    ImportNotes notes = new ImportNotes();
    notes.undated(file);
    SignerEntries entries = new SignerEntries(crypto, terms, notes);
    int listed = read(source, json, entries, notes);
    String authenticity = "signed by the pinned key " + signer.thumbprint();
    ListAssembly.Head head =
        new ListAssembly.Head(
            "eu-dcc-signers",
            "Signers of EU DCCs",
            terms.at(),
            ListAssembly.provenance("List of signers of the EU gateway", authenticity, file));
    return new ListAssembly(crypto, source, terms)
        .assemble(
            head, entries.entries(), notes.report(authenticity, listed, entries.entries().size()));
  }

  /** What is signed, byte for byte. */
  private byte[] opened(String source, byte[] file, VerificationKey signer) throws TrustListFault {
    int brace = 0;
    while (brace < file.length && file[brace] != '{') {
      brace++;
    }
    String line = new String(file, 0, brace, StandardCharsets.ISO_8859_1).strip();
    byte[] json = Arrays.copyOfRange(file, brace, file.length);
    if (!crypto.verify(SignatureAlgorithm.ES256, signer, json, signature(source, line))) {
      throw new TrustListFault(
          SOURCE_SIGNATURE, source, "the signature does not hold with the pinned key");
    }
    return json;
  }

  private static byte[] signature(String source, String line) throws TrustListFault {
    try {
      byte[] signature = Base64.getDecoder().decode(line);
      if (signature.length > 0) {
        return signature;
      }
    } catch (IllegalArgumentException e) {
      // The same fault as for an empty line.
    }
    throw new TrustListFault(
        SOURCE_FORM, source, "it must begin with a signature in base64, and JSON must follow");
  }

  private static int read(String source, byte[] json, SignerEntries entries, ImportNotes notes)
      throws TrustListFault {
    try {
      Place root = new Place("", Json.readObject(json, SourceLimits.JSON));
      List<Place> listed = root.objects("certificates");
      SourceLimits.requireCount(source, listed.size());
      int number = 0;
      for (Place one : listed) {
        number++;
        add(number, one, entries, notes);
      }
      return listed.size();
    } catch (JsonException e) {
      throw new TrustListFault(SOURCE_FORM, source, "it must be JSON: " + e.getMessage());
    } catch (FormFault e) {
      throw new TrustListFault(SOURCE_FORM, source, List.of(TrustListFault.Problem.of(e)));
    }
  }

  private static void add(int number, Place one, SignerEntries entries, ImportNotes notes) {
    String place = "certificate " + number;
    try {
      Optional<String> country = one.optionalText("country");
      String named = country.map(code -> place + " of " + code).orElse(place);
      if (!one.text("certificateType").equals(SIGNER)) {
        notes.leaveOut(named, "its certificateType is not " + SIGNER);
        return;
      }
      entries.add(
          new SignerEntries.Listed(
              named,
              CertificateReader.base64(one.text("rawData")),
              one.optionalText("kid").map(Set::of).orElse(Set.of()),
              country,
              Optional.empty()));
    } catch (FormFault e) {
      notes.leaveOut(place, e.path() + " " + e.reason());
    } catch (CertificateFault e) {
      notes.leaveOut(place, "its rawData " + e.reason().text());
    }
  }
}
