package dev.assay.mdoc;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.crypto.Crypto;
import dev.assay.jose.Base64Url;
import dev.assay.x509.MdocCertificateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The format {@code mso_mdoc}: ISO/IEC 18013-5 documents, among them driving licences.
 *
 * <p>Recognised: base64url of a CBOR map, which begins with one of the letters {@code o} to {@code
 * v}. Accepted: a DeviceResponse with one document or several, one document of it, or IssuerSigned
 * alone; the last has no proof by a device. Of ISO/IEC 18013-7 Annex C also the encrypted response,
 * if the verifier's key of the exchange is given.
 */
public final class MdocFormat implements CredentialFormat {

  /** The six bits of a base64url character begin with 101, major type 5, in these letters. */
  private static final String BEGINS_A_MAP = "opqrstuv";

  /** An array of two, the first of which is the text "dcapi": EncryptedResponse. */
  private static final String BEGINS_ENCRYPTED = "gmVkY2Fwa";

  /** Enough to tell base64url from a URI or a sentence. */
  private static final int PEEKED = 8;

  private static final List<Rule> RULES =
      Stream.<Rule[]>of(MdocRule.values(), MdocCertificateRule.values())
          .flatMap(Stream::of)
          .toList();

  private final Crypto crypto;
  private final Limits limits;

  /** The format, with this cryptography and these limits. */
  public MdocFormat(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.limits = limits;
  }

  @Override
  public String id() {
    return "mso_mdoc";
  }

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public boolean recognises(Input input) {
    String text = input.text();
    return !text.isEmpty()
        && (BEGINS_A_MAP.indexOf(text.charAt(0)) >= 0 || text.startsWith(BEGINS_ENCRYPTED))
        && Base64Url.isOfAlphabet(text.subSequence(0, Math.min(text.length(), PEEKED)));
  }

  @Override
  public List<Presentation> parse(Input input, HolderBinding expected, Checks checks) {
    MdocReader.Returned returned = new MdocReader(limits, checks).read(input, expected);
    List<Presentation> presentations = new ArrayList<>();
    for (MdocDocument document : returned.documents()) {
      presentations.add(MdocPresentation.of(document, returned, crypto, limits, checks));
    }
    return presentations;
  }
}
