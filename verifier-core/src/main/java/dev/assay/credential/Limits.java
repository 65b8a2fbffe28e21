package dev.assay.credential;

import java.time.Duration;

/**
 * Everything that a sender can make big, and how big it may be. The numbers are several times what
 * is seen in use, and small enough that the most expensive input costs milliseconds.
 *
 * @param maxInputChars the whole presentation; the largest credential in the wild, with a portrait,
 *     has about 100,000
 * @param maxDisclosures disclosures of one SD-JWT; a full EUDI PID has about 30
 * @param maxDepth nesting of JSON, and of disclosures inside disclosures; RFC 8259, 9 leaves it to
 *     us, real claims stay below 8
 * @param maxCertificates certificates of one chain; issuer, two intermediates and a root make 4
 * @param maxTypeDepth types that extend each other; SD-JWT VC draft-18, 5.4 demands a limit, real
 *     types extend once or twice
 * @param maxStatusListBytes a status list after inflation: 16 MiB is 134 million one-bit entries,
 *     twice the people of the UK
 * @param clockSkew how far two honest clocks may be apart
 */
public record Limits(
    int maxInputChars,
    int maxDisclosures,
    int maxDepth,
    int maxCertificates,
    int maxTypeDepth,
    int maxStatusListBytes,
    Duration clockSkew) {

  /** The limits that apply unless the operator sets others. */
  public static final Limits DEFAULT =
      new Limits(1 << 20, 512, 32, 5, 8, 16 << 20, Duration.ofSeconds(60));
}
