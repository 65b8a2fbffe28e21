package dev.assay.credential;

import dev.assay.check.Checks;
import java.util.List;

/** Finds in the trust list who may have signed a token. */
@FunctionalInterface
public interface KeyResolver {

  /**
   * What the trust list has for a reference. The verification ends inside this method if it has
   * nothing.
   *
   * @return never empty
   */
  List<TrustedIssuer> resolve(IssuerReference reference, Checks checks);
}
