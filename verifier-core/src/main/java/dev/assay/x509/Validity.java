package dev.assay.x509;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A span of time, both ends included: RFC 5280, 4.1.2.5.
 *
 * @param notBefore its first instant
 * @param notAfter its last instant
 */
public record Validity(Instant notBefore, Instant notAfter) {

  public static Validity of(X509Certificate certificate) {
    return new Validity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /** Whether an instant lies in this span. */
  public boolean contains(Instant at) {
    return !at.isBefore(notBefore) && !at.isAfter(notAfter);
  }

  /** What this span and another have in common; it contains nothing if that is nothing. */
  Validity and(Validity other) {
    return new Validity(
        notBefore.isAfter(other.notBefore) ? notBefore : other.notBefore,
        notAfter.isBefore(other.notAfter) ? notAfter : other.notAfter);
  }
}
