package dev.assay.trust;

import dev.assay.check.Shown;
import dev.assay.credential.Mechanism;
import dev.assay.jose.Jwk;
import dev.assay.x509.AnchorCertificate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A service with the entry and the list that it stands in. Made once a list, for each is asked in
 * every decision; no two are equal.
 */
final class ListedService {

  private final TrustList list;
  private final TrustEntry entry;
  private final TrustService service;
  private final List<AnchorCertificate> certificates;
  private final List<String> dids;
  private final List<Jwk> keys;
  private final List<ListedKey> namedKeys;
  private final String place;
  private final String granted;

  ListedService(TrustList list, TrustEntry entry, TrustService service) {
    this.list = list;
    this.entry = entry;
    this.service = service;
    this.certificates =
        anchors(TrustAnchor.Certificate.class, anchor -> Stream.of(anchor.certificate()));
    this.dids = anchors(TrustAnchor.Did.class, anchor -> Stream.of(anchor.did()));
    this.keys = anchors(TrustAnchor.Keys.class, anchor -> anchor.keys().stream());
    this.namedKeys =
        anchors(TrustAnchor.NamedKey.class, key -> Stream.of(new ListedKey(this, key)));
    this.place =
        "entry "
            + Shown.of(entry.id())
            + " of list "
            + Shown.of(list.id())
            + " #"
            + list.sequence();
    this.granted = Shown.of(entry.name()) + " is granted in " + place;
  }

  private <A extends TrustAnchor, R> List<R> anchors(Class<A> kind, Function<A, Stream<R>> what) {
    return service.anchors().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .flatMap(what)
        .toList();
  }

  TrustList list() {
    return list;
  }

  TrustEntry entry() {
    return entry;
  }

  TrustService service() {
    return service;
  }

  List<AnchorCertificate> certificates() {
    return certificates;
  }

  List<String> dids() {
    return dids;
  }

  List<Jwk> keys() {
    return keys;
  }

  List<ListedKey> namedKeys() {
    return namedKeys;
  }

  boolean uses(Mechanism mechanism) {
    return service.mechanism() == mechanism;
  }

  /** That its entry is granted, for details. */
  String granted() {
    return granted;
  }

  /** Which entry of which list, for details. Who signs a list need not be who reads a report. */
  @Override
  public String toString() {
    return place;
  }
}
