package dev.assay.server.openid4vp;

import dev.assay.credential.ClaimsPath;
import java.util.List;

/**
 * Credentials that a service may ask for, and what of them.
 *
 * @param types {@code vct}, doctypes or types of W3C credentials, compared exactly
 * @param claims each with all that lies within it
 */
public record Permission(DcqlFormat format, List<String> types, List<ClaimsPath> claims) {

  public Permission {
    types = List.copyOf(types);
    claims = List.copyOf(claims);
  }

  /** Whether a credential of all these types is one of those. */
  boolean isFor(DcqlFormat other, List<String> allOf) {
    return format == other && allOf.stream().anyMatch(types::contains);
  }

  boolean permits(ClaimsPath path) {
    return claims.stream().anyMatch(claim -> claim.covers(path));
  }
}
