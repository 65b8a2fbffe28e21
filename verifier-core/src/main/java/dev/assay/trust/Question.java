package dev.assay.trust;

import dev.assay.credential.IssuerReference;
import dev.assay.credential.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may have signed a token.
 *
 * @param reference who the token says has signed it
 * @param format the token's format, such as {@code dc+sd-jwt}
 * @param type the type that the token claims
 * @param role what the signature is for
 * @param at the instant of the decision
 */
public record Question(
    IssuerReference reference, String format, Optional<String> type, Role role, Instant at) {}
