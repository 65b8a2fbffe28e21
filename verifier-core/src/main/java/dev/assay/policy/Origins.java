package dev.assay.policy;

import java.util.List;

/**
 * From where a relying party accepts credentials. It can only narrow what the trust lists say.
 *
 * @param issuers the issuers that it accepts, by the identifiers that results name them by,
 *     compared exactly; empty for no demand
 * @param trustLists the trust lists by which an issuer may be trusted, by their identifiers; empty
 *     for no demand
 */
public record Origins(List<String> issuers, List<String> trustLists) {

  /** From wherever the trust lists say. */
  public static final Origins ANY = new Origins(List.of(), List.of());

  public Origins {
    issuers = List.copyOf(issuers);
    trustLists = List.copyOf(trustLists);
  }
}
