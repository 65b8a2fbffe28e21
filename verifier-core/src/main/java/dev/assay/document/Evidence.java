package dev.assay.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of one verification, and what the verification took from them: which it used, and
 * which it would have needed. Not safe for use by several threads.
 */
public final class Evidence {

  private final Documents documents;
  private final Map<String, Document> used = new LinkedHashMap<>();
  private final Map<String, DocumentRequest> missing = new LinkedHashMap<>();

  /** Starts with nothing used and nothing missing. */
  public Evidence(Documents documents) {
    this.documents = documents;
  }

  /**
   * Looks for a document that the decision depends on: if it is not there, it counts as missing.
   */
  public Finding need(DocumentRequest request) {
    Finding finding = look(request);
    if (finding instanceof Finding.Missing) {
      missing.putIfAbsent(request.uri().toString(), request);
    }
    return finding;
  }

  /** Looks for a document that the decision can do without. */
  public Finding look(DocumentRequest request) {
    Finding finding = documents.find(request);
    if (finding instanceof Finding.Found found) {
      used.putIfAbsent(request.uri().toString(), found.document());
    }
    return finding;
  }

  /** Looks for the first of several documents that would do. */
  public Finding lookForAny(List<DocumentRequest> requests) {
    return documents.firstOf(requests).map(this::look).orElseGet(Finding.Missing::new);
  }

  /** The documents that were used, in the order of their first use. */
  public List<Document> used() {
    return List.copyOf(used.values());
  }

  /** The documents that were needed and not there, in the order of the need. */
  public List<DocumentRequest> missing() {
    return List.copyOf(missing.values());
  }
}
