package dev.assay.document;

/** What became of looking for a document. */
public sealed interface Finding {

  /** The document is there. */
  record Found(Document document) implements Finding {}

  /** The document is not there, and nobody has tried to get it yet. */
  record Missing() implements Finding {}

  /**
   * Somebody tried to get the document, in vain.
   *
   * @param reason what happened, for people; no personal data
   */
  record Unavailable(FetchFault fault, String reason) implements Finding {}
}
