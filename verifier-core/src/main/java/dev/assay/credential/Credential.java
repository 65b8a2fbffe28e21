package dev.assay.credential;

import dev.assay.check.Checks;
import dev.assay.document.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a trusted issuer is known to have signed. Whether it is valid now, and for whom, is still
 * open.
 */
public interface Credential {

  /** Who signed it, and why that is believed. */
  TrustedIssuer issuer();

  /** What it says. */
  Claims claims();

  /**
   * The types that it claims, its own type first. Only those that {@link TrustedIssuer#mayIssue}
   * confirms may be relied on (SD-JWT VC draft-18, 7.7).
   */
  List<String> types();

  /**
   * Where its status stands; empty if the issuer gave none. If it stands in several places, it is
   * the worst of what is found there.
   */
  List<StatusReference> status();

  /** When it was issued, as far as it says so. */
  Optional<Instant> issuedAt();

  /**
   * The thumbprint (RFC 7638) of the key that the issuer bound it to; empty if there is none. It
   * says nothing about who presents it: {@link #checkHolder} does.
   */
  default Optional<String> holderKey() {
    return Optional.empty();
  }

  /** What stands around the claims. */
  default Envelope envelope() {
    return Envelope.BARE;
  }

  /** Checks what the issuer publishes about the type against what was signed. */
  void checkType(Evidence evidence, Checks checks);

  /** Checks that it is valid at an instant. */
  void checkValidity(Instant at, Checks checks);

  /**
   * Checks that the holder presented it, to this verifier, for this transaction, around this
   * instant.
   *
   * @return what the holder's own device signed besides, as far as a proof was demanded, with the
   *     issuer's leave; it is the word of the holder, and none in most formats
   */
  Claims checkHolder(HolderBinding expected, Instant at, Checks checks);
}
