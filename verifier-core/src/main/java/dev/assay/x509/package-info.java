/**
 * Certificates: read, chained to a listed certificate, and matched with names.
 *
 * <p>{@link dev.assay.x509.CertificatePaths} is the door. Whoever has a chain of certificates from
 * a token and the certificates that a trust list has for a role gets a {@link
 * dev.assay.x509.ValidatedPath}, or rows that say which certificate is at fault and why. Paths are
 * validated by the JDK (RFC 5280, 6.1); the rules around that, and what the JDK leaves open, stand
 * in {@link dev.assay.x509.X509Rule}. Nothing here knows the system's trust store, and nothing is
 * fetched.
 */
@NullMarked
package dev.assay.x509;

import org.jspecify.annotations.NullMarked;
