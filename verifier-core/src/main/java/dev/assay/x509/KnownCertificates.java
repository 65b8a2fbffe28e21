package dev.assay.x509;

import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * What the operator brings to the validation of a chain.
 *
 * @param anchors the certificates that the trust list names for the role, and no others
 * @param between certificates of authorities that may be part of a path: cross certificates, and
 *     those that link an authority's old key with its new one. They are believed no more than those
 *     that come with a token: a path through them has to end at an anchor
 */
public record KnownCertificates(Set<AnchorCertificate> anchors, Set<X509Certificate> between) {

  public KnownCertificates {
    anchors = Set.copyOf(anchors);
    between = Set.copyOf(between);
  }

  /** Anchors alone. */
  public static KnownCertificates of(Set<AnchorCertificate> anchors) {
    return new KnownCertificates(anchors, Set.of());
  }
}
