package dev.assay.vds;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.crypto.Crypto;
import java.util.List;

/**
 * The format {@code vds-nc}: visible digital seals for non-constrained environments, as the text of
 * the code that is scanned, or the same JSON with other blanks.
 *
 * <p>Recognised: a JSON object with the names {@code hdr} and {@code sigvl} somewhere in it.
 * Accepted: {@code {"data":{"hdr":{...},"msg":{...}},"sig":{"alg":...,"cer":...,"sigvl":...}}} of
 * type {@code icao.vacc} or {@code icao.test}, version 1. Rejected: the same with any member
 * besides at these levels, the header apart, or of another type.
 */
public final class VdsFormat implements CredentialFormat {

  private static final List<Rule> RULES = List.of(VdsRule.values());
  private static final String BLANKS = " \t\r\n";

  private final Crypto crypto;
  private final Limits limits;

  /** The format, with this cryptography and these limits. */
  public VdsFormat(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.limits = limits;
  }

  @Override
  public String id() {
    return "vds-nc";
  }

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public boolean recognises(Input input) {
    String text = input.text();
    int start = 0;
    while (start < text.length() && BLANKS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.startsWith("{", start) && text.contains("\"hdr\"") && text.contains("\"sigvl\"");
  }

  @Override
  public List<Presentation> parse(Input input, HolderBinding expected, Checks checks) {
    Seal seal = new VdsReader(limits, checks).read(input.text());
    return List.of(new VdsPresentation(seal, crypto, limits));
  }
}
