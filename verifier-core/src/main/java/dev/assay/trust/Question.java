package dev.assay.trust;

import dev.assay.credential.IssuerReference;
import dev.assay.credential.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may have signed a token.
 *
 * @param reference who the token says has signed it
 * @param format the token's format, such as {@code dc+sd-jwt}
 * @param types the types that the token claims, that which says most first: a service has to permit
 *     each of them; empty if it claims none
 * @param role what the signature is for
 * @param at the instant of the decision
 */
public record Question(
    IssuerReference reference, String format, List<String> types, Role role, Instant at) {

  public Question {
    types = List.copyOf(types);
  }

  /** A question about a token with one type, or without. */
  public Question(
      IssuerReference reference, String format, Optional<String> type, Role role, Instant at) {
    this(reference, format, type.map(List::of).orElse(List.of()), role, at);
  }

  /** The type that says most. */
  Optional<String> type() {
    return types.stream().findFirst();
  }
}
