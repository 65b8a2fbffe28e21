package dev.assay.bundle;

import dev.assay.document.Document;
import dev.assay.document.DocumentRequest;
import dev.assay.document.Documents;
import dev.assay.document.Finding;
import dev.assay.rules.RuleList;
import dev.assay.trust.TrustLists;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An immutable snapshot of everything that decisions without a network need: whom to trust, what
 * would otherwise be fetched, and the rules of the business. It comes whole out of {@link
 * BundleReader}, signed by a key that the operator pinned. Safe for use by several threads.
 */
public final class OfflineBundle {

  private final String source;
  private final Manifest manifest;
  private final TrustLists trustLists;
  private final List<RuleList> ruleLists;
  private final Map<String, Document> documents;

  OfflineBundle(
      String source,
      Manifest manifest,
      TrustLists trustLists,
      List<RuleList> ruleLists,
      Map<String, Document> documents) {
    this.source = source;
    this.manifest = manifest;
    this.trustLists = trustLists;
    this.ruleLists = List.copyOf(ruleLists);
    this.documents = Map.copyOf(documents);
  }

  /** The file that it was read from. */
  public String source() {
    return source;
  }

  /** What it says about itself and its contents. */
  public Manifest manifest() {
    return manifest;
  }

  /** Which bundle, and which issue of it. */
  public BundleId id() {
    return manifest.bundle();
  }

  /** Whom to trust, the most important list first. */
  public TrustLists trustLists() {
    return trustLists;
  }

  /** The lists of business rules, in the order of the bundle. */
  public List<RuleList> ruleLists() {
    return ruleLists;
  }

  /**
   * What decisions may use from outside, found by kind and the text of the URI. Each document is as
   * old as the bundle says that it was fetched, and what it says of its own end stays in force: the
   * {@code nextUpdate} of a revocation list, the {@code exp} of a status list, or its {@code ttl}
   * if it has no {@code exp}. Being in a bundle lengthens the life of nothing.
   */
  public Documents documents() {
    return this::find;
  }

  private Finding find(DocumentRequest request) {
    Document found = documents.get(BundleEntry.key(request.kind().code(), request.uri()));
    return found == null ? new Finding.Missing() : new Finding.Found(found);
  }

  /** How up to date the bundle is at an instant. */
  public BundleFreshness freshnessAt(Instant at) {
    return manifest.freshnessAt(at);
  }

  @Override
  public String toString() {
    return "OfflineBundle[" + id().text() + "]";
  }
}
