package dev.assay.dcc;

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
 * The format {@code eu-dcc}: EU Digital COVID Certificates, as the text of the code that is
 * scanned.
 *
 * <p>Recognised: {@code HC1:...}, and {@code AT1:...} of Austria's exemptions. Rejected: {@code
 * HC2:...}, which nobody has specified, and the text without its context identifier.
 */
public final class DccFormat implements CredentialFormat {

  private static final List<Rule> RULES = List.of(DccRule.values());

  private final Crypto crypto;
  private final Limits limits;

  /** The format, with this cryptography and these limits. */
  public DccFormat(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.limits = limits;
  }

  @Override
  public String id() {
    return "eu-dcc";
  }

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public boolean recognises(Input input) {
    return ContextIdentifier.of(input.text()).isPresent();
  }

  @Override
  public List<Presentation> parse(Input input, HolderBinding expected, Checks checks) {
    DccReader.Read read = new DccReader(checks).read(input.text());
    return List.of(DccPresentation.of(read, crypto, limits, checks));
  }
}
