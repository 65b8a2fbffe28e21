package dev.assay.credential;

import dev.assay.check.Checks;
import java.util.List;
import java.util.Optional;

/**
 * What somebody sent, read and not believed. It offers only what is needed to find out whom to ask.
 */
public interface Presentation {

  /** The type that the presentation claims to be of, absent in formats or tokens without types. */
  Optional<String> claimedType();

  /**
   * The types each of which the trust list has to let its issuer issue: one, unless the format has
   * credentials that are of several types at once. Empty if it claims none.
   */
  default List<String> claimedTypes() {
    return claimedType().map(List::of).orElse(List.of());
  }

  /** Who the presentation says has signed it. */
  IssuerReference claimedIssuer();

  /**
   * Checks the issuer's signature, and everything that hangs on it, with keys that the trust list
   * supplied.
   *
   * @param candidates what the trust list has for {@link #claimedIssuer}; never empty
   * @return what the issuer signed; the verification ends inside this method if it did not
   */
  Credential authenticate(List<TrustedIssuer> candidates, Checks checks);
}
