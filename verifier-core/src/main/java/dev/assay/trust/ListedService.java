package dev.assay.trust;

import dev.assay.check.Shown;
import dev.assay.credential.Mechanism;
import dev.assay.jose.Jwk;
import dev.assay.x509.AnchorCertificate;
import java.util.List;
import java.util.stream.Stream;

/** A service with the entry and the list that it stands in. */
record ListedService(TrustList list, TrustEntry entry, TrustService service) {

  List<AnchorCertificate> certificates() {
    return anchors(TrustAnchor.Certificate.class)
        .map(TrustAnchor.Certificate::certificate)
        .toList();
  }

  List<String> dids() {
    return anchors(TrustAnchor.Did.class).map(TrustAnchor.Did::did).toList();
  }

  List<Jwk> keys() {
    return anchors(TrustAnchor.Keys.class).flatMap(anchor -> anchor.keys().stream()).toList();
  }

  List<ListedKey> namedKeys() {
    return anchors(TrustAnchor.NamedKey.class).map(key -> new ListedKey(this, key)).toList();
  }

  boolean uses(Mechanism mechanism) {
    return service.mechanism() == mechanism;
  }

  private <A extends TrustAnchor> Stream<A> anchors(Class<A> kind) {
    return service.anchors().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Which entry of which list, for details. Who signs a list need not be who reads a report. */
  @Override
  public String toString() {
    return "entry "
        + Shown.of(entry.id())
        + " of list "
        + Shown.of(list.id())
        + " #"
        + list.sequence();
  }
}
