package dev.assay.server.presentation;

import dev.assay.VerificationResult;
import dev.assay.server.iso18013.MdocQuestion;
import dev.assay.server.iso18013.MdocQuestion.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which query each document of one response answers. */
record ReturnedDocuments(MdocQuestion question) {

  private static final String NOT_ASKED_FOR = "(another document)";

  /**
   * What became of the documents, by the ids of their queries. A document that nobody asked for
   * stands under what is no id: which one it is is its holder's business. What could not be read is
   * no answer to any query.
   */
  Map<String, List<VerificationResult>> byQuery(VerificationResult returned) {
    Map<String, List<VerificationResult>> given = new LinkedHashMap<>();
    for (VerificationResult one : returned.each()) {
      for (String id : ids(one.facts().type())) {
        given.computeIfAbsent(id, any -> new ArrayList<>()).add(one);
      }
    }
    return given;
  }

  private List<String> ids(Optional<String> docType) {
    return docType
        .map(type -> List.of(question.queryId(type).orElse(NOT_ASKED_FOR)))
        .orElseGet(() -> question.documents().stream().map(Document::queryId).toList());
  }
}
