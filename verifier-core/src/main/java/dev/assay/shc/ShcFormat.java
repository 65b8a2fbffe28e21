package dev.assay.shc;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import dev.assay.credential.CredentialFormat;
import dev.assay.credential.HolderBinding;
import dev.assay.credential.Input;
import dev.assay.credential.Limits;
import dev.assay.credential.Presentation;
import dev.assay.crypto.Crypto;
import java.util.ArrayList;
import java.util.List;

/**
 * The format {@code smart-health-card}: SMART Health Cards 1.4.0.
 *
 * <p>Recognised: the text of a code, {@code shc:/...}, whole or in parts; a JWS with {@code zip} in
 * its header; a file {@code {"verifiableCredential": [...]}} of such tokens; the FHIR {@code
 * Parameters} that issuers answer with. A file is a container of as many cards as it has.
 */
public final class ShcFormat implements CredentialFormat {

  private static final List<Rule> RULES = List.of(ShcRule.values());

  private final Crypto crypto;
  private final Limits limits;

  /** The format, with this cryptography and these limits. */
  public ShcFormat(Crypto crypto, Limits limits) {
    this.crypto = crypto;
    this.limits = limits;
  }

  @Override
  public String id() {
    return "smart-health-card";
  }

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public boolean recognises(Input input) {
    return CardPeek.isCard(input.text());
  }

  @Override
  public boolean readsParts() {
    return true;
  }

  @Override
  public List<Presentation> parse(Input input, HolderBinding expected, Checks checks) {
    CardTexts texts = new CardTexts(limits, checks);
    CardReader reader = new CardReader(checks);
    List<Presentation> cards = new ArrayList<>();
    for (String token : texts.tokens(input)) {
      CardReader.Read read = reader.read(token, input.parts().size());
      cards.add(new ShcPresentation(read, crypto, limits));
    }
    return cards;
  }
}
