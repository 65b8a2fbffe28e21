package dev.assay.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The documents that a decision may use. Implementations answer at once: nothing blocks inside a
 * verification.
 */
@FunctionalInterface
public interface Documents {

  /** Looks for a document. */
  Finding find(DocumentRequest request);

  /** No documents at all. */
  static Documents none() {
    return request -> new Finding.Missing();
  }

  /**
   * These documents, found by the text of their URI. Of several with the same URI the last one
   * counts.
   */
  static Documents of(Collection<Document> documents) {
    Map<String, Document> byUri =
        documents.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    document -> document.uri().toString(), Function.identity(), (a, b) -> b));
    return request -> {
      Document document = byUri.get(request.uri().toString());
      return document == null ? new Finding.Missing() : new Finding.Found(document);
    };
  }

  /** The first of several that would do. */
  default Optional<DocumentRequest> firstOf(List<DocumentRequest> requests) {
    return requests.stream().filter(one -> find(one) instanceof Finding.Found).findFirst();
  }

  /** Of these documents those whose word does not depend on who hands them over. */
  default Documents onlySigned() {
    return request -> request.kind().isSigned() ? find(request) : new Finding.Missing();
  }

  /**
   * These documents first, then those; of several that would do, each of these goes before all of
   * those.
   */
  default Documents then(Documents those) {
    return new Successive(this, those);
  }
}
