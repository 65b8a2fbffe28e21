package dev.assay.credential;

import dev.assay.check.Checks;
import dev.assay.check.Rule;
import java.util.List;

/** One format of credentials. Formats are stateless and know nothing of trust, status or policy. */
public interface CredentialFormat {

  /** The identifier that OpenID4VP gives the format, such as {@code dc+sd-jwt}. */
  String id();

  /** Every rule of this format, in the order in which they are tried. */
  List<? extends Rule> rules();

  /**
   * Whether the input claims to be of this format. This is a guess to pick the format by, not a
   * check.
   */
  boolean recognises(Input input);

  /** Whether what is of this format may be split over several codes. */
  default boolean readsParts() {
    return false;
  }

  /**
   * Reads the input under the rules of stage {@code FORMAT}.
   *
   * @param expected what the verifier expects of the holder: it may be needed to decrypt, and is no
   *     business of this stage otherwise
   * @return what is in it, in its order; one, unless the format is a container of several
   */
  List<Presentation> parse(Input input, HolderBinding expected, Checks checks);
}
