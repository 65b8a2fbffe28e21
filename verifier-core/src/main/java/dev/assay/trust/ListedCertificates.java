package dev.assay.trust;

import dev.assay.x509.AnchorCertificate;
import dev.assay.x509.CertificateFault;
import dev.assay.x509.CertificateReader;
import dev.assay.x509.KnownCertificates;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates that services stand on, found by what they are and by whose they are.
 *
 * @param services by the certificate
 * @param bySubject the certificates of one subject
 * @param between the cross certificates of one subject
 */
record ListedCertificates(
    Map<AnchorCertificate, List<ListedService>> services,
    Map<X500Principal, Set<AnchorCertificate>> bySubject,
    Map<X500Principal, Set<X509Certificate>> between) {

  /**
   * Up to so many certificates are simply all passed on; looking for the right ones would cost
   * more.
   */
  private static final int FEW = 8;

  /** No chain is longer; those that are will be refused for it. */
  private static final int MAX_CHAIN = 8;

  static ListedCertificates of(List<ListedService> services) {
    ListedCertificates certificates =
        new ListedCertificates(new HashMap<>(), new HashMap<>(), new HashMap<>());
    services.forEach(certificates::add);
    return certificates;
  }

  static ListedCertificates union(List<ListedCertificates> parts) {
    List<ListedCertificates> filled = parts.stream().filter(part -> !part.isEmpty()).toList();
    if (filled.size() == 1) {
      return filled.get(0);
    }
    ListedCertificates union = of(List.of());
    filled.forEach(union::addAll);
    return union;
  }

  private void addAll(ListedCertificates part) {
    part.services.forEach(
        (anchor, those) ->
            services.computeIfAbsent(anchor, first -> new ArrayList<>()).addAll(those));
    part.bySubject.forEach(
        (subject, those) ->
            bySubject.computeIfAbsent(subject, first -> new HashSet<>()).addAll(those));
    part.between.forEach(
        (subject, those) ->
            between.computeIfAbsent(subject, first -> new HashSet<>()).addAll(those));
  }

  void add(ListedService listed) {
    for (AnchorCertificate anchor : listed.certificates()) {
      services.computeIfAbsent(anchor, first -> new ArrayList<>(1)).add(listed);
      X500Principal subject = anchor.certificate().getSubjectX500Principal();
      bySubject.computeIfAbsent(subject, first -> new HashSet<>()).add(anchor);
    }
    for (X509Certificate cross : listed.service().crossCertificates()) {
      between.computeIfAbsent(cross.getSubjectX500Principal(), first -> new HashSet<>()).add(cross);
    }
  }

  boolean isEmpty() {
    return services.isEmpty();
  }

  /** The services that stand on a certificate, in the order of the lists. */
  List<ListedService> on(AnchorCertificate anchor) {
    return services.getOrDefault(anchor, List.of());
  }

  /** Whether a chain leads, by its names, to one of these certificates. */
  boolean areAbove(List<String> chain) {
    return !above(chain).anchors().isEmpty();
  }

  /** Those of these certificates that a chain can have to do with. */
  KnownCertificates relevantTo(List<String> chain) {
    return between.isEmpty() && services.size() <= FEW
        ? KnownCertificates.of(services.keySet())
        : above(chain);
  }

  private KnownCertificates above(List<String> chain) {
    Set<AnchorCertificate> anchors = new HashSet<>();
    Set<X509Certificate> links = new HashSet<>();
    Deque<X509Certificate> left = new ArrayDeque<>();
    for (String text : chain.subList(0, Math.min(chain.size(), MAX_CHAIN))) {
      try {
        left.add(CertificateReader.base64(text));
      } catch (CertificateFault e) {
        // What cannot be read leads nowhere; the validation of the chain says what is wrong with
        // it.
        return KnownCertificates.of(Set.of());
      }
    }
    while (!left.isEmpty()) {
      X509Certificate certificate = left.remove();
      X500Principal issuer = certificate.getIssuerX500Principal();
      anchors.addAll(bySubject.getOrDefault(issuer, Set.of()));
      AnchorCertificate itself = new AnchorCertificate(certificate);
      if (services.containsKey(itself)) {
        anchors.add(itself);
      }
      between.getOrDefault(issuer, Set.of()).stream().filter(links::add).forEach(left::add);
    }
    return new KnownCertificates(anchors, links);
  }
}
